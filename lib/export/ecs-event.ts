import type { ExportEntry } from '@/lib/audit-log/export-facts';
import { type AuditLogEntry, lateBy } from '../audit-log/entry';
import type { EventCatalog } from '../audit-log/events';
import { sentenceOf, sentenceText } from '../audit-log/sentence';
import { ecsCategories } from './ecs-categories';
import { eventTime } from './event-time';
import type { WriterContext } from './export-writer';
import { isoTime } from './iso-time';
import { jsonText, type WritableObject } from './json-text';
import { organizationNameOf, unmappedFields } from './unmapped-fields';

/** The version of https://github.com/elastic/ecs whose fields these documents use. */
export const ECS = { version: '9.4.0' } as const;

/** What all documents say of `event`, as Elastic's own integrations do. */
export const ECS_EVENT = { kind: 'event', module: 'make', dataset: 'make.audit_log', provider: 'make' } as const;

/**
 * An entry as a document of the Elastic Common Schema. `event.original` is Make's entry, verbatim and whole. What the
 * schema has no field for is under `make.audit_log`; `details` and `fields` there are best mapped as `flattened`,
 * since their names are anything.
 */
export function ecsEvent(item: ExportEntry, { facts, events }: WriterContext): WritableObject {
  const { entry, targetName } = item;
  const { actor, team, eventName } = entry;
  return {
    '@timestamp': isoTime(eventTime(item, facts.exportedAt)),
    ecs: ECS,
    message: sentenceText(sentenceOf(entry, events, targetName)),
    labels: { zone: facts.source.zone },
    event: {
      ...ECS_EVENT,
      ...ecsCategories(eventName, events),
      action: eventName === '' ? undefined : eventName,
      id: entry.uuid,
      created: isoTime(entry.createdAt),
      ingested: isoTime(item.firstSeenAt),
      original: jsonText(entry.raw),
    },
    user: userOf(entry),
    related: actor === undefined ? undefined : { user: relatedOf(actor) },
    organization: { id: String(entry.organizationId), name: organizationNameOf(entry.raw) },
    group: team === undefined ? undefined : { id: String(team.id), name: team.name },
    make: { audit_log: remainderOf(item, events, facts.source.zone) },
  };
}

/** Rules look at `user.name`: who has no name there is called by the address. */
function userOf({ actor }: AuditLogEntry): WritableObject | undefined {
  if (actor === undefined) return undefined;
  const { id, name, email } = actor;
  return { id: id === undefined ? undefined : String(id), name: name ?? email, full_name: name, email };
}

function relatedOf({ id, name, email }: NonNullable<AuditLogEntry['actor']>): readonly string[] {
  return [id === undefined ? undefined : String(id), name, email].filter((part) => part !== undefined);
}

function remainderOf(
  { entry, targetName, changed, arrivedLate, details, detailsMissing }: ExportEntry,
  events: EventCatalog,
  zone: string,
): WritableObject {
  const { targetId, version, eventName } = entry;
  return {
    zone,
    event_label: events.label(eventName),
    target: { kind: events.kind(eventName), id: targetId, name: targetName },
    version: version === undefined ? undefined : { from: version.from, to: version.to },
    time_unreadable: entry.triggeredAt === undefined ? true : undefined,
    changed_since_first_seen: changed === true ? true : undefined,
    arrived_late: arrivedLate === true ? true : undefined,
    recorded_late_by_ms: lateBy(entry),
    details,
    details_missing: detailsMissing,
    fields: unmappedFields(entry.raw),
  };
}
