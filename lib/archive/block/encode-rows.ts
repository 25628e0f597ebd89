import { type Coder, createCoder, createPlainCoder, narrowed } from '@/lib/archive/columns/coder';
import { packCreated } from '@/lib/archive/columns/created-column';
import { type TargetValue, targetValue } from '@/lib/archive/columns/target-value';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import {
  type ActorTuple,
  ARRIVED_LATE,
  type Block,
  CHANGED,
  type CodedColumn,
  FRESH,
  type Row,
  type Seen,
  type SeenTuple,
  type TeamTuple,
  type VersionTuple,
} from './block';
import { ACTORS, SEEN, TEAMS, VERSIONS } from './block-codings';
import { createShapeFinder } from './shape-finder';

/** Shapes are remembered from page to page. */
const findShape = createShapeFinder();

/** All of a block but its uuids; `decodeRows` gives back what went in. */
export function encodeRows(rows: readonly Row[]): Block {
  const count = rows.length;
  const triggeredAt = new Float64Array(count);
  const createdAt = new Float64Array(count);
  const events = columnOf(createPlainCoder<string>(), count);
  const actors = columnOf(createCoder(ACTORS), count);
  const teams = columnOf(createCoder(TEAMS), count);
  const targets = columnOf(createPlainCoder<TargetValue>(), count);
  const versions = columnOf(createCoder(VERSIONS), count);
  const shapes = columnOf(createPlainCoder<string>(), count);
  const literals = columnOf(createPlainCoder<string | null>(), count);
  const seen = columnOf(createCoder(SEEN), count);

  for (let row = 0; row < count; row++) {
    const { entry, seen: known } = rows[row] ?? outOf(rows);
    const written = findShape(entry);
    triggeredAt[row] = entry.triggeredAt ?? Number.NaN;
    createdAt[row] = entry.createdAt ?? Number.NaN;
    events.put(row, entry.eventName);
    actors.put(row, actorTuple(entry));
    teams.put(row, teamTuple(entry));
    targets.put(row, targetValue(entry.targetId));
    versions.put(row, versionTuple(entry));
    shapes.put(row, written.shape.text);
    literals.put(row, written.literals);
    seen.put(row, seenTuple(known));
  }
  return {
    count,
    triggeredAt,
    created: packCreated(createdAt, triggeredAt),
    events: events.done(),
    actors: actors.done(),
    teams: teams.done(),
    targets: targets.done(),
    versions: versions.done(),
    shapes: shapes.done(),
    literals: literals.done(),
    seen: seen.done(),
  };
}

interface ColumnWriter<Value> {
  put(row: number, value: Value): void;
  done(): CodedColumn<Value>;
}

function columnOf<Value>(coder: Coder<Value>, count: number): ColumnWriter<Value> {
  const ids = new Uint32Array(count);
  return {
    put(row, value) {
      ids[row] = coder.idOf(value);
    },
    done: () => ({ values: coder.values, ids: narrowed(ids, coder.values.length) }),
  };
}

function outOf(rows: readonly Row[]): never {
  throw new RangeError(`A hole among ${rows.length} rows`);
}

function actorTuple({ actor }: AuditLogEntry): ActorTuple | null {
  return actor ? [actor.id ?? null, actor.name ?? null, actor.email ?? null] : null;
}

function teamTuple({ team }: AuditLogEntry): TeamTuple | null {
  return team ? [team.id, team.name ?? null] : null;
}

function versionTuple({ version }: AuditLogEntry): VersionTuple | null {
  return version ? [version.from ?? null, version.to ?? null] : null;
}

function seenTuple({ firstSeenAt, fresh, changed, arrivedLate }: Seen): SeenTuple {
  return [firstSeenAt, (fresh ? FRESH : 0) | (changed ? CHANGED : 0) | (arrivedLate ? ARRIVED_LATE : 0)];
}
