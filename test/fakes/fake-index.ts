import type { EntryIndex, IndexLoader } from '@/lib/archive/contract';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { OrganizationRef } from '@/lib/audit-log/source';
import { countedArrivals } from './counted-arrivals';

export function fakeEntry(overrides: Partial<AuditLogEntry> = {}): AuditLogEntry {
  return {
    uuid: '00000000-0000-4000-8000-000000000001',
    organizationId: 123,
    eventName: 'scenario_deactivated',
    triggeredAt: Date.UTC(2026, 10, 24, 11),
    createdAt: Date.UTC(2026, 10, 24, 11),
    team: { id: 7, name: 'Finance' },
    actor: { id: 212, name: 'Dana Kim', email: 'dana.kim@example.com' },
    targetId: '3000',
    version: undefined,
    raw: {},
    ...overrides,
  };
}

/** An index of these entries in this order, whatever is asked of it. `newSince` tells when one was first seen as new. */
export function fakeIndex(
  organization: OrganizationRef,
  entries: readonly AuditLogEntry[],
  newSince: (entry: AuditLogEntry) => number | undefined = () => undefined,
): EntryIndex {
  const at = (row: number): AuditLogEntry => {
    const entry = entries[row];
    if (entry === undefined) throw new RangeError(`no row ${row}`);
    return entry;
  };
  return {
    organization,
    size: entries.length,
    damagedBlocks: 0,
    search: () => Uint32Array.from(entries.keys()),
    entry: at,
    triggeredAt: (row) => at(row).triggeredAt ?? Number.NaN,
    newSince: (row) => newSince(at(row)),
    arrivals: (rows, ...moments) => countedArrivals((row) => newSince(at(row)), rows, ...moments),
    changed: () => false,
    arrivedLate: () => false,
    flags: () => [],
    rowOf: (uuid) => {
      const row = entries.findIndex((entry) => entry.uuid === uuid);
      return row === -1 ? undefined : row;
    },
    place: () => unexpected('place'),
    facets: () => unexpected('facets'),
    timeline: () => unexpected('timeline'),
    days: () => unexpected('days'),
  };
}

function unexpected(asked: string): never {
  throw new Error(`unexpected ${asked}`);
}

/** Loads what `current` gives at that moment. */
export function fakeIndexes(current: () => EntryIndex): IndexLoader {
  return { load: async () => current() };
}
