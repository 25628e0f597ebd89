import { createdAt } from '@/lib/archive/columns/created-column';
import { targetText } from '@/lib/archive/columns/target-value';
import type { Actor, AuditLogEntry, TeamRef } from '@/lib/audit-log/entry';
import type { OrganizationRef } from '@/lib/audit-log/source';
import {
  type ActorTuple,
  ARRIVED_LATE,
  type Block,
  CHANGED,
  FRESH,
  type Row,
  type Seen,
  type SeenTuple,
  type TeamTuple,
  type VersionTuple,
  valueAt,
} from './block';
import type { Facts } from './entry-forms';
import { rawOf, type Shape, shapeOfText } from './entry-shape';
import { jsonOfText } from './exact-json';

/** One row of a block as it went in. */
export function rowOf(block: Block, row: number, uuid: string, { organizationId }: OrganizationRef): Row {
  const shape = valueAt(block.shapes, row);
  const seen = valueAt(block.seen, row);
  if (shape === undefined || seen === undefined || row >= block.count)
    throw new RangeError(`The block has no row ${row}`);
  const triggeredAt = block.triggeredAt[row] ?? Number.NaN;
  const facts = {
    uuid,
    organizationId,
    eventName: valueAt(block.events, row) ?? '',
    triggeredAt: known(triggeredAt),
    createdAt: known(createdAt(block.created, row, triggeredAt)),
    team: readTeam(valueAt(block.teams, row)),
    actor: readActor(valueAt(block.actors, row)),
    targetId: targetText(valueAt(block.targets, row)),
    version: readVersion(valueAt(block.versions, row)),
  };
  return { entry: entryOf(facts, shapeOfText(shape), valueAt(block.literals, row)), seen: readSeen(seen) };
}

export function entryOf(facts: Facts, shape: Shape, literals: string | null | undefined): AuditLogEntry {
  const values = literals ? jsonOfText(literals) : [];
  return { ...facts, raw: rawOf(shape, facts, Array.isArray(values) ? values : []) };
}

/** `NaN` stands for a time that was unreadable. */
export function known(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : time;
}

export function readActor(tuple: ActorTuple | null | undefined): Actor | undefined {
  if (!tuple) return undefined;
  const [id, name, email] = tuple;
  return { ...(id !== null && { id }), ...(name !== null && { name }), ...(email !== null && { email }) };
}

export function readTeam(tuple: TeamTuple | null | undefined): TeamRef | undefined {
  if (!tuple) return undefined;
  const [id, name] = tuple;
  return name === null ? { id } : { id, name };
}

export function readVersion(tuple: VersionTuple | null | undefined): AuditLogEntry['version'] {
  if (!tuple) return undefined;
  const [from, to] = tuple;
  return { ...(from !== null && { from }), ...(to !== null && { to }) };
}

export function readSeen([firstSeenAt, flags]: SeenTuple): Seen {
  return {
    firstSeenAt,
    fresh: (flags & FRESH) !== 0,
    changed: (flags & CHANGED) !== 0,
    ...((flags & ARRIVED_LATE) === 0 ? {} : { arrivedLate: true }),
  };
}
