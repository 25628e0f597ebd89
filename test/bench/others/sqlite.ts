import type { Data } from '../page/entries';
import type { SqliteCall, SqliteCalls } from './sqlite-worker';

/** The page's side: everything is done and measured in the worker. */
let worker: Worker | undefined;

function call<Name extends keyof SqliteCalls>(
  name: Name,
  data: Data,
  rounds = 0,
): Promise<Awaited<ReturnType<SqliteCalls[Name]>>> {
  const running = worker;
  if (running === undefined) throw new Error('The worker does not run.');
  return new Promise((resolve, reject) => {
    running.onmessage = ({ data: told }) => ('answer' in told ? resolve(told.answer) : reject(new Error(told.error)));
    running.onerror = ({ message }) => reject(new Error(message));
    const question: SqliteCall = { call: name, data, rounds };
    running.postMessage(question);
  });
}

/** ms from asking for the worker to the newest 50, in the page's own clock. */
export async function openSqlite(data: Data) {
  const start = performance.now();
  worker = new Worker('/sqlite-worker.js', { type: 'module' });
  const { version } = await call('open', data);
  return { took: performance.now() - start, version };
}

export const fillSqlite = (data: Data) => call('fill', data);

export const askSqlite = (data: Data, rounds: number) => call('ask', data, rounds);

export async function closeSqlite(data: Data): Promise<void> {
  await call('close', data);
  worker?.terminate();
  worker = undefined;
}
