import { entryRecord } from './entry-record';
import type { ExportWriter, WriterContext } from './export-writer';
import { endRecord, factsRecord } from './facts-record';
import { jsonText } from './json-text';

/** One JSON document, an entry to a line. Without its end it does not parse. */
export function createJsonWriter({ facts, events }: WriterContext): ExportWriter {
  let separator = '\n';
  return {
    begin: () => `{"format":"audit-lens-export","version":1,\n"facts":${jsonText(factsRecord(facts))},\n"entries":[`,
    entry(entry) {
      const text = separator + jsonText(entryRecord(entry, events));
      separator = ',\n';
      return text;
    },
    end: (end) => `\n],\n"end":${jsonText(endRecord(end))}}\n`,
  };
}
