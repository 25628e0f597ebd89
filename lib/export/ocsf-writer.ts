import { EXPORT_BEGINS, EXPORT_ENDS } from '../text/export-file';
import type { ExportWriter, WriterContext } from './export-writer';
import { endRecord, factsRecord } from './facts-record';
import { jsonText, type WritableObject } from './json-text';
import { ocsfEvent, ocsfMetadata } from './ocsf-event';

/**
 * An OCSF event to a line. The first and the last are events about the export itself (class Base Event, which is for
 * what no other class is for): a SIEM takes in each line by itself, and so keeps what the others belong to.
 */
export function createOcsfWriter(context: WriterContext): ExportWriter {
  const { facts } = context;
  const { zone, organizationId } = facts.source;
  const ofExport = (message: string, unmapped: WritableObject): string =>
    `${jsonText({
      category_uid: 0,
      category_name: 'Uncategorized',
      class_uid: 0,
      class_name: 'Base Event',
      activity_id: 99,
      activity_name: message,
      type_uid: 99,
      type_name: `Base Event: ${message}`,
      severity_id: 1,
      severity: 'Informational',
      time: Math.floor(facts.exportedAt),
      message,
      metadata: ocsfMetadata(zone, organizationId),
      cloud: { provider: 'Make', region: zone, org: { uid: String(organizationId), name: facts.organizationName } },
      unmapped,
    })}\n`;

  return {
    begin: () => ofExport(EXPORT_BEGINS, { export: factsRecord(facts) }),
    entry: (entry) => `${jsonText(ocsfEvent(entry, context))}\n`,
    end: (end) => ofExport(EXPORT_ENDS, { export_end: endRecord(end) }),
  };
}
