import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { Target } from '@/lib/audit-log/target';
import type { JsonObject } from '@/lib/json';
import { readAuditLogEntry } from '@/lib/make/read-audit-log-entry';
import { createSampleOrganization } from '@/lib/sample/sample-organization';
import { DAY } from '@/lib/time';

/**
 * `hostile`: 350,000 distinct objects and 70,000 people as far as there are entries for them, all entries of a day at
 * the same moment, and a field that nobody knows in one of a hundred.
 */
export type Profile = 'normal' | 'hostile';

export interface Data {
  readonly entries: number;
  readonly profile: Profile;
}

export const NOW = Date.UTC(2026, 10, 23, 9);
export const PAGE = 1000;
export const EVENTS = createEventCatalog();
export const SOURCE: AuditLogSource = { zone: 'eu1.make.com', organizationId: 1_483_920, type: 'organization' };

export interface Log {
  readonly pages: number;
  /** Pages of JSON text as Make would send them, newest first. */
  page(page: number): string;
}

export function createLog({ entries, profile }: Data, seed = 1): Log {
  const organization = createSampleOrganization({ seed, entries, now: NOW, utcOffset: 60 });
  const entryAt = (index: number): JsonObject => {
    const entry = organization.entry(index);
    return profile === 'normal' ? entry : { ...entry, ...hostile(index, organization.triggeredAt(index)) };
  };
  return {
    pages: Math.ceil(entries / PAGE),
    page(page) {
      const start = entries - 1 - page * PAGE;
      const count = Math.min(PAGE, start + 1);
      return JSON.stringify(Array.from({ length: count }, (_, offset) => entryAt(start - offset)));
    },
  };
}

function hostile(index: number, triggeredAt: number): JsonObject {
  const person = (index * 7919) % 70_000;
  return {
    triggeredAt: `${new Date(Math.floor(triggeredAt / DAY) * DAY).toISOString().slice(0, 19)}Z`,
    targetId: String(1_000_000 + ((index * 104_729) % 350_000)),
    actor: { id: 1 + person, name: `Person number ${person}`, email: `person.${person}@larkfield.example` },
    ...(index % 100 === 0 ? { ip: `10.0.${index % 256}.${(index >> 8) % 256}` } : {}),
  };
}

export function readPage(text: string): readonly AuditLogEntry[] {
  const rows: unknown[] = JSON.parse(text);
  return rows.flatMap((row) => {
    const read = readAuditLogEntry(row, SOURCE);
    return read.type === 'entry' ? read.entry : [];
  });
}

/** What every store is asked, taken from an entry in the middle of the log. */
export interface Questions {
  readonly word: string;
  readonly words: readonly string[];
  readonly eventName: string;
  readonly actorId: number;
  readonly teamId: number;
  readonly target: Target;
  /** ms since the epoch. */
  readonly after: number;
}

export function questionsOf(log: Log): Questions {
  const middle = readPage(log.page(Math.floor(log.pages / 2)));
  for (const { eventName = '', actor, team, targetId } of middle) {
    const kind = EVENTS.kind(eventName);
    if (kind === undefined || actor?.id === undefined || team?.id === undefined || targetId === undefined) continue;
    return {
      word: 'anders',
      words: ['scenario', 'an', '1'],
      eventName,
      actorId: actor.id,
      teamId: team.id,
      target: { kind, id: targetId },
      after: NOW - 300 * DAY,
    };
  }
  throw new Error('No entry in the middle has an object, a person and a team.');
}
