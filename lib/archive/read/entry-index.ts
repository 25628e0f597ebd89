import { createTimeOrder } from '@/lib/archive/columns/time-order';
import type { EntryIndex } from '@/lib/archive/contract';
import type { IndexRows } from '@/lib/archive/index/index-rows';
import { type FlaggedRows, flagRows } from '@/lib/archive/search/flag-rows';
import { searchRows } from '@/lib/archive/search/search';
import type { OrganizationRef } from '@/lib/audit-log/source';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import { arrivalsOf } from './arrivals';
import { placeIn } from './neighbours';
import { daysOf, timelineOf } from './timeline';

const NO_NAMES: readonly NamedTarget[] = [];

/** The index as it is now: rows may be added behind it, `order` says which it knows. */
export function createEntryIndex(
  organization: OrganizationRef,
  rows: IndexRows,
  order: Uint32Array<ArrayBuffer>,
  damagedBlocks: number,
): EntryIndex {
  const { columns, uuids } = rows;
  const markOf = (row: number) => columns.marks.values[columns.mark[row] ?? 0];
  const compare = createTimeOrder(() => columns.triggeredAt, uuids);
  let flagged: FlaggedRows | undefined;
  /** Once for this state of the index, when it is first asked for. */
  function flaggedRows(): FlaggedRows {
    flagged ??= flagRows(columns, order);
    return flagged;
  }
  return {
    organization,
    size: order.length,
    damagedBlocks,
    search: (source, query, events, names = NO_NAMES) =>
      searchRows({ columns, order, source, query, catalog: events, names, flagged: () => flaggedRows().mask }),
    entry: rows.entry,
    triggeredAt: (row) => columns.triggeredAt[row] ?? Number.NaN,
    newSince(row) {
      const mark = markOf(row);
      return mark?.fresh ? mark.firstSeenAt : undefined;
    },
    arrivals: (among, seenAt, waitAfter) => arrivalsOf(columns, among, seenAt, waitAfter),
    changed: (row) => markOf(row)?.changed ?? false,
    arrivedLate: (row) => markOf(row)?.arrivedLate ?? false,
    flags: (row) => flaggedRows().flagsOf(row),
    rowOf(uuid) {
      return uuids.rowsOf(uuid).findLast((row) => order[placeIn(order, row, compare)] === row);
    },
    place: (among, row) => placeIn(among, row, compare),
    facets: rows.facets,
    timeline: (found, range) => timelineOf(columns.triggeredAt, found, range),
    days: (found, offsetAt) => daysOf(columns.triggeredAt, found, offsetAt),
  };
}
