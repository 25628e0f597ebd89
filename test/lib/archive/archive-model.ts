import { expect } from 'vitest';
import type { EntryIndex } from '@/lib/archive/contract';
import type { Retention } from '@/lib/archive/retention';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING } from '@/lib/audit-log/query';
import { fakeEntry, SOURCE, START, uuidOf } from './builders';

/** What the archive should hold, in plain maps: by uuid. */
export type Model = ReadonlyMap<string, Held>;

export interface Held {
  readonly entry: AuditLogEntry;
  readonly firstSeenAt: number;
  readonly fresh: boolean;
  readonly changed: boolean;
}

export interface Item {
  readonly number: number;
  readonly content: number;
}

/**
 * The same number is the same entry; other `content`, other times too, is Make's having changed it. No two entries are
 * recorded at the same time.
 */
export function entryOf({ number, content }: Item): AuditLogEntry {
  // Some are recorded before they happen: clocks differ.
  const triggeredAt = number % 7 === 0 ? undefined : START + ((number * 5 + content) % 9) * 1000 + number;
  const createdAt = number % 11 === 0 ? undefined : START + number * 1000 + 500;
  const uuid = number === 3 ? 'no usual uuid' : uuidOf(number);
  const team = number % 3 === 0 ? undefined : { id: 7, name: 'Finance' };
  return fakeEntry({ uuid, triggeredAt, createdAt, targetId: String(number), team }, { content });
}

export interface Counts {
  readonly added: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  readonly known: number;
}

export function appended(
  model: Model,
  items: readonly Item[],
  newFrom: number | undefined,
  seenAt: number,
): { readonly model: Model; readonly counts: Counts } {
  const next = new Map(model);
  const added = new Set<string>();
  const changed = new Set<string>();
  let known = 0;
  for (const item of items) {
    const entry = entryOf(item);
    const held = next.get(entry.uuid);
    if (!held) {
      const recordedAt = entry.createdAt ?? entry.triggeredAt ?? Number.POSITIVE_INFINITY;
      const fresh = newFrom !== undefined && recordedAt >= newFrom;
      next.set(entry.uuid, { entry, firstSeenAt: seenAt, fresh, changed: false });
      added.add(entry.uuid);
    } else if (held.entry.raw.content === item.content) {
      known++;
    } else {
      next.set(entry.uuid, { ...held, entry, changed: true });
      changed.add(entry.uuid);
    }
  }
  return { model: next, counts: { added, changed, known } };
}

export function recordedAt({ entry, firstSeenAt }: Held): number {
  return entry.createdAt ?? entry.triggeredAt ?? firstSeenAt;
}

export function retained(model: Model, { maxAge, maxEntries, now }: Retention): Model {
  const oldestFirst = [...model].sort(([, a], [, b]) => recordedAt(a) - recordedAt(b));
  const surplus = Math.max(0, model.size - maxEntries);
  return new Map(oldestFirst.filter(([, held], index) => index >= surplus && recordedAt(held) >= now - maxAge));
}

/** What a look at each entry gives, newest first. */
export function viewOf(model: Model): readonly unknown[] {
  return [...model.values()]
    .sort(({ entry: a }, { entry: b }) => {
      if (a.triggeredAt !== b.triggeredAt) return (b.triggeredAt ?? -1) - (a.triggeredAt ?? -1);
      return a.uuid < b.uuid ? -1 : 1;
    })
    .map(({ entry, firstSeenAt, fresh, changed }) => ({ entry, newSince: fresh ? firstSeenAt : undefined, changed }));
}

export function viewIn(index: EntryIndex): readonly unknown[] {
  const rows = [...index.search(SOURCE, EVERYTHING, createEventCatalog())];
  for (const row of rows) expect(index.rowOf(index.entry(row).uuid)).toBe(row);
  return rows.map((row) => ({ entry: index.entry(row), newSince: index.newSince(row), changed: index.changed(row) }));
}

export function expectIndex(index: EntryIndex, model: Model): void {
  expect(viewIn(index)).toEqual(viewOf(model));
  expect(index.size).toBe(model.size);
  expect(index.damagedBlocks).toBe(0);
}
