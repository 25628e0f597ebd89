import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockStore } from '@/lib/archive/block-store';
import type { Archive, EntryIndex, SourceRecord } from '@/lib/archive/contract';
import type { Retention } from '@/lib/archive/retention';
import type { Medium } from '@/lib/storage/medium';
import {
  appended,
  entryOf,
  expectIndex,
  type Item,
  type Model,
  recordedAt,
  retained,
  viewIn,
  viewOf,
} from './archive-model';
import { createRig, type Rig } from './archive-rig';
import { ORGANIZATION, SOURCE, START, teamSource } from './builders';
import { type Death, Killed, mortal, mortalArea } from './mortal';

/** So small that a few pages make full blocks. */
const SIZES = { full: 8, waiting: 4, blocks: 3, first: 1 };
const TEAM = teamSource(7);

type Work =
  | { readonly type: 'append'; readonly items: readonly Item[]; readonly newFrom: number | undefined }
  | { readonly type: 'compact' }
  | { readonly type: 'retain'; readonly retention: Retention };

interface Step {
  readonly work: Work;
  /** The worker dies in the middle of it, if that many calls come about. */
  readonly death: Death | undefined;
  /** What another context does at the same time. */
  readonly meanwhile: 'nothing' | 'load' | 'refresh' | 'compact';
  /** How long the other context waits before each call of the store. */
  readonly lag: number;
  readonly refresh: boolean;
}

const anyWork: fc.Arbitrary<Work> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('append' as const),
      items: fc.array(fc.record({ number: fc.nat(40), content: fc.nat(2) }), { maxLength: 9 }),
      newFrom: fc.option(
        fc.integer({ min: -2, max: 42 }).map((step) => START + step * 1000),
        { nil: undefined },
      ),
    }),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('compact' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('retain' as const),
      retention: fc.record({
        maxAge: fc.integer({ min: 0, max: 45 }).map((step) => step * 1000),
        maxEntries: fc.integer({ min: 0, max: 45 }),
        now: fc.constant(START + 42_000),
      }),
    }),
  },
);

const anyStep: fc.Arbitrary<Step> = fc.record({
  work: anyWork,
  death: fc.option(fc.record({ left: fc.nat(20), after: fc.boolean() }), { nil: undefined }),
  meanwhile: fc.constantFrom<Step['meanwhile']>('nothing', 'nothing', 'load', 'refresh', 'compact'),
  lag: fc.nat(8),
  refresh: fc.boolean(),
});

function modelAfter(model: Model, work: Work, seenAt: number): Model {
  if (work.type === 'append') return appended(model, work.items, work.newFrom, seenAt).model;
  return work.type === 'retain' ? retained(model, work.retention) : model;
}

async function perform(archive: Archive, work: Work, seenAt: number): Promise<void> {
  if (work.type === 'compact') await archive.compact(ORGANIZATION);
  if (work.type === 'retain') await archive.retain(ORGANIZATION, work.retention);
  if (work.type !== 'append') return;
  const entries = work.items.map(entryOf);
  const page = { entries, seenAt, ...(work.newFrom !== undefined && { newFrom: work.newFrom }) };
  await archive.append(seenAt % 2 === 0 ? SOURCE : TEAM, page, (record, { added }) => {
    const times = added.flatMap(({ createdAt }) => createdAt ?? []);
    if (times.length === 0) return record;
    const { from = Number.POSITIVE_INFINITY, to = 0, depth = 0, older: _, ...rest } = record.coverage;
    if (to > 0 && seenAt % 5 < 2 && Math.min(...times) > to) {
      const span = { from, to, rows: depth, complete: rest.complete, edge: { uuids: ['gone'], again: 1 } };
      const older = [span, ...(record.coverage.older ?? [])];
      const upper = { from: Math.min(...times), to: Math.max(...times), depth: added.length, complete: false, older };
      return { ...record, coverage: upper };
    }
    const coverage = {
      from: Math.min(from, ...times),
      to: Math.max(to, ...times),
      depth: depth + added.length,
      complete: seenAt % 3 === 0,
    };
    return { ...record, coverage };
  });
}

/** What was dropped is claimed by no span any more, and nothing that stays is given up. */
function expectHonest(
  source: typeof SOURCE,
  [before, after]: readonly [SourceRecord, SourceRecord],
  dropped: Model,
  kept: Model,
): void {
  const timesOf = (model: Model) =>
    [...model.values()].filter(({ entry }) => source.type === 'organization' || entry.team?.id === 7).map(recordedAt);
  const claimed = timesOf(dropped).filter((time) => claims(before.coverage, time));
  expect(timesOf(dropped).filter((time) => claims(after.coverage, time))).toEqual([]);
  expect(timesOf(kept).filter((time) => claims(before.coverage, time) && !claims(after.coverage, time))).toEqual([]);
  expect(after.coverage.complete).toBe(before.coverage.complete && claimed.length === 0);
  for (const span of [after.coverage, ...(after.coverage.older ?? [])]) {
    if (span.from !== undefined) expect(span.to).toBeGreaterThanOrEqual(span.from);
  }
  // Where the lowest rows are gone, no page can be joined to them.
  const trimmed = (before.coverage.older ?? []).filter(
    ({ from }) => !(after.coverage.older ?? []).some((span) => span.from === from),
  );
  const edges = (after.coverage.older ?? []).filter(({ edge }) => edge !== undefined);
  expect(edges.length).toBeLessThanOrEqual((before.coverage.older ?? []).length - trimmed.length);
}

function claims({ from, complete, older = [] }: SourceRecord['coverage'], time: number): boolean {
  const isIn = (span: { readonly from?: number; readonly complete: boolean }) =>
    span.complete || (span.from !== undefined && time >= span.from);
  return isIn({ complete, ...(from !== undefined && { from }) }) || older.some((span) => time <= span.to && isIn(span));
}

async function records(rig: Rig): Promise<readonly [SourceRecord, SourceRecord]> {
  const archive = rig.archive();
  return [await archive.record(SOURCE), await archive.record(TEAM)];
}

async function live(medium: Medium, steps: readonly Step[]): Promise<void> {
  const rig = await createRig(medium);
  let lag = 0;
  const refreshed = rig.loader((store) => late(store, () => lag));
  let model: Model = new Map();
  let archive = rig.archive({ sizes: SIZES });
  let index: EntryIndex | undefined;

  for (const [number, { work, death, meanwhile, lag: wanted, refresh }] of steps.entries()) {
    lag = wanted;
    const seenAt = START + 100_000 + number;
    const next = modelAfter(model, work, seenAt);
    const before = await records(rig);
    const dying = death && { ...death };
    const acting = dying
      ? rig.archive({
          sizes: SIZES,
          wrap: (store) => (medium === 'computer' ? mortal(store, dying) : store),
          wrapArea: (area) => mortalArea(area, dying),
        })
      : archive;
    const [done, seen] = await Promise.all([
      perform(acting, work, seenAt).then(
        () => true,
        (error: unknown) => {
          if (causeOf(error) instanceof Killed) return false;
          throw error;
        },
      ),
      besides(meanwhile, rig, refreshed, index, lag),
    ]);
    lag = 0;
    if (dying) archive = rig.archive({ sizes: SIZES });
    if (seen) expect([viewOf(model), viewOf(next)]).toContainEqual(viewIn(seen));
    if (meanwhile === 'refresh') index = seen;

    const now = await rig.loader().load(ORGANIZATION);
    const isNew = done || isSame(viewIn(now), viewOf(next));
    const dropped = new Map([...model].filter(([uuid]) => !next.has(uuid)));
    const after = await records(rig);
    if (work.type === 'retain' && isNew && dropped.size > 0) {
      expectHonest(SOURCE, [before[0], after[0]], dropped, next);
      expectHonest(TEAM, [before[1], after[1]], dropped, next);
    }
    if (work.type !== 'append' && !isNew) expect(after).toEqual(before);
    model = isNew ? next : model;
    expectIndex(now, model);
    if (refresh) {
      index = await refreshed.load(ORGANIZATION, index);
      expectIndex(index, model);
    }
  }
  while (await archive.compact(ORGANIZATION));
  expectIndex(await refreshed.load(ORGANIZATION, index), model);
  expectIndex(await rig.loader().load(ORGANIZATION), model);
  for (const { entry } of model.values()) expect(await archive.entry(ORGANIZATION, entry.uuid)).toEqual(entry);
  expect((await archive.usage()).reduce((sum, { entries }) => sum + entries, 0)).toBe(model.size);
  const { blocks } = await rig.stores[medium].contents('eu1.make.com/organization/3');
  expect(blocks.filter(({ count }) => count < SIZES.waiting).length).toBeLessThan(SIZES.blocks);
}

async function besides(
  meanwhile: Step['meanwhile'],
  rig: Rig,
  refreshed: ReturnType<Rig['loader']>,
  index: EntryIndex | undefined,
  lag: number,
): Promise<EntryIndex | undefined> {
  if (meanwhile === 'load') return rig.loader((store) => late(store, () => lag)).load(ORGANIZATION);
  if (meanwhile === 'refresh') return refreshed.load(ORGANIZATION, index);
  if (meanwhile === 'compact') await rig.archive({ sizes: SIZES }).compact(ORGANIZATION);
  return undefined;
}

/** A store as another context has it, which comes to its turn later. */
function late(store: BlockStore, lag: () => number): BlockStore {
  const wait = async () => {
    for (let turn = 0; turn < lag(); turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    ...store,
    contents: (organization) => wait().then(() => store.contents(organization)),
    parts: (...asked) => wait().then(() => store.parts(...asked)),
  };
}

/** The area's death reaches the archive as a store that is unavailable. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
}

/** As in `changing-log.property.test.ts`; 10,000 for each medium. */
const isLong = process.env.AUDIT_LENS_LONG === '1';
const SEED = process.env.AUDIT_LENS_SEED;
const RUNS = { numRuns: isLong ? 10_000 : 100, ...(SEED === undefined ? {} : { seed: Number(SEED) }) };

describe.each(['computer', 'session'] as const)('a history kept on the %s', (medium) => {
  it(
    'is always what was told of it, whatever is merged, dropped, read and killed in between',
    async () => {
      // Failing, it prints its seed and the shortest history that fails.
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 12 }), (steps) => live(medium, steps)),
        RUNS,
      );
    },
    isLong ? 7_200_000 : 120_000,
  );
});
