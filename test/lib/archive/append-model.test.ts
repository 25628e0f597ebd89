import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Appended, Archive, EntryIndex } from '@/lib/archive/contract';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING } from '@/lib/audit-log/query';
import { createRig, type Rig } from './archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from './builders';

interface Held {
  readonly entry: AuditLogEntry;
  readonly firstSeenAt: number;
  readonly fresh: boolean;
  readonly changed: boolean;
}

interface Step {
  readonly items: readonly { readonly number: number; readonly content: number }[];
  readonly newFrom: number | undefined;
  /** The worker dies before it. */
  readonly reopen: boolean;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  items: fc.array(fc.record({ number: fc.nat(24), content: fc.integer({ min: 0, max: 2 }) }), { maxLength: 12 }),
  newFrom: fc.option(
    fc.integer({ min: -2, max: 26 }).map((step) => START + step * 1000),
    { nil: undefined },
  ),
  reopen: fc.boolean(),
});

/** The same number is the same entry; other `content`, other times too, is Make's having changed it. */
function entryOf({ number, content }: Step['items'][number]): AuditLogEntry {
  const triggeredAt = number % 7 === 0 ? undefined : START + ((number * 5 + content) % 9) * 1000;
  const uuid = number === 3 ? 'no usual uuid' : uuidOf(number);
  return fakeEntry({ uuid, triggeredAt, createdAt: START + number * 1000, targetId: String(number) }, { content });
}

function appendToModel(model: Map<string, Held>, { items, newFrom }: Step, seenAt: number) {
  const counts = { added: new Set<string>(), changed: new Set<string>(), known: 0 };
  for (const item of items) {
    const entry = entryOf(item);
    const held = model.get(entry.uuid);
    if (!held) {
      const fresh = newFrom !== undefined && START + item.number * 1000 >= newFrom;
      model.set(entry.uuid, { entry, firstSeenAt: seenAt, fresh, changed: false });
      counts.added.add(entry.uuid);
    } else if (held.entry.raw.content === item.content) {
      counts.known++;
    } else {
      model.set(entry.uuid, { ...held, entry, changed: true });
      counts.changed.add(entry.uuid);
    }
  }
  return counts;
}

function inOrder(model: ReadonlyMap<string, Held>): readonly Held[] {
  return [...model.values()].sort(({ entry: a }, { entry: b }) => {
    if (a.triggeredAt !== b.triggeredAt) return (b.triggeredAt ?? -1) - (a.triggeredAt ?? -1);
    return a.uuid < b.uuid ? -1 : 1;
  });
}

function expectIndex(index: EntryIndex, model: ReadonlyMap<string, Held>): void {
  const rows = [...index.search(SOURCE, EVERYTHING, createEventCatalog())];
  const found = rows.map((row) => ({
    entry: index.entry(row),
    newSince: index.newSince(row),
    changed: index.changed(row),
    row: index.rowOf(index.entry(row).uuid) === row,
  }));
  expect(found).toEqual(
    inOrder(model).map(({ entry, firstSeenAt, fresh, changed }) => ({
      entry,
      newSince: fresh ? firstSeenAt : undefined,
      changed,
      row: true,
    })),
  );
  expect(index.size).toBe(model.size);
  expect(index.damagedBlocks).toBe(0);
}

function uuidsOf(entries: readonly AuditLogEntry[]): Set<string> {
  return new Set(entries.map(({ uuid }) => uuid));
}

function expectOutcome(outcome: Appended, counts: ReturnType<typeof appendToModel>, model: ReadonlyMap<string, Held>) {
  expect(uuidsOf(outcome.added)).toEqual(counts.added);
  expect(uuidsOf(outcome.changed)).toEqual(counts.changed);
  expect(outcome.known).toBe(counts.known);
  expect(outcome.fresh).toEqual(outcome.added.filter(({ uuid }) => model.get(uuid)?.fresh));
  for (const entry of [...outcome.added, ...outcome.changed]) expect(entry).toEqual(model.get(entry.uuid)?.entry);
}

describe.each(['computer', 'session'] as const)('an archive kept on the %s', (medium) => {
  it('holds every entry once, as last told, whatever pages come and however often the worker dies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 8 }), async (steps) => {
        const rig = await createRig(medium);
        const model = new Map<string, Held>();
        const refreshed = rig.loader();
        let archive = rig.archive();
        let index: EntryIndex | undefined;
        let unseen = 0;
        for (const [number, step] of steps.entries()) {
          if (step.reopen) archive = rig.archive();
          const seenAt = START + number;
          const counts = appendToModel(model, step, seenAt);
          const outcome = await appendStep(archive, step, seenAt);
          expectOutcome(outcome, counts, model);
          unseen += outcome.fresh.length;
          expect(outcome.record.unseen).toBe(unseen);
          expect(await rig.archive().record(SOURCE)).toEqual(outcome.record);
          index = await refreshed.load(ORGANIZATION, index);
          expectIndex(index, model);
        }
        expectIndex(await rig.loader().load(ORGANIZATION), model);
        await expectEntries(rig, model);
      }),
      { numRuns: 40 },
    );
  });

  it('neither loses nor doubles an entry when two contexts write at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.nat(24), { maxLength: 8 }), { maxLength: 8 }), async (pages) => {
        const rig = await createRig(medium);
        const archives = [rig.archive(), rig.archive()];
        const outcomes = await Promise.all(
          pages.map((numbers, index) => {
            const items = numbers.map((number) => ({ number, content: 0 }));
            const archive = archives[index % 2] ?? rig.archive();
            return appendStep(archive, { items, newFrom: START - 1000, reopen: false }, START);
          }),
        );
        const numbers = new Set(pages.flat());
        const model = new Map<string, Held>();
        const items = [...numbers].map((number) => ({ number, content: 0 }));
        appendToModel(model, { items, newFrom: START - 1000, reopen: false }, START);
        expectIndex(await rig.loader().load(ORGANIZATION), model);
        expect(outcomes.flatMap(({ added }) => added)).toHaveLength(numbers.size);
        expect((await rig.archive().record(SOURCE)).unseen).toBe(numbers.size);
      }),
      { numRuns: 25 },
    );
  });
});

function appendStep(archive: Archive, { items, newFrom }: Step, seenAt: number): Promise<Appended> {
  const page = { entries: items.map(entryOf), seenAt, ...(newFrom !== undefined && { newFrom }) };
  return archive.append(SOURCE, page, (record, { fresh }) => ({ ...record, unseen: record.unseen + fresh.length }));
}

async function expectEntries(rig: Rig, model: ReadonlyMap<string, Held>): Promise<void> {
  const archive = rig.archive();
  for (const { entry } of model.values()) expect(await archive.entry(ORGANIZATION, entry.uuid)).toEqual(entry);
  expect(await archive.entry(ORGANIZATION, uuidOf(99))).toBeUndefined();
  const [usage] = await archive.usage();
  expect(usage?.entries).toBe(model.size);
}
