import type { Actor, AuditLogEntry, TeamRef } from '@/lib/audit-log/entry';
import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/json';
import { isTooDeep } from './json-depth';
import { readId, readLabel, readText } from './read-field';
import { readTime } from './read-time';

/** Make's are 36 characters; a longer key than this is no identifier. */
const MAX_UUID = 200;

export type ReadRow =
  | { readonly type: 'entry'; readonly entry: AuditLogEntry }
  /** No object, no uuid, no telling whose it is, or nested beyond reason. */
  | { readonly type: 'unreadable' }
  /** Of another organization than the one asked for. */
  | { readonly type: 'foreign'; readonly uuid: string };

/**
 * One item of a list, or the flat answer of the detail endpoint. Never throws. Nothing is marked as required in Make's
 * schema: only what has no uuid cannot be kept, and any other field that cannot be read is as if it were not there.
 * Read by hand: a schema takes three times as long, and there may be a million.
 */
export function readAuditLogEntry(value: unknown, asked: OrganizationRef | AuditLogSource): ReadRow {
  if (!isJsonObject(value) || isTooDeep(value)) return { type: 'unreadable' };
  const { uuid } = value;
  if (typeof uuid !== 'string' || uuid === '' || uuid.length > MAX_UUID) return { type: 'unreadable' };

  const organizationId = organizationOf(value, asked);
  if (organizationId === undefined) return { type: 'unreadable' };
  if (organizationId !== asked.organizationId) return { type: 'foreign', uuid };
  const entry = {
    uuid,
    organizationId,
    eventName: readText(value.eventName) ?? '',
    triggeredAt: readTime(value.triggeredAt),
    createdAt: readTime(value.createdAt),
    team: teamOf(value.team, asked),
    actor: actorOf(value.actor),
    targetId: readLabel(value.targetId),
    version: versionOf(value.version),
    raw: value,
  };
  return { type: 'entry', entry };
}

/** A row that does not say whose it is is taken to be of the organization that was asked for. */
function organizationOf({ organizationId, organization }: JsonObject, asked: OrganizationRef): number | undefined {
  if (organizationId !== undefined && organizationId !== null) return readId(organizationId);
  return (isJsonObject(organization) ? readId(organization.id) : undefined) ?? asked.organizationId;
}

/** A team's log tells nothing but that team's events, so a row without a team is that team's. */
function teamOf(value: JsonValue | undefined, asked: OrganizationRef | AuditLogSource): TeamRef | undefined {
  const team = isJsonObject(value) ? value : undefined;
  const id = readId(team?.id) ?? ('type' in asked && asked.type === 'team' ? asked.teamId : undefined);
  if (id === undefined) return undefined;
  const name = readText(team?.name);
  return name === undefined ? { id } : { id, name };
}

function actorOf(value: JsonValue | undefined): Actor | undefined {
  if (!isJsonObject(value)) return undefined;
  const id = readId(value.id);
  const name = readText(value.name);
  const email = readText(value.email);
  if (id === undefined && name === undefined && email === undefined) return undefined;
  return {
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
  };
}

function versionOf(value: JsonValue | undefined): AuditLogEntry['version'] {
  if (!isJsonObject(value)) return undefined;
  const from = readLabel(value.from);
  const to = readLabel(value.to);
  if (from === undefined && to === undefined) return undefined;
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
