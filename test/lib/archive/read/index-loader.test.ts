import { describe, expect, it, vi } from 'vitest';
import type { BlockStore } from '@/lib/archive/block-store';
import type { EntryIndex } from '@/lib/archive/contract';
import { createIndexLoader } from '@/lib/archive/read/index-loader';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING } from '@/lib/audit-log/query';
import { createRig, type Rig } from '../archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from '../builders';
import { changeStore } from '../raw-database';

function uuidsIn(index: EntryIndex): readonly string[] {
  return [...index.search(SOURCE, EVERYTHING, createEventCatalog())].map((row) => index.entry(row).uuid);
}

/** One block per number; the higher, the newer. */
async function fill(rig: Rig, numbers: readonly number[], content = 0): Promise<void> {
  const archive = rig.archive();
  for (const number of numbers) {
    const time = START + number * 1000;
    const entry = fakeEntry({ uuid: uuidOf(number), triggeredAt: time, createdAt: time }, { content });
    await archive.append(SOURCE, { entries: [entry], seenAt: START }, (record) => record);
  }
}

function pageNumbers(page: number, size: number): readonly number[] {
  return Array.from({ length: size }, (_value, index) => page * 100_000 + size - index);
}

/** One append per page; the higher, the newer. */
async function fillPages(rig: Rig, pages: readonly number[], size: number): Promise<void> {
  const archive = rig.archive();
  for (const page of pages) {
    const entries = pageNumbers(page, size).map((number) => {
      const time = START + number * 1000;
      return fakeEntry({ uuid: uuidOf(number), triggeredAt: time, createdAt: time });
    });
    await archive.append(SOURCE, { entries, seenAt: START }, (record) => record);
  }
}

function countingLoader(rig: Rig, medium: 'computer' | 'session' = 'computer') {
  const asked: number[][] = [];
  const store = rig.stores[medium];
  const counting: BlockStore = {
    ...store,
    parts(organization, part, sequences) {
      if (part === 'rows') asked.push([...sequences]);
      return store.parts(organization, part, sequences);
    },
  };
  const loader = createIndexLoader({ ...rig.dependencies, stores: { ...rig.stores, [medium]: counting } });
  return { loader, asked };
}

describe('loading the index', () => {
  it('gives a screenful of the newest rows first, wherever they lie, then the rest', async () => {
    const rig = await createRig('computer');
    await fillPages(rig, [5, 9, 1, 3], 40);
    const { loader, asked } = countingLoader(rig);
    const first: (readonly string[])[] = [];

    const index = await loader.load(ORGANIZATION, undefined, (early) => first.push(uuidsIn(early)));

    expect(first).toEqual([[...pageNumbers(9, 40), ...pageNumbers(5, 40)].map(uuidOf)]);
    expect(asked).toEqual([
      [2, 1],
      [4, 3],
    ]);
    expect(uuidsIn(index)).toEqual([9, 5, 3, 1].flatMap((page) => pageNumbers(page, 40)).map(uuidOf));
  });

  it('shows no older version of what it shows first', async () => {
    const rig = await createRig('computer');
    await fillPages(rig, [1, 2, 3], 60);
    await fill(rig, [300_010], 1);
    await fill(rig, [50], 1);
    const first: unknown[] = [];
    const { loader, asked } = countingLoader(rig);
    await loader.load(ORGANIZATION, undefined, (early) => {
      const row = early.rowOf(uuidOf(300_010));
      first.push(row === undefined ? undefined : early.entry(row).raw.content);
    });
    expect(first).toEqual([1]);
    expect(asked[0]).toEqual([3, 4]);
  });

  it('puts right what it showed first, where an entry was given another time', async () => {
    const rig = await createRig('computer');
    await fillPages(rig, [1, 2, 3], 60);
    const moved = fakeEntry({ uuid: uuidOf(300_010), triggeredAt: START, createdAt: START }, { content: 1 });
    await rig.archive().append(SOURCE, { entries: [moved], seenAt: START }, (record) => record);
    const shown: (readonly string[])[] = [];
    const index = await rig.loader().load(ORGANIZATION, undefined, (early) => shown.push(uuidsIn(early)));
    expect(shown[0]?.at(-10)).toBe(uuidOf(300_010));
    expect(uuidsIn(index).indexOf(uuidOf(300_010))).toBe(179);
    expect(index.size).toBe(180);
  });

  it('waits for no more than the newest rows of a large page, and reads the rest when they were shown', async () => {
    const rig = await createRig('computer');
    await fillPages(rig, [1], 9000);
    const { loader, asked } = countingLoader(rig);
    const index = await loader.load(ORGANIZATION, undefined, async (early) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(uuidsIn(early)).toEqual(pageNumbers(1, 9000).slice(0, 64).map(uuidOf));
      expect(asked).toEqual([[1]]);
    });
    expect(asked).toEqual([[1], [2]]);
    expect(uuidsIn(index)).toEqual(pageNumbers(1, 9000).map(uuidOf));
  });

  it('reads large blocks and small ones in slices', async () => {
    const rig = await createRig('computer');
    await fillPages(rig, [7, 8, 9], 30_000);
    await fill(
      rig,
      Array.from({ length: 70 }, (_value, number) => number),
    );
    const { loader, asked } = countingLoader(rig);
    const index = await loader.load(ORGANIZATION);
    expect(asked.map(({ length }) => length)).toEqual([7, 64, 8]);
    expect(index.size).toBe(90_070);
  }, 60_000);

  it('gives the page its turn between blocks that take long', async () => {
    const rig = await createRig('computer');
    await fill(rig, [1, 2, 3, 4]);
    let turns = 0;
    vi.stubGlobal('scheduler', {
      async yield() {
        turns++;
      },
    });
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 11;
      return now;
    });
    const index = await rig.loader().load(ORGANIZATION);
    clock.mockRestore();
    vi.unstubAllGlobals();
    expect(index.size).toBe(4);
    // Once for each block, and for each of the two steps of finding what was replaced.
    expect(turns).toBe(6);
  });

  it('reads only what is new since the previous index, which stays as it was', async () => {
    const rig = await createRig('computer');
    await fill(rig, [1, 2]);
    const { loader, asked } = countingLoader(rig);
    const previous = await loader.load(ORGANIZATION);
    const rowsBefore = previous.search(SOURCE, EVERYTHING, createEventCatalog());
    await fill(rig, [0, 7]);
    asked.length = 0;

    const index = await loader.load(ORGANIZATION, previous, () => expect.unreachable());

    expect(asked).toEqual([[4, 3]]);
    expect(uuidsIn(index)).toEqual([7, 2, 1, 0].map(uuidOf));
    expect(uuidsIn(previous)).toEqual([2, 1].map(uuidOf));
    expect(previous.size).toBe(2);
    for (const row of rowsBefore) expect(index.entry(row)).toEqual(previous.entry(row));
  });

  it('adds nothing twice when two refreshes are asked for at once', async () => {
    const rig = await createRig('computer');
    await fill(rig, [1]);
    const { loader, asked } = countingLoader(rig);
    const previous = await loader.load(ORGANIZATION);
    await fill(rig, [2, 3]);
    asked.length = 0;
    const indexes = await Promise.all([loader.load(ORGANIZATION, previous), loader.load(ORGANIZATION, previous)]);
    for (const index of indexes) expect(uuidsIn(index)).toEqual([3, 2, 1].map(uuidOf));
    expect(asked).toEqual([[3, 2]]);
  });

  it('shows a changed entry once, as it is now, also where the newer block is read first', async () => {
    const rig = await createRig('computer');
    await fill(rig, [1, 2, 3]);
    const loader = rig.loader();
    const previous = await loader.load(ORGANIZATION);
    await fill(rig, [2], 1);
    for (const index of [await loader.load(ORGANIZATION, previous), await rig.loader().load(ORGANIZATION)]) {
      expect(uuidsIn(index)).toEqual([3, 2, 1].map(uuidOf));
      const row = index.rowOf(uuidOf(2));
      expect(row !== undefined && index.entry(row).raw.content).toBe(1);
      expect(row !== undefined && index.changed(row)).toBe(true);
    }
  });

  it('starts anew when what it had read was deleted', async () => {
    const rig = await createRig('computer');
    await fill(rig, [1, 2]);
    const loader = rig.loader();
    const previous = await loader.load(ORGANIZATION);
    await rig.archive().remove(ORGANIZATION);
    await fill(rig, [4, 5]);
    expect(uuidsIn(await loader.load(ORGANIZATION, previous))).toEqual([5, 4].map(uuidOf));
  });

  it('starts anew when a block that it had read is gone', async () => {
    const rig = await createRig('computer');
    await fill(rig, [1, 2, 3]);
    const loader = rig.loader();
    const previous = await loader.load(ORGANIZATION);
    await changeStore('blocks', (value, key) => (Array.isArray(key) && key[1] === 2 ? undefined : value));
    expect(uuidsIn(await loader.load(ORGANIZATION, previous))).toEqual([3, 1].map(uuidOf));
  });

  it('starts anew for another organization', async () => {
    const rig = await createRig('computer');
    await fill(rig, [1]);
    const loader = rig.loader();
    const previous = await loader.load(ORGANIZATION);
    expect((await loader.load({ ...ORGANIZATION, organizationId: 4 }, previous)).size).toBe(0);
  });

  it('can be tried again after the store failed', async () => {
    const rig = await createRig('computer');
    await fill(rig, [1, 2]);
    let failing = false;
    const store = rig.stores.computer;
    const flaky: BlockStore = {
      ...store,
      parts: (...asked) => (failing ? Promise.reject(new Error('gone')) : store.parts(...asked)),
    };
    const loader = createIndexLoader({ ...rig.dependencies, stores: { ...rig.stores, computer: flaky } });
    const previous = await loader.load(ORGANIZATION);
    await fill(rig, [3]);
    failing = true;
    await expect(loader.load(ORGANIZATION, previous)).rejects.toThrow('gone');
    failing = false;
    expect(uuidsIn(await loader.load(ORGANIZATION, previous))).toEqual([3, 2, 1].map(uuidOf));
  });
});
