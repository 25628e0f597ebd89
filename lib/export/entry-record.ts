import type { ExportEntry } from '@/lib/audit-log/export-facts';
import { lateBy } from '../audit-log/entry';
import type { EventCatalog } from '../audit-log/events';
import { isoTime } from './iso-time';
import type { WritableObject } from './json-text';

/** An entry as JSON and NDJSON tell it: what we make of it, and under `raw` exactly what Make sent. */
export function entryRecord(
  { entry, firstSeenAt, changed, arrivedLate, targetName, details, detailsMissing }: ExportEntry,
  events: EventCatalog,
): WritableObject {
  const { eventName } = entry;
  return {
    uuid: entry.uuid,
    triggeredAt: isoTime(entry.triggeredAt),
    createdAt: isoTime(entry.createdAt),
    event: events.label(eventName),
    verb: events.verb(eventName),
    targetKind: events.kind(eventName),
    targetName,
    firstSeenAt: isoTime(firstSeenAt),
    changed: changed === true ? true : undefined,
    arrivedLate: arrivedLate === true ? true : undefined,
    lateByMs: lateBy(entry),
    raw: entry.raw,
    details,
    detailsMissing,
  };
}
