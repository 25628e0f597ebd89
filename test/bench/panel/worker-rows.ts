import type { AuditLogSource } from '@/lib/audit-log/source';
import { parseReply, wrapCommand } from '@/lib/messaging/envelope';
import { z } from '@/lib/zod';
import type { Stage } from '../../browser/stage';
import { type TestPage, waitFor } from '../../browser/test-page';
import { median, type Row } from '../row';
import { ASK_PAGE, floorWorker } from './panel-copy';

const REPEATS = 15;
/** ms. What is asked is how long a worker takes to wake, not how long one takes to die. */
const REST = 300;

const Answered = z.object({ asked: z.number(), took: z.number(), reply: z.unknown() });
type Answered = z.infer<typeof Answered>;

/** A worker that can be killed, and a page that asks it. */
interface Asked {
  readonly origin: string;
  readonly page: TestPage;
  readonly message: unknown;
  /** What its answer says. */
  readonly ok: boolean;
  /** ms. */
  readonly times: number[];
}

/** From the panel's first question to a killed worker's answer, beside an extension whose worker is one line. ms. */
export async function workerRows(stage: Stage, source: AuditLogSource): Promise<readonly Row[]> {
  const { browser } = stage;
  const asked = async (origin: string, message: unknown): Promise<Asked> => {
    // A window of its own: a page out of sight would be served later.
    const page = await browser.openTab(`${origin}/${ASK_PAGE}`, { newWindow: true });
    return { origin, page, message, ok: true, times: [] };
  };
  const floor = await asked(await floorWorker(browser), 'ask');
  const ours = await asked(browser.origin, wrapCommand('source.open', { source }));
  // Refused before anything is looked at: what only the script's own start takes.
  const otherVersion = { ...wrapCommand('source.open', { source }), protocolVersion: 0 };
  const started: Asked = { ...ours, message: otherVersion, ok: false, times: [] };
  await ask(ours);
  for (let round = -1; round < REPEATS; round += 1) {
    for (const one of [floor, ours, started]) {
      const took = await wake(stage, one);
      if (round >= 0) one.times.push(took);
    }
  }
  await floor.page.close();
  await ours.page.close();
  const metric = 'killed worker to its answer';
  const least = Math.min(...floor.times);
  return [
    { metric, unit: 'ms', floor: median(floor.times), measured: median(ours.times), budget: 1.8 },
    { metric: `${metric}: the least`, unit: 'ms', floor: least, measured: Math.min(...ours.times) },
    { metric: 'killed worker to a refusal', unit: 'ms', floor: median(floor.times), measured: median(started.times) },
    { metric: 'killed worker to a refusal: the least', unit: 'ms', floor: least, measured: Math.min(...started.times) },
  ];
}

async function wake(stage: Stage, one: Asked): Promise<number> {
  const { page, origin } = one;
  const before = await startedAt(page);
  const requests = stage.make.log.api().length;
  await stage.browser.stopBackground(origin);
  await new Promise((resolve) => setTimeout(resolve, REST));
  const { asked, took } = await ask(one);
  const started = await startedAt(page);
  if (started <= before) throw new Error('The worker that answered is the one that was killed.');
  // Something else woke it, or it had to look at Make: that is another time than the one asked for.
  if (started < asked || stage.make.log.api().length > requests) return wake(stage, one);
  return took;
}

async function ask({ page, message, ok }: Asked): Promise<Answered> {
  const answered = Answered.parse(
    await page.evaluate(`(async () => {
      const start = performance.now();
      const reply = await chrome.runtime.sendMessage(${JSON.stringify(message)});
      return { asked: performance.timeOrigin + start, took: performance.now() - start, reply };
    })()`),
  );
  if (parseReply(answered.reply)?.ok !== ok) throw new Error(`The worker answered ${JSON.stringify(answered.reply)}`);
  return answered;
}

/** ms since the epoch. Every start of a worker has a time of its own. */
async function startedAt(page: TestPage): Promise<number> {
  return waitFor(
    async () =>
      z.number().safeParse(
        await page.evaluate(`(async () => {
          const { active } = await navigator.serviceWorker.getRegistration();
          const { port1, port2 } = new MessageChannel();
          const told = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
          active.postMessage(0, [port2]);
          return told;
        })()`),
      ).data,
    'the worker to tell when it started',
  );
}
