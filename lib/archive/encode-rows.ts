import type { AuditLogEntry } from '../audit-log/entry';
import {
  type ActorTuple,
  type BlockHeader,
  CHANGED,
  FRESH,
  type Row,
  type SeenTuple,
  type TeamTuple,
  type VersionTuple,
} from './block';
import type { Bytes } from './block-store';
import { packParts } from './byte-parts';
import { createDictionary, type Dictionary, type IdColumn, idWidth, tupleKey } from './dictionary';
import { type Shape, shapeOf } from './entry-shape';

const MAX_DELAY = 0x7fffffff;

/** All of a block but its uuids; `decodeRows` gives back what went in. */
export function encodeRows(rows: readonly Row[]): Bytes {
  const events = createDictionary<string>((value) => value);
  const actors = createDictionary<ActorTuple | null>(tupleKey);
  const teams = createDictionary<TeamTuple | null>(tupleKey);
  const targets = createDictionary<string | null>((value) => value);
  const versions = createDictionary<VersionTuple | null>(tupleKey);
  const shapes = createDictionary<Shape>(JSON.stringify);
  const seen = createDictionary<SeenTuple>(tupleKey);

  const coded = [
    column(events, rows, ({ entry }) => entry.eventName),
    column(actors, rows, actorTuple),
    column(teams, rows, teamTuple),
    column(targets, rows, ({ entry }) => entry.targetId ?? null),
    column(versions, rows, versionTuple),
    column(shapes, rows, ({ entry }) => shapeOf(entry.raw, entry)),
    column(seen, rows, seenTuple),
  ].flatMap((ids) => ids ?? []);

  const asDelay = rows.every(({ entry }) => hasDelay(entry));
  const header: BlockHeader = {
    count: rows.length,
    created: asDelay ? 'delay' : 'time',
    events: events.values,
    actors: actors.values,
    teams: teams.values,
    targets: targets.values,
    versions: versions.values,
    shapes: shapes.values,
    seen: seen.values,
  };
  const triggeredAt = Float64Array.from(rows, ({ entry }) => entry.triggeredAt ?? Number.NaN);
  const createdAt = Float64Array.from(rows, ({ entry }) => entry.createdAt ?? Number.NaN);
  const created = asDelay ? Int32Array.from(createdAt, (time, row) => time - (triggeredAt[row] ?? 0)) : createdAt;
  return packParts({ ...header }, [triggeredAt, created, ...coded]);
}

function column<Value>(
  dictionary: Dictionary<Value>,
  rows: readonly Row[],
  read: (row: Row) => Value,
): IdColumn | undefined {
  const ids = Uint32Array.from(rows, (row) => dictionary.idOf(read(row)));
  switch (idWidth(dictionary.values.length)) {
    case 0:
      return undefined;
    case 1:
      return Uint8Array.from(ids);
    case 2:
      return Uint16Array.from(ids);
    case 4:
      return ids;
  }
}

function hasDelay({ triggeredAt, createdAt }: AuditLogEntry): boolean {
  if (triggeredAt === undefined || createdAt === undefined) return false;
  const delay = createdAt - triggeredAt;
  return Number.isInteger(delay) && Math.abs(delay) <= MAX_DELAY && triggeredAt + delay === createdAt;
}

function actorTuple({ entry: { actor } }: Row): ActorTuple | null {
  return actor ? [actor.id ?? null, actor.name ?? null, actor.email ?? null] : null;
}

function teamTuple({ entry: { team } }: Row): TeamTuple | null {
  return team ? [team.id, team.name ?? null] : null;
}

function versionTuple({ entry: { version } }: Row): VersionTuple | null {
  return version ? [version.from ?? null, version.to ?? null] : null;
}

function seenTuple({ seen: { firstSeenAt, fresh, changed } }: Row): SeenTuple {
  return [firstSeenAt, (fresh ? FRESH : 0) | (changed ? CHANGED : 0)];
}
