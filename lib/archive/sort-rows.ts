/** Negative if row `a` comes before row `b`, never 0 for two rows. */
export type CompareRows = (a: number, b: number) => number;

/**
 * Sorts by merging the runs that are in order already. Blocks are, so a million rows in 60 blocks take six passes and
 * an append of one block takes one.
 */
export function sortRows(rows: Uint32Array<ArrayBuffer>, compare: CompareRows): Uint32Array<ArrayBuffer> {
  let from = rows;
  let to = new Uint32Array(rows.length);
  let starts = runStarts(rows, compare);
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
  for (let index = start; index < end; index++) {
    const takeLeft = left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) <= 0);
    to[index] = from[takeLeft ? left++ : right++] ?? 0;
  }
}
