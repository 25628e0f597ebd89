import { EXPORT_BEGINS, EXPORT_ENDS } from '../text/export-file';
import { ECS, ECS_EVENT, ecsEvent } from './ecs-event';
import type { ExportWriter, WriterContext } from './export-writer';
import { endRecord, factsRecord } from './facts-record';
import { isoTime } from './iso-time';
import { jsonText, type WritableObject } from './json-text';

/** A document to a line. The first and the last are about the export itself, for the reason given at the OCSF writer. */
export function createEcsWriter(context: WriterContext): ExportWriter {
  const { facts } = context;
  const { zone, organizationId } = facts.source;
  const ofExport = (message: string, action: string, about: WritableObject): string =>
    `${jsonText({
      '@timestamp': isoTime(facts.exportedAt),
      ecs: ECS,
      message,
      labels: { zone },
      event: { ...ECS_EVENT, category: ['configuration'], type: ['info'], action },
      organization: { id: String(organizationId), name: facts.organizationName },
      make: { audit_log: about },
    })}\n`;

  return {
    begin: () => ofExport(EXPORT_BEGINS, 'audit_log_export', { export: factsRecord(facts) }),
    entry: (entry) => `${jsonText(ecsEvent(entry, context))}\n`,
    end: (end) => ofExport(EXPORT_ENDS, 'audit_log_export_end', { export_end: endRecord(end) }),
  };
}
