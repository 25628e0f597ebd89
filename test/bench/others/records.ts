import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { isJsonObject, type JsonObject } from '@/lib/json';
import { DAY } from '@/lib/time';
import { createLog, type Data, EVENTS, PAGE, type Questions, questionsOf, readPage, SOURCE } from '../page/entries';
import { done, openDatabase, settled } from '../page/idb';
import { compareCounts, createProgress } from '../page/measure';

/**
 * What one would have without an archive of one's own: a record for each entry in IndexedDB, as Make sent it, with the
 * three compound indexes that its questions ask for.
 */
const NAME = 'bench-records';
const AT_ONCE = 5000;

const open = () =>
  openDatabase(NAME, (database) => {
    const store = database.createObjectStore('entries', { keyPath: 'uuid' });
    store.createIndex('time', ['organizationId', 'triggeredAt']);
    store.createIndex('target', ['organizationId', 'targetId', 'triggeredAt']);
    store.createIndex('actor', ['organizationId', 'actor.id', 'triggeredAt']);
  });

/** ms, without making the entries; 1,000 a relaxed transaction. */
export async function fillRecords(data: Data): Promise<number> {
  const database = await open();
  const log = createLog(data);
  const tell = createProgress('IDB records');
  let took = 0;
  for (let page = 0; page < log.pages; page += 1) {
    const entries: readonly AuditLogEntry[] = readPage(log.page(page));
    const start = performance.now();
    const transaction = database.transaction('entries', 'readwrite', { durability: 'relaxed' });
    for (const { raw } of entries) transaction.objectStore('entries').put(raw);
    await done(transaction);
    took += performance.now() - start;
    tell((page + 1) * PAGE, data.entries);
  }
  database.close();
  return took;
}

/** The newest 50, from opening the database on. ms. */
export async function readRecords(): Promise<number> {
  const start = performance.now();
  const database = await open();
  await newest(database, 50);
  const took = performance.now() - start;
  database.close();
  return took;
}

/** The same questions, and what they found; the best of so many rounds after the first, or the first itself. */
export async function askRecords(data: Data, rounds: number) {
  const database = await open();
  const asked = await compareCounts(worksOf(database, questionsOf(createLog(data))), rounds);
  database.close();
  return asked;
}

function worksOf(database: IDBDatabase, questions: Questions): Readonly<Record<string, () => Promise<number>>> {
  const { word, words, eventName, actorId, teamId, target, after } = questions;
  const text = (wanted: readonly string[]) => () =>
    scan(database, (entry) => {
      const fields = textsOf(entry);
      return wanted.every((one) => fields.some((field) => field.includes(one)));
    });
  const organization = SOURCE.organizationId;
  return {
    'search, 1 word': text([word]),
    'search, 3 words': text(words),
    'filter, 4 predicates': async () => {
      const since = new Date(after).toISOString();
      const range = IDBKeyRange.bound([organization, actorId, since], [organization, actorId, '9']);
      const found = await all(database, 'actor', range);
      return found.filter(({ eventName: event, team }) => event === eventName && idOf(team) === teamId).length;
    },
    'object history': async () => {
      const range = IDBKeyRange.bound([organization, target.id, ''], [organization, target.id, '9']);
      const found = await all(database, 'target', range);
      return found.filter(({ eventName: event }) => EVENTS.kind(String(event)) === target.kind).length;
    },
    'counts of all': async () => {
      const counts = new Map<string, number>();
      await scan(database, ({ eventName: event, actor, team }) => {
        const values = [`event ${event}`, `actor ${idOf(actor)}`, `team ${idOf(team)}`, EVENTS.kind(String(event))];
        for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
        return false;
      });
      return counts.size;
    },
    'timeline of all': async () => {
      const days = new Map<number, number>();
      return scan(database, ({ triggeredAt }) => {
        const day = Math.floor(Date.parse(String(triggeredAt)) / DAY);
        days.set(day, (days.get(day) ?? 0) + 1);
        return true;
      });
    },
  };
}

function textsOf({ eventName, actor, team, targetId }: JsonObject): readonly string[] {
  const event = String(eventName ?? '');
  const person = isJsonObject(actor) ? [actor.name, actor.email] : [];
  const texts = [event, EVENTS.label(event), ...person, isJsonObject(team) ? team.name : '', targetId];
  return texts.map((value) => String(value ?? '').toLowerCase());
}

function idOf(value: unknown): unknown {
  return isJsonObject(value) ? value.id : undefined;
}

async function newest(database: IDBDatabase, count: number): Promise<number> {
  const cursor = database.transaction('entries').objectStore('entries').index('time').openCursor(undefined, 'prev');
  return new Promise((resolve, reject) => {
    let seen = 0;
    cursor.onerror = () => reject(cursor.error);
    cursor.onsuccess = () => {
      seen += cursor.result ? 1 : 0;
      if (cursor.result && seen < count) cursor.result.continue();
      else resolve(seen);
    };
  });
}

async function all(database: IDBDatabase, index: string, range: IDBKeyRange): Promise<readonly JsonObject[]> {
  return settled(database.transaction('entries').objectStore('entries').index(index).getAll(range));
}

/** How many of all records pass; some thousand at a time, since they are too many for the memory. */
async function scan(database: IDBDatabase, passes: (entry: JsonObject) => boolean): Promise<number> {
  let count = 0;
  let from: IDBKeyRange | undefined;
  for (;;) {
    const store = database.transaction('entries').objectStore('entries');
    const entries: readonly JsonObject[] = await settled(store.getAll(from, AT_ONCE));
    for (const entry of entries) if (passes(entry)) count += 1;
    const last = entries.at(-1)?.uuid;
    if (entries.length < AT_ONCE || last === undefined) return count;
    from = IDBKeyRange.lowerBound(last, true);
  }
}
