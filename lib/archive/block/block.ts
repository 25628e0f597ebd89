import type { CreatedColumn } from '@/lib/archive/columns/created-column';
import type { IdColumn } from '@/lib/archive/columns/dictionary';
import type { TargetValue } from '@/lib/archive/columns/target-value';
import type { UuidColumn } from '@/lib/archive/columns/uuid-column';
import type { AuditLogEntry } from '@/lib/audit-log/entry';

/** What we know of an entry beside what Make says. */
export interface Seen {
  /** ms since the epoch. */
  readonly firstSeenAt: number;
  /** It counted as new then. */
  readonly fresh: boolean;
  /** Make later sent other content under the same uuid. */
  readonly changed: boolean;
  /** It was not there when we read later ones. */
  readonly arrivedLate?: true;
}

export interface Row {
  readonly entry: AuditLogEntry;
  readonly seen: Seen;
}

/** The uuids of a block's rows. */
export interface BlockIds {
  readonly uuids: UuidColumn;
  /** Sequences of the blocks that this one was merged from and has taken the place of; their live rows are all in it. */
  readonly merged: readonly number[];
}

/** All else of a block, column by column, as it is stored: an entry is put together when asked for. */
export interface Block {
  readonly count: number;
  /** ms since the epoch, `NaN` if unreadable. */
  readonly triggeredAt: Float64Array<ArrayBuffer>;
  readonly created: CreatedColumn;
  readonly events: CodedColumn<string>;
  readonly actors: CodedColumn<ActorTuple | null>;
  readonly teams: CodedColumn<TeamTuple | null>;
  readonly targets: CodedColumn<TargetValue>;
  readonly versions: CodedColumn<VersionTuple | null>;
  /** See `entry-shape`. */
  readonly shapes: CodedColumn<string>;
  readonly literals: CodedColumn<string | null>;
  readonly seen: CodedColumn<SeenTuple>;
}

/** `values[ids[row]]`; `ids` is `undefined` where all rows have the one value. */
export interface CodedColumn<Value> {
  readonly values: readonly Value[];
  readonly ids: IdColumn | undefined;
}

export type ActorTuple = readonly [id: number | null, name: string | null, email: string | null];
export type TeamTuple = readonly [id: number, name: string | null];
export type VersionTuple = readonly [from: string | null, to: string | null];
export type SeenTuple = readonly [firstSeenAt: number, flags: number];

export const FRESH = 1;
export const CHANGED = 2;
export const ARRIVED_LATE = 4;

export function valueAt<Value>({ values, ids }: CodedColumn<Value>, row: number): Value | undefined {
  return values[ids === undefined ? 0 : (ids[row] ?? 0)];
}
