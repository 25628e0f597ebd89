import { createLog, type Data, PAGE, questionsOf, readPage } from '../page/entries';
import { compareCounts, createProgress } from '../page/measure';
import { insertInto } from './sqlite-insert';
import { countsIn } from './sqlite-questions';
import type { SqliteDatabase, SqliteModule } from './sqlite-types';

// SQLite in WebAssembly, its file in the origin's private folder: only a dedicated worker may have it, one at a time.

/** Where the server of the bench has the package; it looks for its WebAssembly beside itself. */
const SQLITE = '/sqlite/index.mjs';

let database: SqliteDatabase | undefined;

const CALLS = {
  /** Reads the newest 50 at once. */
  async open(_data: Data, _rounds: number) {
    const { default: start }: SqliteModule = await import(/* @vite-ignore */ SQLITE);
    const sqlite3 = await start();
    const pool = await sqlite3.installOpfsSAHPoolVfs({ name: 'bench' });
    database = new pool.OpfsSAHPoolDb('/audit-log.db');
    database.exec('PRAGMA synchronous = normal; PRAGMA cache_size = -262144');
    const tables = Number(database.selectValue("SELECT count(*) FROM sqlite_schema WHERE name = 'entry'"));
    if (tables > 0) database.selectArrays('SELECT * FROM entry ORDER BY triggered DESC LIMIT 50');
    return { version: sqlite3.version.libVersion };
  },
  async fill(data: Data, _rounds: number) {
    const insert = insertInto(opened());
    const log = createLog(data);
    const tell = createProgress('SQLite');
    let took = 0;
    for (let page = 0; page < log.pages; page += 1) {
      const entries = readPage(log.page(page));
      const start = performance.now();
      insert(entries);
      took += performance.now() - start;
      tell((page + 1) * PAGE, data.entries);
    }
    return took;
  },
  async ask(data: Data, rounds: number) {
    return compareCounts(countsIn(opened(), questionsOf(createLog(data))), rounds);
  },
  async close(_data: Data, _rounds: number) {
    opened().close();
    return true;
  },
};

export type SqliteCalls = typeof CALLS;

function opened(): SqliteDatabase {
  if (database === undefined) throw new Error('The database is not open.');
  return database;
}

self.onmessage = async ({ data: { call, data, rounds } }: MessageEvent<SqliteCall>) => {
  try {
    self.postMessage({ answer: await CALLS[call](data, rounds) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};

export interface SqliteCall {
  readonly call: keyof SqliteCalls;
  readonly data: Data;
  readonly rounds: number;
}
