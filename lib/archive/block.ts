import type { Actor, AuditLogEntry, TeamRef } from '../audit-log/entry';
import type { IdColumn } from './dictionary';
import type { Shape } from './entry-shape';

/** What we know of an entry beside what Make says. */
export interface Seen {
  /** ms since the epoch. */
  readonly firstSeenAt: number;
  /** It counted as new then. */
  readonly fresh: boolean;
  /** Make later sent other content under the same uuid. */
  readonly changed: boolean;
}

export interface Row {
  readonly entry: AuditLogEntry;
  readonly seen: Seen;
}

/** Column by column, as the index wants it; an entry is put together when asked for. */
export interface Block {
  readonly count: number;
  /** ms since the epoch, `NaN` if unreadable. */
  readonly triggeredAt: Float64Array;
  readonly events: CodedColumn<string>;
  readonly actors: CodedColumn<Actor | undefined>;
  readonly teams: CodedColumn<TeamRef | undefined>;
  readonly targets: CodedColumn<string | undefined>;
  readonly seen: CodedColumn<Seen>;
  /** ms since the epoch, `NaN` if unreadable. */
  createdAt(row: number): number;
  entry(row: number, uuid: string): AuditLogEntry;
}

/** `values[ids[row]]`; `ids` is `undefined` where all rows have the one value. */
export interface CodedColumn<Value> {
  readonly values: readonly Value[];
  readonly ids: IdColumn | undefined;
}

/** How the rows of a block begin. All values they refer to are in the block itself: a damaged one takes nothing with it. */
export interface BlockHeader {
  readonly count: number;
  /** `createdAt` as ms after `triggeredAt` in 4 bytes or, where that does not hold for all rows, as it is in 8. */
  readonly created: 'delay' | 'time';
  readonly events: readonly string[];
  readonly actors: readonly (ActorTuple | null)[];
  readonly teams: readonly (TeamTuple | null)[];
  readonly targets: readonly (string | null)[];
  readonly versions: readonly (VersionTuple | null)[];
  readonly shapes: readonly Shape[];
  readonly seen: readonly SeenTuple[];
}

export type ActorTuple = readonly [id: number | null, name: string | null, email: string | null];
export type TeamTuple = readonly [id: number, name: string | null];
export type VersionTuple = readonly [from: string | null, to: string | null];
export type SeenTuple = readonly [firstSeenAt: number, flags: number];

export const FRESH = 1;
export const CHANGED = 2;
