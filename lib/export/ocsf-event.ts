import type { ExportEntry } from '@/lib/audit-log/export-facts';
import { type AuditLogEntry, lateBy } from '../audit-log/entry';
import { nounOfKind } from '../audit-log/event-kind';
import type { EventCatalog } from '../audit-log/events';
import { sentenceOf, sentenceText } from '../audit-log/sentence';
import { type Zone, zoneOrigin } from '../zone';
import { eventTime } from './event-time';
import type { WriterContext } from './export-writer';
import { isoTime } from './iso-time';
import { jsonText, type WritableObject } from './json-text';
import { ocsfActivity } from './ocsf-activity';
import { organizationNameOf, unmappedFields } from './unmapped-fields';

/** The version of https://github.com/ocsf/ocsf-schema whose definitions these events follow. */
const VERSION = '1.8.0';
const CLASS = { uid: 3004, name: 'Entity Management' } as const;

/** An entry as an OCSF event of class Entity Management. `raw_data` is Make's entry, verbatim and whole. */
export function ocsfEvent(item: ExportEntry, { facts, events }: WriterContext): WritableObject {
  const { entry, targetName } = item;
  const activity = ocsfActivity(entry.eventName, events);
  return {
    category_uid: 3,
    category_name: 'Identity & Access Management',
    class_uid: CLASS.uid,
    class_name: CLASS.name,
    activity_id: activity.id,
    activity_name: activity.name,
    type_uid: CLASS.uid * 100 + activity.id,
    type_name: `${CLASS.name}: ${activity.name}`,
    severity_id: 1,
    severity: 'Informational',
    time: eventTime(item, facts.exportedAt),
    message: sentenceText(sentenceOf(entry, events, targetName)),
    metadata: {
      ...ocsfMetadata(facts.source.zone, entry.organizationId),
      uid: entry.uuid,
      original_event_uid: entry.uuid,
      event_code: entry.eventName === '' ? undefined : entry.eventName,
      original_time: originalTime(entry),
      logged_time: entry.createdAt === undefined ? undefined : Math.floor(entry.createdAt),
    },
    cloud: cloudOf(entry, facts.source.zone),
    actor: actorOf(entry),
    entity: entityOf(entry, events, targetName),
    raw_data: jsonText(entry.raw),
    unmapped: unmappedOf(item),
  };
}

/** What every event of a file says about where it comes from. The profile `cloud` has places for zone and organization. */
export function ocsfMetadata(zone: Zone, organizationId: number): WritableObject {
  return {
    version: VERSION,
    product: { name: 'Make', vendor_name: 'Make', feature: { name: 'Audit log' }, url_string: zoneOrigin(zone) },
    profiles: ['cloud'],
    log_name: 'audit-log',
    tenant_uid: String(organizationId),
  };
}

function originalTime({ raw: { triggeredAt } }: AuditLogEntry): string | undefined {
  return typeof triggeredAt === 'string' || typeof triggeredAt === 'number' ? String(triggeredAt) : undefined;
}

function cloudOf({ organizationId, raw, team }: AuditLogEntry, zone: Zone): WritableObject {
  return {
    provider: 'Make',
    region: zone,
    org: {
      uid: String(organizationId),
      name: organizationNameOf(raw),
      ou_uid: team === undefined ? undefined : String(team.id),
      ou_name: team?.name,
    },
  };
}

/** A user needs a name or an id; whoever has neither is called by the address. Nobody known is Make itself. */
function actorOf({ actor }: AuditLogEntry): WritableObject {
  const name = actor?.name ?? actor?.email;
  if (actor === undefined || (name === undefined && actor.id === undefined)) return { app_name: 'Make' };
  const uid = actor.id === undefined ? undefined : String(actor.id);
  return { user: { uid, name, email_addr: actor.email, type_id: 1, type: 'User' } };
}

/** An entry without a target is about the organization, or the team, that it names. */
function entityOf(entry: AuditLogEntry, events: EventCatalog, targetName: string | undefined): WritableObject {
  const { organizationId, raw, targetId, team, eventName } = entry;
  const kind = events.kind(eventName);
  const version = entry.version?.to;
  if (kind === 'organization' || targetId === undefined || targetId === '') {
    const org = { uid: String(organizationId), name: organizationNameOf(raw) };
    return { ...org, type_id: 4, type: 'Organization', org, version };
  }
  if (kind === 'team') {
    const group = { uid: targetId, name: targetName ?? (String(team?.id) === targetId ? team?.name : undefined) };
    return { ...group, type_id: 3, type: 'Group', group, version };
  }
  const noun = kind === undefined ? events.noun?.(eventName) : nounOfKind(kind);
  const type = noun === undefined || noun === '' ? { type_id: 0, type: 'Unknown' } : { type_id: 99, type: noun };
  return { uid: targetId, name: targetName, ...type, version };
}

function unmappedOf({
  entry,
  firstSeenAt,
  changed,
  arrivedLate,
  details,
  detailsMissing,
}: ExportEntry): WritableObject | undefined {
  const make: WritableObject = {
    version_from: entry.version?.from,
    time_unreadable: entry.triggeredAt === undefined ? true : undefined,
    first_seen_at: isoTime(firstSeenAt),
    changed_since_first_seen: changed === true ? true : undefined,
    arrived_late: arrivedLate === true ? true : undefined,
    recorded_late_by_ms: lateBy(entry),
    details,
    details_missing: detailsMissing,
    fields: unmappedFields(entry.raw),
  };
  return Object.values(make).some((value) => value !== undefined) ? { make } : undefined;
}
