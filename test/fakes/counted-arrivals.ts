import type { Arrivals } from '@/lib/archive/facts';

/** What came in as new among rows, looked at one by one. */
export function countedArrivals(
  newSince: (row: number) => number | undefined,
  rows: Uint32Array,
  seenAt: number,
  waitAfter: number,
): Arrivals {
  const shown = rows.filter((row) => (newSince(row) ?? 0) <= waitAfter);
  return {
    shown: shown.length === rows.length ? rows : shown,
    unread: shown.filter((row) => (newSince(row) ?? 0) > seenAt).length,
    waiting: rows.length - shown.length,
    newest: Math.max(0, ...Array.from(rows, (row) => newSince(row) ?? 0)),
  };
}
