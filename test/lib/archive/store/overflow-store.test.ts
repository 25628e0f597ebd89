import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockStore } from '@/lib/archive/block-store';
import type { Archive } from '@/lib/archive/contract';
import { createIndexLoader } from '@/lib/archive/read/index-loader';
import { createComputerStore } from '@/lib/archive/store/computer-store';
import { createOverflowStore } from '@/lib/archive/store/overflow-store';
import { createSessionStore } from '@/lib/archive/store/session-store';
import { createArchive } from '@/lib/archive/write/archive';
import { createFallbackArchive } from '@/lib/archive/write/fallback-archive';
import { createExclusive } from '@/lib/storage/exclusive';
import { NO_OUTAGE } from '@/lib/storage/outage';
import { StorageError } from '@/lib/storage/storage-error';
import { createSealer } from '@/lib/vault/sealer';
import { createMemoryArea } from '../../../fakes/memory-area';
import { entryOf, expectIndex, type Model, appended as modelAfter, retained } from '../archive-model';
import { RETENTION } from '../archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, teamSource, uuidOf } from '../builders';

const KEY = 'eu1.make.com/organization/3';

async function setUp() {
  globalThis.indexedDB = new IDBFactory();
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const sealer = createSealer(key);
  const world = { isFull: false, isOn: false, writes: 0 };
  const real = createComputerStore();
  const disk: BlockStore = {
    ...real,
    async commit(organization, change) {
      if (world.isFull) throw new StorageError('full');
      world.writes += 1;
      return real.commit(organization, change);
    },
  };
  const area = createMemoryArea();
  const memory = createSessionStore(area, 'overflow');
  const overflow = {
    isOn: async () => world.isOn,
    begin: async () => {
      world.isOn = true;
    },
  };
  const store = createOverflowStore(disk, memory, overflow);
  const dependencies = {
    mediumOf: async () => 'computer' as const,
    stores: { computer: store, session: createSessionStore(area) },
    sealerOf: async () => sealer,
  };
  const restart = (): Archive =>
    createFallbackArchive({
      archive: createArchive({
        ...dependencies,
        exclusive: createExclusive(undefined),
        retention: async () => RETENTION,
        sizes: { full: 8, waiting: 4, blocks: 3, first: 1 },
      }),
      outage: NO_OUTAGE,
      overflow,
      mediumOf: dependencies.mediumOf,
    });
  return {
    world,
    disk: real,
    store,
    restart,
    loader: () => createIndexLoader(dependencies),
    /** The person asks again. */
    async leave() {
      world.isOn = false;
      await memory.removeAll();
    },
  };
}

function add(archive: Archive, numbers: readonly number[], content = 0) {
  const entries = numbers.map((number) => fakeEntry({ uuid: uuidOf(number) }, { content }));
  return archive.append(SOURCE, { entries, seenAt: START, newFrom: 0 }, (record, { fresh }) => ({
    ...record,
    unseen: record.unseen + fresh.length,
  }));
}

describe('a history for which there is no more room', () => {
  it('goes on in memory, over what is on the disk, as one', async () => {
    const { world, disk, restart, loader } = await setUp();
    const archive = restart();
    await add(archive, [1, 2]);
    await archive.putDocument(ORGANIZATION, 'names', 'old');
    const panel = loader();
    const before = await panel.load(ORGANIZATION);
    const onDisk = await disk.contents(KEY);
    world.isFull = true;

    const outcome = await add(archive, [2, 3, 4], 1);
    expect(world.isOn).toBe(true);
    expect(outcome.added.map(({ uuid }) => uuid)).toEqual([3, 4].map(uuidOf));
    expect(outcome.changed).toHaveLength(1);
    expect(outcome.record.unseen).toBe(4);
    await archive.putDocument(ORGANIZATION, 'names', 'new');
    await archive.putDocument(ORGANIZATION, 'other', 1);

    const index = await panel.load(ORGANIZATION, before);
    expect([before.size, index.size, index.damagedBlocks]).toEqual([2, 4, 0]);
    expect((await archive.entry(ORGANIZATION, uuidOf(1)))?.raw.content).toBe(0);
    expect((await archive.entry(ORGANIZATION, uuidOf(2)))?.raw.content).toBe(1);
    expect(await archive.document(ORGANIZATION, 'names')).toBe('new');
    expect((await archive.usage())[0]).toMatchObject({ entries: 4 });
    // A worker that begins anew finds the same; the disk is as it was.
    expect((await restart().record(SOURCE)).unseen).toBe(4);
    expect(await restart().sources()).toEqual([SOURCE]);
    expect(await disk.contents(KEY)).toEqual(onDisk);
    expect(world.writes).toBe(2);
  });

  it('is as the disk has it again when that is tried again, and open panels see it', async () => {
    const { world, restart, loader, leave } = await setUp();
    const archive = restart();
    await add(archive, [1, 2]);
    world.isFull = true;
    await add(archive, [3, 4]);
    const panel = loader();
    const over = await panel.load(ORGANIZATION);
    world.isFull = false;
    await leave();
    expect((await archive.record(SOURCE)).unseen).toBe(2);
    // Sequences come again, with other rows in them.
    await add(archive, [5]);
    const index = await panel.load(ORGANIZATION, over);
    expect([over.size, index.size]).toEqual([4, 3]);
    expect(index.rowOf(uuidOf(5))).toBeDefined();
    expect(index.rowOf(uuidOf(3))).toBeUndefined();
  });

  it('is another one when the disk is full again, also to a panel that saw nothing in between', async () => {
    const { world, restart, loader, leave } = await setUp();
    const archive = restart();
    await add(archive, [1]);
    world.isFull = true;
    await add(archive, [2, 3]);
    const panel = loader();
    const first = await panel.load(ORGANIZATION);
    await leave();
    await add(archive, [4, 5]);
    const index = await panel.load(ORGANIZATION, first);
    expect([first.size, index.size]).toEqual([3, 3]);
    expect([2, 3, 4, 5].map((number) => index.rowOf(uuidOf(number)) !== undefined)).toEqual([false, false, true, true]);
  });

  it('is not tidied in memory, and is deleted in both places', async () => {
    const { world, restart, store } = await setUp();
    const archive = restart();
    await add(archive, [1]);
    world.isFull = true;
    for (const number of [2, 3, 4, 5, 6]) await add(archive, [number]);
    expect(await archive.compact(ORGANIZATION)).toBe(false);
    expect(await archive.retain(ORGANIZATION, { ...RETENTION, maxEntries: 1 })).toBe(0);
    await archive.remove(ORGANIZATION);
    expect(await archive.usage()).toEqual([]);
    expect(await store.organizations()).toEqual([]);
    expect(await store.itemNames(KEY, '')).toEqual([]);
    await add(archive, [7]);
    await archive.removeAll();
    expect((await store.contents(KEY)).blocks).toEqual([]);
  });

  it('is said to be full where memory has no room either', async () => {
    const { world, restart } = await setUp();
    world.isFull = true;
    const huge = fakeEntry({ uuid: uuidOf(1), targetId: 'x'.repeat(12 * 1024 * 1024) });
    const refusing = restart();
    await add(refusing, [2]);
    await expect(refusing.append(SOURCE, { entries: [huge], seenAt: START }, (record) => record)).rejects.toMatchObject(
      { failure: { kind: 'storage', reason: 'memory-full' } },
    );
    expect((await refusing.usage())[0]).toMatchObject({ entries: 1 });
  });

  it('is what was told of it, whenever it became full, whatever is merged and dropped over it', async () => {
    const work = fc.oneof(
      { weight: 4, arbitrary: fc.array(fc.record({ number: fc.nat(24), content: fc.nat(2) }), { maxLength: 8 }) },
      { weight: 1, arbitrary: fc.constantFrom('compact' as const, 'retain' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(work, { minLength: 1, maxLength: 10 }), fc.nat(10), async (steps, fullAt) => {
        const { world, loader, store, restart } = await setUp();
        let model: Model = new Map();
        const panel = loader();
        let index = await panel.load(ORGANIZATION);
        for (const [at, step] of steps.entries()) {
          if (at === fullAt) Object.assign(world, { isFull: true, isOn: true });
          const archive = restart();
          const seenAt = START + 100_000 + at;
          if (step === 'compact') await archive.compact(ORGANIZATION);
          else if (step === 'retain') {
            const retention = { ...RETENTION, maxEntries: 6, now: START + 42_000 };
            if (!world.isOn) model = retained(model, retention);
            await archive.retain(ORGANIZATION, retention);
          } else {
            model = modelAfter(model, step, undefined, seenAt).model;
            const source = at % 2 === 0 ? SOURCE : teamSource(7);
            await archive.append(source, { entries: step.map(entryOf), seenAt }, (record) => record);
          }
          index = await panel.load(ORGANIZATION, index);
          expectIndex(index, model);
        }
        expectIndex(await loader().load(ORGANIZATION), model);
        const names = await store.itemNames(KEY, '');
        expect(await store.organizations()).toEqual(names.length > 0 ? [KEY] : []);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
