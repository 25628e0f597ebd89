import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Appended, Archive, EntryIndex } from '@/lib/archive/contract';
import { appended, type Counts, entryOf, expectIndex, type Item, type Model } from '../archive-model';
import { createRig, type Rig } from '../archive-rig';
import { ORGANIZATION, SOURCE, START, uuidOf } from '../builders';

interface Step {
  readonly items: readonly Item[];
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

function expectOutcome(outcome: Appended, counts: Counts, model: Model) {
  const uuidsOf = (entries: Appended['added']) => new Set(entries.map(({ uuid }) => uuid));
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
        const refreshed = rig.loader();
        let model: Model = new Map();
        let archive = rig.archive();
        let index: EntryIndex | undefined;
        let unseen = 0;
        for (const [number, step] of steps.entries()) {
          if (step.reopen) archive = rig.archive();
          const seenAt = START + number;
          const next = appended(model, step.items, step.newFrom, seenAt);
          model = next.model;
          const outcome = await appendStep(archive, step, seenAt);
          expectOutcome(outcome, next.counts, model);
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
  }, 60_000);

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
        const items = [...numbers].map((number) => ({ number, content: 0 }));
        const { model } = appended(new Map(), items, START - 1000, START);
        expectIndex(await rig.loader().load(ORGANIZATION), model);
        expect(outcomes.flatMap(({ added }) => added)).toHaveLength(numbers.size);
        expect((await rig.archive().record(SOURCE)).unseen).toBe(numbers.size);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

function appendStep(archive: Archive, { items, newFrom }: Step, seenAt: number): Promise<Appended> {
  const page = { entries: items.map(entryOf), seenAt, ...(newFrom !== undefined && { newFrom }) };
  return archive.append(SOURCE, page, (record, { fresh }) => ({ ...record, unseen: record.unseen + fresh.length }));
}

async function expectEntries(rig: Rig, model: Model): Promise<void> {
  const archive = rig.archive();
  for (const { entry } of model.values()) expect(await archive.entry(ORGANIZATION, entry.uuid)).toEqual(entry);
  expect(await archive.entry(ORGANIZATION, uuidOf(99))).toBeUndefined();
  const [usage] = await archive.usage();
  expect(usage?.entries).toBe(model.size);
}
