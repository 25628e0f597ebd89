import { askRecords, fillRecords, readRecords } from '../others/records';
import { askSqlite, closeSqlite, fillSqlite, openSqlite } from '../others/sqlite';
import { ask } from './ask';
import { encode } from './encode';
import { writeFiles } from './export';
import { load, readOpaque } from './read';
import { appendSmall, copyOpaque, fill, writeOpaque } from './write';

/** What runs in the browser: measured there, told as plain numbers. */
const PAGE = {
  appendSmall,
  ask,
  askRecords,
  askSqlite,
  closeSqlite,
  copyOpaque,
  encode,
  fill,
  fillRecords,
  fillSqlite,
  load,
  openSqlite,
  readOpaque,
  readRecords,
  writeFiles,
  writeOpaque,
};

declare global {
  var bench: typeof PAGE;
}

globalThis.bench = PAGE;
