import type { Actor, AuditLogEntry, TeamRef } from '@/lib/audit-log/entry';
import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import { isJsonObject, type JsonObject } from '@/lib/json';
import { z } from '@/lib/zod';
import { isTooDeep } from './json-depth';
import { lenient, lenientObject, readId, readLabel, readText } from './read-field';
import { readTime } from './read-time';

/** Make's are 36 characters; a longer key than this is no identifier. */
const MAX_UUID = 200;

const named = lenientObject(z.object({ id: lenient(readId), name: lenient(readText) }));

const person = lenientObject(z.object({ id: lenient(readId), name: lenient(readText), email: lenient(readText) }));

/** Nothing is marked as required in Make's schema; only what has no uuid cannot be kept. */
const row = z.object({
  uuid: z.string().check(z.minLength(1), z.maxLength(MAX_UUID)),
  organizationId: z.optional(z.unknown()),
  organization: named,
  eventName: lenient(readText),
  triggeredAt: lenient(readTime),
  createdAt: lenient(readTime),
  team: named,
  actor: person,
  targetId: lenient(readLabel),
  version: lenientObject(z.object({ from: lenient(readLabel), to: lenient(readLabel) })),
});

type Row = z.infer<typeof row>;

export type ReadRow =
  | { readonly type: 'entry'; readonly entry: AuditLogEntry }
  /** No object, no uuid, no telling whose it is, or nested beyond reason. */
  | { readonly type: 'unreadable' }
  /** Of another organization than the one asked for. */
  | { readonly type: 'foreign' };

/** One item of a list, or the flat answer of the detail endpoint. Never throws. */
export function readAuditLogEntry(value: unknown, asked: OrganizationRef | AuditLogSource): ReadRow {
  if (!isJsonObject(value) || isTooDeep(value)) return { type: 'unreadable' };
  const parsed = z.safeParse(row, value);
  if (!parsed.success) return { type: 'unreadable' };

  const organizationId = organizationOf(parsed.data, asked);
  if (organizationId === undefined) return { type: 'unreadable' };
  if (organizationId !== asked.organizationId) return { type: 'foreign' };
  return { type: 'entry', entry: toEntry(parsed.data, value, asked) };
}

/** A row that does not say whose it is is taken to be of the organization that was asked for. */
function organizationOf(data: Row, asked: OrganizationRef): number | undefined {
  if (data.organizationId !== undefined && data.organizationId !== null) return readId(data.organizationId);
  return data.organization?.id ?? asked.organizationId;
}

function toEntry(data: Row, raw: JsonObject, asked: OrganizationRef | AuditLogSource): AuditLogEntry {
  return {
    uuid: data.uuid,
    organizationId: asked.organizationId,
    eventName: data.eventName ?? '',
    triggeredAt: data.triggeredAt,
    createdAt: data.createdAt,
    team: teamOf(data, asked),
    actor: actorOf(data),
    targetId: data.targetId,
    version: versionOf(data),
    raw,
  };
}

/** A team's log tells nothing but that team's events, so a row without a team is that team's. */
function teamOf({ team }: Row, asked: OrganizationRef | AuditLogSource): TeamRef | undefined {
  const id = team?.id ?? ('type' in asked && asked.type === 'team' ? asked.teamId : undefined);
  if (id === undefined) return undefined;
  return { id, ...(team?.name === undefined ? {} : { name: team.name }) };
}

function actorOf({ actor }: Row): Actor | undefined {
  if (actor === undefined) return undefined;
  const { id, name, email } = actor;
  if (id === undefined && name === undefined && email === undefined) return undefined;
  return {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
  };
}

function versionOf({ version }: Row): AuditLogEntry['version'] {
  if (version?.from === undefined && version?.to === undefined) return undefined;
  return {
    ...(version.from === undefined ? {} : { from: version.from }),
    ...(version.to === undefined ? {} : { to: version.to }),
  };
}
