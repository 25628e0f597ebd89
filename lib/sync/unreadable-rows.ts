import type { Appended, SourceRecord } from '../archive/contract';
import type { AuditLogPage } from '../make/contract';

/** So many are told from each other; more would only make the record large. */
const MAX_KEPT = 200;

/**
 * The record after a page: its rows that could not be read are counted unless they were before. They have no uuid; what
 * tells them from each other is the row below, and how far above it they are. Rows at a page's end are counted when
 * the next page shows what is below them.
 */
export function withPage(
  record: SourceRecord,
  page: AuditLogPage,
  { fresh }: Pick<Appended, 'fresh'>,
  end = false,
): SourceRecord {
  const { unreadableAfter } = page;
  const known = new Set(record.unreadableRows);
  const found = unreadableOf(page, end).filter((row) => !known.has(row));
  const kept = [...known, ...found].slice(-MAX_KEPT);
  return {
    ...record,
    unseen: record.unseen + fresh.length,
    unreadable:
      unreadableAfter === undefined ? Math.max(record.unreadable, page.unreadable) : record.unreadable + found.length,
    ...(kept.length === 0 ? {} : { unreadableRows: kept }),
    foreign: page.foreign,
  };
}

function unreadableOf({ entries, unreadableAfter = [] }: AuditLogPage, end: boolean): readonly string[] {
  return unreadableAfter.flatMap((position, index) => {
    const below = entries[position]?.uuid ?? (end ? 'end' : undefined);
    const distance = unreadableAfter.slice(index).filter((other) => other === position).length;
    return below === undefined ? [] : `${below} ${distance}`;
  });
}
