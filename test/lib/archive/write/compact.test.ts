import { describe, expect, it } from 'vitest';
import type { BlockStore } from '@/lib/archive/block-store';
import { createIndexLoader } from '@/lib/archive/read/index-loader';
import { viewIn } from '../archive-model';
import { createRig, type Rig, type Wrap } from '../archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from '../builders';
import { Killed, mortal, mortalArea } from '../mortal';
import { changeStore } from '../raw-database';

const SIZES = { full: 16, waiting: 8, blocks: 5, first: 3 };
const KEY = 'eu1.make.com/organization/3';

function entryNumber(number: number, content = 0) {
  return fakeEntry({ uuid: uuidOf(number), triggeredAt: START + number * 1000 }, { content });
}

/** A page for each list of numbers. */
async function fill(rig: Rig, pages: readonly (readonly number[])[], content = 0): Promise<void> {
  const archive = rig.archive();
  for (const [page, numbers] of pages.entries()) {
    const entries = numbers.map((number) => entryNumber(number, content));
    await archive.append(SOURCE, { entries, seenAt: START + page, newFrom: 0 }, (record) => ({ ...record, unseen: 7 }));
  }
}

function range(from: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_value, index) => from + index);
}

async function countsIn(rig: Rig, medium: 'computer' | 'session' = 'computer'): Promise<readonly number[]> {
  return (await rig.stores[medium].contents(KEY)).blocks.map(({ count }) => count);
}

async function view(rig: Rig): Promise<readonly unknown[]> {
  return viewIn(await rig.loader().load(ORGANIZATION));
}

/** What the loader asks of the store, block for block. */
function watched(rig: Rig, medium: 'computer' | 'session') {
  const asked: [string, number][] = [];
  const store = rig.stores[medium];
  const watching: BlockStore = {
    ...store,
    parts(organization, part, sequences) {
      asked.push(...sequences.map((sequence): [string, number] => [part, sequence]));
      return store.parts(organization, part, sequences);
    },
  };
  return { asked, loader: createIndexLoader({ ...rig.dependencies, stores: { ...rig.stores, [medium]: watching } }) };
}

describe.each(['computer', 'session'] as const)('small blocks on the %s', (medium) => {
  it('wait until together they have rows enough', async () => {
    const rig = await createRig(medium);
    const archive = rig.archive({ sizes: SIZES });
    await fill(rig, [range(0, 4), range(4, 3)]);
    expect(await archive.compact(ORGANIZATION)).toBe(false);
    expect(await countsIn(rig, medium)).toEqual([4, 3]);
    await fill(rig, [range(7, 1)]);
    const before = await view(rig);

    expect(await archive.compact(ORGANIZATION)).toBe(true);

    expect(await countsIn(rig, medium)).toEqual([8]);
    expect(await view(rig)).toEqual(before);
    expect(await archive.compact(ORGANIZATION)).toBe(false);
    expect((await archive.record(SOURCE)).unseen).toBe(7);
  });

  it('are merged when they are many, however few rows they have', async () => {
    const rig = await createRig(medium);
    await fill(rig, [[1], [2], [3], [4]]);
    expect(await rig.archive({ sizes: SIZES }).compact(ORGANIZATION)).toBe(false);
    await fill(rig, [[5]]);
    expect(await rig.archive({ sizes: SIZES }).compact(ORGANIZATION)).toBe(true);
    expect(await countsIn(rig, medium)).toEqual([5]);
  });

  it('make full blocks with the half one that the last merge left', async () => {
    const rig = await createRig(medium);
    const archive = rig.archive({ sizes: SIZES });
    for (const start of [0, 10, 20, 30]) {
      await fill(rig, [range(start, 5), range(start + 5, 5)]);
      await archive.compact(ORGANIZATION);
    }
    // The newest three are a block of their own.
    expect((await countsIn(rig, medium)).toSorted((a, b) => b - a)).toEqual([16, 16, 5, 3]);
  });

  it.each<[string, readonly (readonly number[])[], readonly number[]]>([
    ['the newest rows of all are a block of their own', [range(0, 4), range(4, 4), range(8, 4)], [3, 9]],
    ['others are newer', [range(0, 4), range(4, 4), range(8, 4), range(50, 16)], [12, 16]],
    ['what is left would be few', [range(0, 4), range(4, 3), range(7, 3)], [10]],
    ['two blocks would be two again', [range(0, 6), range(6, 6)], [12]],
  ])('are merged anew so that, where %s: %j gives %j', async (_case, pages, counts) => {
    const rig = await createRig(medium);
    await fill(rig, pages);
    expect(await rig.archive({ sizes: SIZES }).compact(ORGANIZATION)).toBe(true);
    expect((await countsIn(rig, medium)).toSorted((a, b) => a - b)).toEqual(counts);
    expect(await view(rig)).toHaveLength(pages.flat().length);
    expect(await rig.archive({ sizes: SIZES }).compact(ORGANIZATION)).toBe(false);
  });

  it('leave behind what was replaced since', async () => {
    const rig = await createRig(medium);
    await fill(rig, [range(0, 5), range(5, 5)]);
    await fill(rig, [[2, 7]], 1);
    const before = await view(rig);
    await rig.archive({ sizes: SIZES }).compact(ORGANIZATION);
    expect(await countsIn(rig, medium)).toEqual([10]);
    expect(await view(rig)).toEqual(before);
    const outcome = await rig
      .archive()
      .append(SOURCE, { entries: [entryNumber(2, 1), entryNumber(3)], seenAt: START }, (record) => record);
    expect(outcome).toMatchObject({ added: [], changed: [], known: 2 });
  });

  it('may lie beside a full block that holds a newer version', async () => {
    const rig = await createRig(medium);
    await fill(rig, [range(0, 4)]);
    await fill(rig, [range(0, 16)], 1);
    await fill(rig, [range(20, 4), range(30, 4)]);
    const before = await view(rig);
    expect(await rig.archive({ sizes: SIZES }).compact(ORGANIZATION)).toBe(true);
    expect(await countsIn(rig, medium)).toEqual([16, 8]);
    expect(await view(rig)).toEqual(before);
  });

  it('are merged in steps when very many wait', async () => {
    const rig = await createRig(medium);
    await fill(
      rig,
      range(0, 40).map((page) => [page * 3, page * 3 + 1, page * 3 + 2]),
    );
    const before = await view(rig);
    const archive = rig.archive({ sizes: SIZES });
    let steps = 0;
    while (await archive.compact(ORGANIZATION)) steps++;
    expect(steps).toBeGreaterThan(1);
    expect((await countsIn(rig, medium)).filter((count) => count < 16).length).toBeLessThanOrEqual(2);
    expect(await view(rig)).toEqual(before);
  });

  it('cost an open panel nothing but a look: its rows stay what they are', async () => {
    const rig = await createRig(medium);
    await fill(rig, [range(0, 5), range(5, 5)]);
    const { loader, asked } = watched(rig, medium);
    const previous = await loader.load(ORGANIZATION);
    await rig.archive({ sizes: SIZES }).compact(ORGANIZATION);
    await fill(rig, [[50]]);
    asked.length = 0;

    const index = await loader.load(ORGANIZATION, previous);

    expect(asked.filter(([part]) => part === 'rows')).toEqual([['rows', 4]]);
    expect(index.size).toBe(11);
    expect(index.rowOf(uuidOf(3))).toBe(previous.rowOf(uuidOf(3)));
    expect(viewIn(index)).toEqual(await view(rig));
  });

  it('are read once more by a panel that knew only some of them', async () => {
    const rig = await createRig(medium);
    await fill(rig, [range(0, 5)]);
    const loader = rig.loader();
    const previous = await loader.load(ORGANIZATION);
    await fill(rig, [range(5, 5)]);
    await fill(rig, [[2]], 1);
    await rig.archive({ sizes: SIZES }).compact(ORGANIZATION);
    const index = await loader.load(ORGANIZATION, previous);
    expect(index.size).toBe(10);
    expect(viewIn(index)).toEqual(await view(rig));
    expect(previous.size).toBe(5);
  });

  it.each(['contents', 'ids', 'rows'])(
    'may be merged while a panel reads them (after the first %s): it sees the one set or the other',
    async (moment) => {
      const rig = await createRig(medium);
      await fill(rig, [range(0, 4), range(4, 4), range(8, 1)]);
      const expected = await view(rig);
      let merges = 0;
      const then = async <Value>(value: Promise<Value>, what: string): Promise<Value> => {
        const given = await value;
        if (what === moment && merges++ === 0)
          expect(await rig.archive({ sizes: SIZES }).compact(ORGANIZATION)).toBe(true);
        return given;
      };
      const wrap: Wrap = (store) => ({
        ...store,
        contents: (organization) => then(store.contents(organization), 'contents'),
        parts: (organization, part, sequences) => then(store.parts(organization, part, sequences), part),
      });
      const index = await rig.loader(wrap).load(ORGANIZATION);
      expect(merges).toBeGreaterThan(0);
      expect(viewIn(index)).toEqual(expected);
      expect(index.damagedBlocks).toBe(0);
    },
  );

  it.each([false, true])('killed at any call (after it: %s) are all there still, or merged', async (after) => {
    const outcomes = new Set<string>();
    for (let left = 0; ; left++) {
      const rig = await createRig(medium);
      await fill(rig, [range(0, 5), range(5, 5)]);
      await fill(rig, [[2]], 1);
      const expected = await view(rig);
      const death = { left, after };
      const dying = rig.archive({
        sizes: SIZES,
        ...(medium === 'computer'
          ? { wrap: (store) => mortal(store, death) }
          : { wrapArea: (area) => mortalArea(area, death) }),
      });
      const died = await dying.compact(ORGANIZATION).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Killed || (error instanceof Error && error.cause instanceof Killed))) throw error;
          return true;
        },
      );
      const counts = await countsIn(rig, medium);
      outcomes.add(counts.join());
      expect(await view(rig)).toEqual(expected);
      while (await rig.archive({ sizes: SIZES }).compact(ORGANIZATION));
      expect(await countsIn(rig, medium)).toEqual([10]);
      expect(await view(rig)).toEqual(expected);
      if (!died) break;
    }
    expect(outcomes).toEqual(new Set(['5,5,1', '10']));
  });

  it('that hold a gigantic text are left alone', async () => {
    const rig = await createRig(medium);
    const note = 'x'.repeat(1_200_000);
    await rig.archive().append(SOURCE, { entries: [fakeEntry({}, { note })], seenAt: START }, (record) => record);
    await fill(rig, [range(10, 4), range(14, 4)]);
    const archive = rig.archive({ sizes: SIZES });
    while (await archive.compact(ORGANIZATION));
    expect((await countsIn(rig, medium)).toSorted()).toEqual([1, 8]);
  });
});

describe('where a block cannot be read', () => {
  const isBlock = (key: IDBValidKey, sequence: number) => Array.isArray(key) && key[1] === sequence;

  it.each(['ids', 'rows'])('(its %s) the others are merged without it', async (part) => {
    const rig = await createRig('computer');
    await fill(rig, [range(0, 4), range(4, 4), range(8, 4)]);
    await changeStore(part, (value, key) => (isBlock(key, 2) ? new Uint8Array(40) : value));
    const before = await view(rig);
    const archive = rig.archive({ sizes: SIZES });
    expect(await archive.compact(ORGANIZATION)).toBe(true);
    expect(await archive.compact(ORGANIZATION)).toBe(false);
    expect(await view(rig)).toEqual(before);
    expect((await countsIn(rig)).toSorted()).toEqual([4, 8]);
    expect((await rig.loader().load(ORGANIZATION)).damagedBlocks).toBe(1);
  });

  it('a row it had replaced stays where it is', async () => {
    const rig = await createRig('computer');
    await fill(rig, [range(0, 4), range(4, 4), range(8, 4)]);
    await fill(rig, [[1]], 1);
    await changeStore('rows', (value, key) => (isBlock(key, 4) ? new Uint8Array(40) : value));
    const before = await view(rig);
    expect(before).toHaveLength(12);
    await rig.archive({ sizes: SIZES }).compact(ORGANIZATION);
    expect(await view(rig)).toEqual(before);
  });

  it('and it was merged, what was in it is lost and told, and all else is there', async () => {
    const rig = await createRig('computer');
    await fill(rig, [range(0, 16), range(16, 4), range(20, 4)]);
    await rig.archive({ sizes: SIZES }).compact(ORGANIZATION);
    await changeStore('rows', (value, key) => (isBlock(key, 4) ? new Uint8Array(40) : value));
    const index = await rig.loader().load(ORGANIZATION);
    expect([index.size, index.damagedBlocks]).toEqual([16, 1]);
    await fill(rig, [range(0, 24)]);
    expect((await rig.loader().load(ORGANIZATION)).size).toBe(24);
  });
});
