import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { EVENTS } from '../page/entries';
import type { SqliteDatabase } from './sqlite-types';

/** As somebody would who knows SQLite: values that come again have tables of their own, and questions have indexes. */
const SCHEMA = `
CREATE TABLE event(id INTEGER PRIMARY KEY, name TEXT, kind TEXT, text TEXT);
CREATE TABLE actor(id INTEGER PRIMARY KEY, number INTEGER, text TEXT);
CREATE TABLE team(id INTEGER PRIMARY KEY, number INTEGER, text TEXT);
CREATE TABLE target(id INTEGER PRIMARY KEY, key TEXT, text TEXT);
CREATE TABLE entry(
  id INTEGER PRIMARY KEY, uuid BLOB UNIQUE, triggered INTEGER, created INTEGER,
  event INTEGER, actor INTEGER, team INTEGER, target INTEGER, version TEXT
);
CREATE INDEX by_time ON entry(triggered);
CREATE INDEX by_target ON entry(target, triggered);
CREATE INDEX by_actor ON entry(actor, triggered);`;

/** Inserts a page of entries in one transaction. */
export function insertInto(database: SqliteDatabase): (entries: readonly AuditLogEntry[]) => void {
  database.exec(SCHEMA);
  const event = dictionary(database, 'INSERT INTO event VALUES(?, ?, ?, ?)');
  const actor = dictionary(database, 'INSERT INTO actor VALUES(?, ?, ?)');
  const team = dictionary(database, 'INSERT INTO team VALUES(?, ?, ?)');
  const target = dictionary(database, 'INSERT INTO target VALUES(?, ?, ?)');
  const insert = database.prepare('INSERT OR IGNORE INTO entry VALUES(NULL, ?, ?, ?, ?, ?, ?, ?, ?)');
  const row = (entry: AuditLogEntry) => [
    bytesOf(entry.uuid),
    entry.triggeredAt ?? null,
    entry.createdAt ?? null,
    eventOf(entry, event),
    entry.actor === undefined ? null : actor([entry.actor.id, folded(entry.actor.name, entry.actor.email)]),
    entry.team === undefined ? null : team([entry.team.id, folded(entry.team.name)]),
    entry.targetId === undefined ? null : target([entry.targetId, folded(entry.targetId)]),
    entry.version === undefined ? null : JSON.stringify(entry.version),
  ];
  return (entries) =>
    database.transaction(() => {
      for (const entry of entries) insert.bind(row(entry)).stepReset();
    });
}

type Value = string | number | null | undefined;

function eventOf({ eventName }: AuditLogEntry, event: (values: readonly Value[]) => number): number | null {
  if (eventName === undefined) return null;
  return event([eventName, EVENTS.kind(eventName), folded(eventName, EVENTS.label(eventName))]);
}

/** The row of these values, which is made when they come for the first time. */
function dictionary(database: SqliteDatabase, sql: string): (values: readonly Value[]) => number {
  const statement = database.prepare(sql);
  const ids = new Map<string, number>();
  return (values) => {
    const key = values.join('\n');
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = ids.size + 1;
    ids.set(key, id);
    statement.bind([id, ...values.map((value) => value ?? null)]).stepReset();
    return id;
  };
}

/** A line break that nobody types keeps the texts apart. */
function folded(...texts: readonly (string | undefined)[]): string {
  return texts.join('\n').toLowerCase();
}

function bytesOf(uuid: string): Uint8Array {
  const digits = uuid.replaceAll('-', '');
  return Uint8Array.from({ length: 16 }, (_, index) => Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16));
}
