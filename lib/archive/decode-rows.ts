import type { Actor, AuditLogEntry, TeamRef } from '../audit-log/entry';
import type { OrganizationRef } from '../audit-log/source';
import {
  type ActorTuple,
  type Block,
  type BlockHeader,
  CHANGED,
  type CodedColumn,
  FRESH,
  type Row,
  type Seen,
  type SeenTuple,
  type TeamTuple,
  type VersionTuple,
} from './block';
import type { Bytes } from './block-store';
import { unpackParts } from './byte-parts';
import { type IdColumn, idWidth } from './dictionary';
import { rawOf } from './entry-shape';

export function decodeRows(bytes: Bytes, { organizationId }: OrganizationRef): Block {
  const { header, take } = unpackParts<BlockHeader>(bytes);
  const { count } = header;
  const triggeredAt = new Float64Array(take(count * 8));
  const created = header.created === 'delay' ? new Int32Array(take(count * 4)) : new Float64Array(take(count * 8));
  const coded = <Stored, Value>(stored: readonly Stored[], read: (value: Stored) => Value): CodedColumn<Value> => ({
    values: stored.map(read),
    ids: takeIds(stored.length, count, take),
  });

  const events = coded(header.events, (name) => name);
  const actors = coded(header.actors, readActor);
  const teams = coded(header.teams, readTeam);
  const targets = coded(header.targets, (id) => id ?? undefined);
  const versions = coded(header.versions, readVersion);
  const shapes = coded(header.shapes, (shape) => shape);
  const seen = coded(header.seen, readSeen);

  const createdAt = (row: number): number => {
    const recorded = created[row] ?? Number.NaN;
    return header.created === 'delay' ? (triggeredAt[row] ?? Number.NaN) + recorded : recorded;
  };

  return {
    count,
    triggeredAt,
    events,
    actors,
    teams,
    targets,
    seen,
    createdAt,
    entry(row, uuid) {
      const parsed = {
        uuid,
        organizationId,
        eventName: valueAt(events, row) ?? '',
        triggeredAt: known(triggeredAt[row]),
        createdAt: known(createdAt(row)),
        team: valueAt(teams, row),
        actor: valueAt(actors, row),
        targetId: valueAt(targets, row),
        version: valueAt(versions, row),
      };
      return { ...parsed, raw: rawOf(valueAt(shapes, row) ?? [], parsed) };
    },
  };
}

/** One row of a block as it went in. */
export function rowOf(block: Block, row: number, uuid: string): Row {
  const seen = valueAt(block.seen, row);
  if (seen === undefined) throw new RangeError(`The block has no row ${row}`);
  return { entry: block.entry(row, uuid), seen };
}

export function valueAt<Value>({ values, ids }: CodedColumn<Value>, row: number): Value | undefined {
  return values[ids === undefined ? 0 : (ids[row] ?? 0)];
}

function takeIds(values: number, count: number, take: (bytes: number) => ArrayBuffer): IdColumn | undefined {
  const width = idWidth(values);
  switch (width) {
    case 0:
      return undefined;
    case 1:
      return new Uint8Array(take(count));
    case 2:
      return new Uint16Array(take(count * width));
    case 4:
      return new Uint32Array(take(count * width));
  }
}

function known(time: number | undefined): number | undefined {
  return time === undefined || Number.isNaN(time) ? undefined : time;
}

function readActor(tuple: ActorTuple | null): Actor | undefined {
  if (!tuple) return undefined;
  const [id, name, email] = tuple;
  return { ...(id !== null && { id }), ...(name !== null && { name }), ...(email !== null && { email }) };
}

function readTeam(tuple: TeamTuple | null): TeamRef | undefined {
  if (!tuple) return undefined;
  const [id, name] = tuple;
  return name === null ? { id } : { id, name };
}

function readVersion(tuple: VersionTuple | null): AuditLogEntry['version'] {
  if (!tuple) return undefined;
  const [from, to] = tuple;
  return { ...(from !== null && { from }), ...(to !== null && { to }) };
}

function readSeen([firstSeenAt, flags]: SeenTuple): Seen {
  return { firstSeenAt, fresh: (flags & FRESH) !== 0, changed: (flags & CHANGED) !== 0 };
}
