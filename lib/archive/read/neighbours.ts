import { type CompareRows, firstIndex } from '@/lib/archive/columns/sort-rows';

/**
 * Where the row stands in `rows`, which are in the order of `compare`, or would stand if it were there: with the
 * filters off, what is around it is what happened around that time.
 */
export function placeIn(rows: Uint32Array, row: number, compare: CompareRows): number {
  return firstIndex(0, rows.length, (index) => compare(rows[index] ?? 0, row) >= 0);
}
