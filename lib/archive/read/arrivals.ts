import type { Arrivals } from '@/lib/archive/facts';
import type { IndexColumns } from '@/lib/archive/index/index-columns';

/**
 * Which rows came in as new, and after when. Marks are few: each row only looks up its own, and moments are compared
 * once for each mark.
 */
export function arrivalsOf(
  { mark, marks }: Pick<IndexColumns, 'mark' | 'marks'>,
  rows: Uint32Array,
  seenAt: number,
  waitAfter: number,
): Arrivals {
  if (!marks.values.some(({ fresh }) => fresh)) return { shown: rows, unread: 0, waiting: 0, newest: 0 };
  const counts = new Uint32Array(marks.values.length);
  for (let index = 0; index < rows.length; index++) {
    const id = mark[rows[index] ?? 0] ?? 0;
    counts[id] = (counts[id] ?? 0) + 1;
  }
  const waits = new Uint8Array(counts.length);
  let unread = 0;
  let waiting = 0;
  let newest = 0;
  counts.forEach((count, id) => {
    const { fresh = false, firstSeenAt = 0 } = marks.values[id] ?? {};
    if (count === 0 || !fresh) return;
    newest = Math.max(newest, firstSeenAt);
    if (firstSeenAt > waitAfter) {
      waits[id] = 1;
      waiting += count;
    } else if (firstSeenAt > seenAt) unread += count;
  });
  if (waiting === 0) return { shown: rows, unread, waiting, newest };

  const shown = new Uint32Array(rows.length - waiting);
  let length = 0;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    if (waits[mark[row] ?? 0] === 0) shown[length++] = row;
  }
  return { shown, unread, waiting, newest };
}
