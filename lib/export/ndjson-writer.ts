import { entryRecord } from './entry-record';
import type { ExportWriter, WriterContext } from './export-writer';
import { endRecord, factsRecord } from './facts-record';
import { jsonText } from './json-text';

/** A JSON object to a line; `type` tells the first line (facts) and the last (end) from the entries between them. */
export function createNdjsonWriter({ facts, events }: WriterContext): ExportWriter {
  return {
    begin: () => `${jsonText({ type: 'export', version: 1, ...factsRecord(facts) })}\n`,
    entry: (entry) => `${jsonText({ type: 'entry', ...entryRecord(entry, events) })}\n`,
    end: (end) => `${jsonText({ type: 'end', ...endRecord(end) })}\n`,
  };
}
