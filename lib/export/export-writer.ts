import type { ExportEnd, ExportEntry, ExportFacts } from '@/lib/audit-log/export-facts';
import type { EventCatalog } from '../audit-log/events';

/** Text of one file, in pieces, to be put one after the other. Made anew for each file. */
export interface ExportWriter {
  /** Once, before the entries. */
  begin(): string;
  entry(entry: ExportEntry): string;
  /** Once, at the end: the mark of a whole file. */
  end(end: ExportEnd): string;
}

/** What every writer is made from. */
export interface WriterContext {
  readonly facts: ExportFacts;
  readonly events: EventCatalog;
}
