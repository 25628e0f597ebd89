import type { Appended, SourceRecord } from '../archive/contract';
import { MOST_COUNTED } from '../audit-log/rows-left-out';
import type { AuditLogPage } from '../make/contract';

/**
 * The record after a page: what it left out is counted unless it was before, however often a walk comes by. Rows of
 * another organization are known by their uuid. Those that could not be read have none; what tells them from each other
 * is the row below, and how far above it they are. Those at a page's end are counted when the next page shows what is
 * below them.
 */
export function withPage(
  record: SourceRecord,
  page: AuditLogPage,
  { fresh }: Pick<Appended, 'fresh'>,
  end = false,
): SourceRecord {
  const unreadable = counted(record.unreadableRows, unreadableOf(page, end));
  const foreign = counted(record.foreignRows, page.foreignUuids ?? []);
  return {
    ...record,
    unseen: record.unseen + fresh.length,
    unreadable: Math.max(
      record.unreadable,
      unreadable.length,
      page.unreadableAfter === undefined ? page.unreadable : 0,
    ),
    ...(unreadable.length === 0 ? {} : { unreadableRows: unreadable }),
    foreign: Math.max(record.foreign ?? 0, foreign.length, page.foreignUuids === undefined ? page.foreign : 0),
    ...(foreign.length === 0 ? {} : { foreignRows: foreign }),
  };
}

/** The first ones stay: if later ones took their place, those met again at every look would be counted again. */
function counted(before: readonly string[] = [], found: readonly string[]): readonly string[] {
  return [...new Set([...before, ...found])].slice(0, MOST_COUNTED);
}

function unreadableOf({ entries, unreadableAfter = [] }: AuditLogPage, end: boolean): readonly string[] {
  return unreadableAfter.flatMap((position, index) => {
    const below = entries[position]?.uuid ?? (end ? 'end' : undefined);
    const distance = unreadableAfter.slice(index).filter((other) => other === position).length;
    return below === undefined ? [] : `${below} ${distance}`;
  });
}
