import { civilAt, momentOf, type OffsetAt, startOf, UNITS, type Unit } from '@/lib/archive/calendar';
import { firstIndex } from '@/lib/archive/columns/sort-rows';
import type { Timeline, TimelineBar, TimelineRange } from '@/lib/archive/facts';

/** More bars than this are thinner than a pixel is worth. */
const MAX_BARS = 90;

/**
 * How many of the rows, which are newest first, fall into each hour, day, week, month or year of a range: the smallest
 * unit of which there are at most 90. Rows are not looked at one by one: bars are found by halving.
 */
export function timelineOf(triggeredAt: Float64Array, rows: Uint32Array, range: TimelineRange): Timeline {
  const { unit, bounds } = boundsOf(range);
  const timeAt = (index: number): number => triggeredAt[rows[index] ?? 0] ?? Number.NaN;
  const known = firstIndex(0, rows.length, (index) => Number.isNaN(timeAt(index)));
  /** Rows that are not before the moment. */
  const since = (time: number): number => firstIndex(0, known, (index) => timeAt(index) < time);
  const counts = bounds.map(since);
  const bars: TimelineBar[] = [];
  for (let bar = 0; bar + 1 < bounds.length; bar++) {
    const [from = 0, to = 0] = [bounds[bar], bounds[bar + 1]];
    bars.push({ from, to, count: (counts[bar] ?? 0) - (counts[bar + 1] ?? 0) });
  }
  return {
    unit,
    bars,
    earlier: known - (counts[0] ?? known),
    later: counts.at(-1) ?? 0,
    unknown: rows.length - known,
  };
}

/** The moments at which bars begin and the last one ends. */
function boundsOf({ from, to, offsetAt }: TimelineRange): { readonly unit: Unit; readonly bounds: readonly number[] } {
  const [first, last] = [civilAt(from, offsetAt), civilAt(Math.max(from, to), offsetAt)];
  for (const unit of UNITS) {
    const starts = startsOf(first, last, unit);
    if (starts) return { unit, bounds: starts.map((civil) => momentOf(civil, offsetAt)) };
  }
  const recent = Array.from({ length: MAX_BARS + 1 }, (_value, bar) => startOf(last, 'year', bar + 1 - MAX_BARS));
  return { unit: 'year', bounds: recent.map((civil) => momentOf(civil, offsetAt)) };
}

/** Where bars of the unit begin, and where the last one ends; `undefined` if they are too many. */
function startsOf(first: number, last: number, unit: Unit): readonly number[] | undefined {
  const starts = [startOf(first, unit)];
  for (let civil = startOf(first, unit); civil <= last; civil = startOf(civil, unit, 1)) {
    if (starts.length > MAX_BARS) return undefined;
    starts.push(startOf(civil, unit, 1));
  }
  return starts;
}

/** How many rows, which are newest first, fall on each day that has any, from the newest on. */
export function daysOf(triggeredAt: Float64Array, rows: Uint32Array, offsetAt: OffsetAt): readonly TimelineBar[] {
  const timeAt = (index: number): number => triggeredAt[rows[index] ?? 0] ?? Number.NaN;
  const known = firstIndex(0, rows.length, (index) => Number.isNaN(timeAt(index)));
  const days: TimelineBar[] = [];
  let start = 0;
  while (start < known) {
    const civil = startOf(civilAt(timeAt(start), offsetAt), 'day');
    const today = momentOf(civil, offsetAt);
    // After midnight was shown twice, the second time belongs to the day that has begun.
    const tomorrow = momentOf(startOf(civil, 'day', 1), offsetAt);
    const isTomorrow = timeAt(start) >= tomorrow;
    const [from, to] = isTomorrow ? [tomorrow, momentOf(startOf(civil, 'day', 2), offsetAt)] : [today, tomorrow];
    const end = firstIndex(start, known, (index) => timeAt(index) < from);
    days.push({ from, to, count: end - start });
    start = end;
  }
  return days;
}
