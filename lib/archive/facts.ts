import type { Actor, TeamRef } from '../audit-log/entry';
import type { TargetKind } from '../audit-log/target';
import type { OffsetAt, Unit } from './calendar';

/** How often values come up; `undefined` stands for entries without one. */
export interface Facet<Value> {
  /** Most often first, at most 100. People and teams are called as they were last. */
  readonly top: readonly { readonly value: Value; readonly count: number }[];
  /** How many different ones there are. */
  readonly distinct: number;
}

export interface Facets {
  readonly events: Facet<string>;
  readonly actors: Facet<Actor | undefined>;
  readonly teams: Facet<TeamRef | undefined>;
  readonly kinds: Facet<TargetKind | undefined>;
}

/** What came in as new among rows. */
export interface Arrivals {
  /** The rows without those that wait, in their order: the same array if none does. */
  readonly shown: Uint32Array;
  /** How many of those shown came in after the person last looked. */
  readonly unread: number;
  readonly waiting: number;
  /** When we first saw the newest arrival of those shown or waiting: ms since the epoch, 0 if there is none. */
  readonly newest: number;
}

/** ms since the epoch; `from` belongs to it, `to` does not. */
export interface TimelineBar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** What is to be drawn, whichever rows there are: bars stay where they are when a query narrows. */
export interface TimelineRange {
  /** ms since the epoch; both belong to it. */
  readonly from: number;
  readonly to: number;
  /** What the person's clocks are ahead of UTC at a moment, in ms. */
  readonly offsetAt: OffsetAt;
}

export interface Timeline {
  readonly unit: Unit;
  /** Oldest first, one after the other, empty ones among them; 90 at most. */
  readonly bars: readonly TimelineBar[];
  /** Rows before the first bar, after the last, and without a readable time. */
  readonly earlier: number;
  readonly later: number;
  readonly unknown: number;
}
