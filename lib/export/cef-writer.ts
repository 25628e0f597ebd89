import type { ExportEntry } from '@/lib/audit-log/export-facts';
import { lateBy } from '../audit-log/entry';
import type { EventCatalog } from '../audit-log/events';
import { sentenceOf, sentenceText } from '../audit-log/sentence';
import { EXPORT_BEGINS, EXPORT_ENDS } from '../text/export-file';
import { type CefPair, cefLine } from './cef-text';
import { eventTime } from './event-time';
import type { ExportWriter, WriterContext } from './export-writer';
import { endRecord, factsRecord } from './facts-record';
import { isoTime } from './iso-time';
import { jsonText } from './json-text';
import { organizationNameOf } from './unmapped-fields';

/**
 * An event to a line. Keys are of ArcSight's dictionary; what that has no key for has ours, which begin with vendor
 * and product as it asks: `MakeAuditLogRaw` is Make's entry, verbatim and whole, however long.
 */
export function createCefWriter({ facts, events }: WriterContext): ExportWriter {
  const { zone, organizationId } = facts.source;
  const ofExport = (eventId: string, name: string, about: CefPair): string =>
    cefLine({ eventId, name }, [
      ['rt', Math.floor(facts.exportedAt)],
      ['dvchost', zone],
      ...labelled('cn2', 'organizationId', organizationId),
      about,
    ]);

  return {
    begin: () => ofExport('audit_log_export', EXPORT_BEGINS, ['MakeAuditLogExport', jsonText(factsRecord(facts))]),
    entry: (item) =>
      cefLine(headerOf(item, events), [
        ...datesOf(item, facts.exportedAt),
        ['dvchost', zone, 100],
        ...pairsOf(item, events),
      ]),
    end: (end) => ofExport('audit_log_export_end', EXPORT_ENDS, ['MakeAuditLogExportEnd', jsonText(endRecord(end))]),
  };
}

function headerOf({ entry: { eventName } }: ExportEntry, events: EventCatalog) {
  return { eventId: eventName || 'unknown', name: events.label(eventName) || 'Unknown event' };
}

/** `start` and `end` are of what happened, `rt` is when it was recorded. */
function datesOf(item: ExportEntry, exportedAt: number): readonly CefPair[] {
  const time = eventTime(item, exportedAt);
  const { createdAt } = item.entry;
  return [
    ['rt', createdAt === undefined ? time : Math.floor(createdAt)],
    ['start', time],
    ['end', time],
  ];
}

function pairsOf(item: ExportEntry, events: EventCatalog) {
  const { entry, targetName, firstSeenAt, changed, arrivedLate, details } = item;
  const { actor, team, eventName } = entry;
  const late = lateBy(entry);
  const pairs: readonly CefPair[] = [
    ['externalId', entry.uuid, 40],
    ['act', events.verb(eventName), 63],
    ['cat', events.kind(eventName), 1023],
    ['suid', actor?.id === undefined ? undefined : String(actor.id), 1023],
    ['suser', actor?.email ?? actor?.name, 1023],
    ['msg', sentenceText(sentenceOf(entry, events, targetName)), 1023],
    ...labelled('cs1', 'targetId', entry.targetId),
    ...labelled('cs2', 'targetName', targetName),
    ...labelled('cs3', 'teamName', team?.name),
    ...labelled('cs4', 'organizationName', organizationNameOf(entry.raw)),
    ...labelled('cs5', 'actorName', actor?.name),
    ...labelled('cs6', 'version', versionOf(entry.version)),
    ...labelled('cn1', 'teamId', team?.id),
    ...labelled('cn2', 'organizationId', entry.organizationId),
    ...labelled('cn3', 'recordedLateByMs', late === undefined ? undefined : Math.round(late)),
    ['MakeAuditLogTimeUnreadable', entry.triggeredAt === undefined ? 'true' : undefined],
    ['MakeAuditLogFirstSeenAt', isoTime(firstSeenAt)],
    ['MakeAuditLogChangedSinceFirstSeen', changed === true ? 'true' : undefined],
    ['MakeAuditLogArrivedLate', arrivedLate === true ? 'true' : undefined],
    ['MakeAuditLogDetails', details === undefined ? undefined : jsonText(details)],
    ['MakeAuditLogDetailsMissing', item.detailsMissing],
    ['MakeAuditLogRaw', jsonText(entry.raw)],
  ];
  return pairs;
}

/** A custom field says in a second one what it is. */
function labelled(key: string, label: string, value: string | number | undefined): readonly CefPair[] {
  if (value === undefined || value === '') return [];
  return [
    [`${key}Label`, label],
    [key, value, 4000],
  ];
}

function versionOf(version: ExportEntry['entry']['version']): string | undefined {
  return version === undefined ? undefined : `${version.from ?? '?'} to ${version.to ?? '?'}`;
}
