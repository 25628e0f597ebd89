/** Negative if row `a` comes before row `b`, positive if after it. */
export type CompareRows = (a: number, b: number) => number;

/** Halving then takes fewer looks than going through. */
const MUCH_SHORTER = 32;

/**
 * Sorts by merging the runs that are in order already. Blocks are, so a million rows in 60 blocks take six passes; and
 * what lies before or after all of the other run is moved as a whole, so that runs which follow each other in time
 * cost next to nothing. May change `rows`. `runs`: where each run starts, if that is known.
 */
export function sortRows(
  rows: Uint32Array<ArrayBuffer>,
  compare: CompareRows,
  runs: readonly number[] = runStarts(rows, compare),
): Uint32Array<ArrayBuffer> {
  let starts = runs;
  if (starts.length <= 1) return rows;
  let from = rows;
  let to = new Uint32Array(rows.length);
  while (starts.length > 1) {
    const merged: number[] = [];
    for (let run = 0; run < starts.length; run += 2) {
      const start = starts[run] ?? 0;
      const middle = starts[run + 1] ?? rows.length;
      const end = starts[run + 2] ?? rows.length;
      mergeRuns(from, start, middle, end, to, compare);
      merged.push(start);
    }
    [from, to] = [to, from];
    starts = merged;
  }
  return from;
}

function runStarts(rows: Uint32Array, compare: CompareRows): number[] {
  const starts = rows.length > 0 ? [0] : [];
  for (let index = 1; index < rows.length; index++) {
    if (compare(rows[index - 1] ?? 0, rows[index] ?? 0) > 0) starts.push(index);
  }
  return starts;
}

function mergeRuns(
  from: Uint32Array,
  start: number,
  middle: number,
  end: number,
  to: Uint32Array,
  compare: CompareRows,
): void {
  let left = start;
  let right = middle;
  let next = start;
  const at = (index: number): number => from[index] ?? 0;
  const move = (first: number, last: number): void => {
    to.set(from.subarray(first, last), next);
    next += last - first;
  };

  if (left < middle && right < end) {
    const headEnd = firstIndex(left, middle, (index) => compare(at(index), at(right)) > 0);
    move(left, headEnd);
    left = headEnd;
  }
  if (left < middle && right < end) {
    const headEnd = firstIndex(right, end, (index) => compare(at(index), at(left)) >= 0);
    move(right, headEnd);
    right = headEnd;
  }
  // Where a few rows come among many, the many are moved in parts.
  while ((end - right) * MUCH_SHORTER < middle - left && right < end) {
    const before = firstIndex(left, middle, (index) => compare(at(index), at(right)) > 0);
    move(left, before);
    left = before;
    to[next++] = at(right++);
  }
  while (left < middle && right < end) {
    to[next++] = compare(at(left), at(right)) <= 0 ? at(left++) : at(right++);
  }
  move(left, middle);
  move(right, end);
}

/** The first index from `low` on, and before `high`, at which `holds`, which stays true from there on; else `high`. */
export function firstIndex(low: number, high: number, holds: (index: number) => boolean): number {
  let start = low;
  let end = high;
  while (start < end) {
    const middle = (start + end) >>> 1;
    if (holds(middle)) end = middle;
    else start = middle + 1;
  }
  return start;
}
