import type { CompareRows } from './sort-rows';
import type { UuidRows } from './uuid-column';

/** Newest first, equal times by uuid, unreadable times last: as `newestFirst`, of rows. `times` may grow. */
export function createTimeOrder(times: () => Float64Array, uuids: Pick<UuidRows, 'compare'>): CompareRows {
  return (a, b) => {
    const all = times();
    const before = all[a] ?? Number.NaN;
    const after = all[b] ?? Number.NaN;
    if (before > after) return -1;
    if (before < after) return 1;
    if (before === after) return uuids.compare(a, b);
    const isKnown = !Number.isNaN(before);
    if (isKnown !== !Number.isNaN(after)) return isKnown ? -1 : 1;
    return uuids.compare(a, b);
  };
}
