import type { OrganizationRef } from '../audit-log/source';
import type { NamedTarget } from '../audit-log/target-names';
import type { EntryIndex } from './contract';
import { valueAt } from './decode-rows';
import type { IndexColumns } from './index-columns';
import { searchRows } from './search';

const NO_NAMES: readonly NamedTarget[] = [];

/** The index as it is now: columns may grow behind it, `order` says which rows it knows. */
export function createEntryIndex(
  organization: OrganizationRef,
  columns: IndexColumns,
  order: Uint32Array<ArrayBuffer>,
  damagedBlocks: number,
): EntryIndex {
  const seenOf = (row: number) => {
    const { block, start } = columns.blockOf(row);
    return valueAt(block.seen, row - start);
  };
  return {
    organization,
    size: order.length,
    damagedBlocks,
    search: (source, query, events, names = NO_NAMES) =>
      searchRows({ columns, order, source, query, catalog: events, names }),
    entry(row) {
      const { block, start } = columns.blockOf(row);
      return block.entry(row - start, columns.uuids.uuid(row));
    },
    triggeredAt: (row) => columns.triggeredAt[row] ?? Number.NaN,
    newSince(row) {
      const seen = seenOf(row);
      return seen?.fresh ? seen.firstSeenAt : undefined;
    },
    changed: (row) => seenOf(row)?.changed ?? false,
    rowOf: (uuid) => columns.uuids.rowOf(uuid),
  };
}
