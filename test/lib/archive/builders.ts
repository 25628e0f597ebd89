import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import type { JsonObject } from '@/lib/json';

export const ORGANIZATION: OrganizationRef = { zone: 'eu1.make.com', organizationId: 3 };
export const SOURCE: AuditLogSource = { ...ORGANIZATION, type: 'organization' };
export const START = Date.UTC(2024, 3, 19, 12);

export function teamSource(teamId: number): AuditLogSource {
  return { ...ORGANIZATION, type: 'team', teamId };
}

export function uuidOf(number: number): string {
  return `c37c7292-35cd-4dc4-9113-${number.toString(16).padStart(12, '0')}`;
}

type Facts = Omit<AuditLogEntry, 'raw' | 'organizationId'>;

/** As Make's own example shows an entry. `more` is put into `raw` beside what the facts tell. */
export function fakeEntry(overrides: Partial<Facts> = {}, more: JsonObject = {}): AuditLogEntry {
  const facts: Facts = {
    uuid: uuidOf(1),
    eventName: 'webhook_created',
    triggeredAt: START,
    createdAt: START + 1879,
    team: { id: 7, name: 'Finance' },
    actor: { id: 212, name: 'Dana Kim', email: 'dana.kim@example.com' },
    targetId: '3000',
    version: undefined,
    ...overrides,
  };
  const { organizationId } = ORGANIZATION;
  const raw = {
    uuid: facts.uuid,
    ...(facts.createdAt !== undefined && { createdAt: new Date(facts.createdAt).toISOString() }),
    ...(facts.triggeredAt !== undefined && {
      triggeredAt: `${new Date(facts.triggeredAt).toISOString().slice(0, 19)}Z`,
    }),
    organizationId,
    organization: { id: organizationId, name: 'Northwind' },
    eventName: facts.eventName,
    ...(facts.team && { team: { ...facts.team } }),
    ...(facts.actor && { actor: { ...facts.actor } }),
    ...(facts.targetId !== undefined && { targetId: facts.targetId }),
    ...(facts.version && { version: { ...facts.version } }),
    ...more,
  };
  return { ...facts, organizationId, raw };
}
