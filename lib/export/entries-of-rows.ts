import type { ExportEntry } from '@/lib/audit-log/export-facts';
import type { EntryIndex } from '../archive/contract';
import type { AuditLogEntry } from '../audit-log/entry';

/**
 * The entries of these rows, in their order, each read when it is asked for. Rows belong to the index that gave them,
 * so what arrives meanwhile does not get into the export. `targetName` asks the dictionary of names.
 */
export function* entriesOfRows(
  index: Pick<EntryIndex, 'entry' | 'newSince' | 'changed' | 'arrivedLate'>,
  rows: Iterable<number>,
  targetName: (entry: AuditLogEntry) => string | undefined = () => undefined,
): Generator<ExportEntry, void, undefined> {
  for (const row of rows) {
    const entry = index.entry(row);
    yield {
      entry,
      firstSeenAt: index.newSince(row),
      changed: index.changed(row),
      arrivedLate: index.arrivedLate(row),
      targetName: targetName(entry),
    };
  }
}
