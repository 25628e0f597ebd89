/** The rows of one day, in the list's order. */
export interface FeedDay {
  /** `2026-11-24` in the person's time zone; empty for entries whose time is unreadable. */
  readonly key: string;
  /** Position of its first row in the list. */
  readonly start: number;
  readonly count: number;
}

/**
 * Cuts a list sorted by time into days. A day's end is found by bisection, since asking for the day of a moment is
 * slow (a formatter) and a list may have a million rows: about 20 questions per day instead of one per row.
 */
export function splitIntoDays(length: number, dayKeyAt: (position: number) => string): readonly FeedDay[] {
  const days: FeedDay[] = [];
  let start = 0;
  while (start < length) {
    const key = dayKeyAt(start);
    const end = firstOfNextDay(start, length, key, dayKeyAt);
    days.push({ key, start, count: end - start });
    start = end;
  }
  return days;
}

/** Widening steps first: most days are short, and the list is long. */
function firstOfNextDay(start: number, length: number, key: string, dayKeyAt: (position: number) => string): number {
  let inside = start;
  let step = 1;
  while (inside + step < length && dayKeyAt(inside + step) === key) {
    inside += step;
    step *= 2;
  }
  let outside = Math.min(inside + step, length);
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (dayKeyAt(middle) === key) inside = middle;
    else outside = middle;
  }
  return outside;
}
