import type { FeedDay } from './feed-days';

/** Heights by kind of row, in px. Fixed per kind, so that no row has to be measured. */
export interface RowHeights {
  readonly day: number;
  readonly entry: number;
  readonly divider: number;
}

export type FeedItem =
  | { readonly type: 'day'; readonly day: FeedDay; readonly top: number }
  /** `position` counts entries from 0, through all days. */
  | { readonly type: 'entry'; readonly position: number; readonly top: number }
  /** Between what is new and what was there before. */
  | { readonly type: 'divider'; readonly top: number };

export interface FeedLayout {
  /** Of all rows together, in px; may be more than an element can be high (see `feed-scroll`). */
  readonly height: number;
  readonly heights: RowHeights;
  /** Items that touch the span from `from` to `to`, in px from the top of the list. */
  items(from: number, to: number): readonly FeedItem[];
  topOf(position: number): number;
  /** The entry at or right after a height in px; -1 only in an empty list. */
  positionAt(top: number): number;
  /** The day whose rows are at this height, and where the next day begins (px), if there is one. */
  dayAt(top: number): { readonly day: FeedDay; readonly nextTop: number | undefined } | undefined;
}

interface FeedLayoutOptions {
  readonly days: readonly FeedDay[];
  readonly heights: RowHeights;
  /** The divider stands above the entry of this position; never above the first. */
  readonly dividerAt?: number | undefined;
}

/** Positions from prefix sums per day: 365 numbers for a year, however many entries it has. */
export function createFeedLayout({ days, heights, dividerAt }: FeedLayoutOptions): FeedLayout {
  const divider = dividerAt !== undefined && dividerAt > 0 && dividerAt < entriesOf(days) ? dividerAt : undefined;
  const starts = days.map(({ start }) => start);
  const tops: number[] = [];
  let height = 0;
  for (const day of days) {
    tops.push(height);
    height += heights.day + day.count * heights.entry + (holds(day, divider) ? heights.divider : 0);
  }

  function dayIndexAt(top: number): number {
    return Math.max(0, lastAtMost(tops, top));
  }

  function topInDay(dayIndex: number, position: number): number {
    const day = days[dayIndex];
    if (day === undefined) return 0;
    const before = divider !== undefined && holds(day, divider) && position >= divider ? heights.divider : 0;
    return (tops[dayIndex] ?? 0) + heights.day + (position - day.start) * heights.entry + before;
  }

  function positionInDay(dayIndex: number, top: number): number {
    const day = days[dayIndex];
    if (day === undefined) return -1;
    const inside = top - (tops[dayIndex] ?? 0) - heights.day;
    const guess = day.start + Math.max(0, Math.floor(inside / heights.entry));
    const last = day.start + day.count - 1;
    // The divider pushes later rows down, so the guess may be one or two rows too far.
    let position = Math.min(guess, last);
    while (position > day.start && topInDay(dayIndex, position) > top) position -= 1;
    return position;
  }

  return {
    height,
    heights,
    items: (from, to) => {
      const items: FeedItem[] = [];
      for (let at = dayIndexAt(from); at < days.length && (tops[at] ?? 0) < to; at += 1) {
        const day = days[at];
        if (day === undefined) break;
        items.push({ type: 'day', day, top: tops[at] ?? 0 });
        const end = day.start + day.count;
        for (let position = positionInDay(at, from); position < end; position += 1) {
          const top = topInDay(at, position);
          if (top >= to) break;
          if (position === divider) items.push({ type: 'divider', top: top - heights.divider });
          items.push({ type: 'entry', position, top });
        }
      }
      return items;
    },
    topOf: (position) => topInDay(lastAtMost(starts, position), position),
    positionAt: (top) => positionInDay(dayIndexAt(top), top),
    dayAt: (top) => {
      const at = dayIndexAt(top);
      const day = days[at];
      return day && { day, nextTop: tops[at + 1] };
    },
  };
}

function entriesOf(days: readonly FeedDay[]): number {
  const last = days.at(-1);
  return last === undefined ? 0 : last.start + last.count;
}

function holds(day: FeedDay, divider: number | undefined): boolean {
  return divider !== undefined && divider >= day.start && divider < day.start + day.count;
}

/** Index of the last of the ascending numbers that is at most `value`; -1 if all are greater. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
