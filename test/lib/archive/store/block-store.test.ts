import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change, Head } from '@/lib/archive/block-store';
import { createComputerStore } from '@/lib/archive/store/computer-store';
import { createSessionStore } from '@/lib/archive/store/session-store';
import { createMemoryArea } from '../../../fakes/memory-area';

const STORES = { computer: createComputerStore, session: () => createSessionStore(createMemoryArea()) };

function headOf(revision: number, generation = 'g'): Head {
  return { format: 1, generation, revision };
}

function changeFrom(from: Head | undefined, head: Head): Change {
  const bytes = (value: number) => Uint8Array.of(value, head.revision);
  const block = { sequence: head.revision, count: 1, first: 1, last: 2, ids: bytes(1), rows: bytes(2) };
  return { from, head, removed: [], blocks: [block], items: new Map([['name', bytes(3)]]), removedItems: [] };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe.each(['computer', 'session'] as const)('the store of the %s', (medium) => {
  it('keeps what a change brings', async () => {
    const store = STORES[medium]();
    expect(await store.commit('org', changeFrom(undefined, headOf(1)))).toBe(true);
    expect(await store.commit('org', changeFrom(headOf(1), headOf(2)))).toBe(true);

    expect(await store.contents('org')).toEqual({
      head: headOf(2),
      blocks: [1, 2].map((sequence) => ({ sequence, count: 1, first: 1, last: 2 })),
    });
    expect(await store.parts('org', 'ids', [2, 7, 1])).toEqual([Uint8Array.of(1, 2), undefined, Uint8Array.of(1, 1)]);
    expect(await store.parts('org', 'rows', [1])).toEqual([Uint8Array.of(2, 1)]);
    expect(await store.item('org', 'name')).toEqual(Uint8Array.of(3, 2));
    expect(await store.organizations()).toEqual(['org']);
    expect(await store.itemNames('org', '')).toEqual(['name']);
    expect(await store.itemNames('org', 'na')).toEqual(['name']);
    expect(await store.itemNames('org', 'b')).toEqual([]);
    expect(await store.bytes('org')).toBe(2 + 2 + 2 + 2 + 2);
  });

  it('tells what it holds now, whatever was known before', async () => {
    const store = STORES[medium]();
    await store.commit('org', changeFrom(undefined, headOf(1)));
    const known = await store.contents('org');
    expect(await store.contents('org', known)).toEqual(known);
    await store.commit('org', changeFrom(headOf(1), headOf(2)));
    const now = await store.contents('org');
    expect(now.blocks).toHaveLength(2);
    expect(await store.contents('org', known)).toEqual(now);
    await store.remove('org');
    expect(await store.contents('org', known)).toEqual({ head: undefined, blocks: [] });
  });

  it.each([
    ['nothing', undefined],
    ['an earlier revision', headOf(1)],
    ['another generation', headOf(2, 'other')],
  ])('writes nothing of a change that was made from %s', async (_case, from) => {
    const store = STORES[medium]();
    await store.commit('org', changeFrom(undefined, headOf(1)));
    await store.commit('org', changeFrom(headOf(1), headOf(2)));
    const before = await store.contents('org');

    expect(await store.commit('org', changeFrom(from, headOf(3)))).toBe(false);

    expect(await store.contents('org')).toEqual(before);
    expect(await store.parts('org', 'rows', [3])).toEqual([undefined]);
    expect(await store.item('org', 'name')).toEqual(Uint8Array.of(3, 2));
  });

  it('takes out blocks and items together with what comes in, and puts a block in the place of one', async () => {
    const store = STORES[medium]();
    await store.commit('org', changeFrom(undefined, headOf(1)));
    await store.commit('org', changeFrom(headOf(1), headOf(2)));
    const change = changeFrom(headOf(2), headOf(4));
    const block = { sequence: 2, count: 9, ids: Uint8Array.of(7), rows: Uint8Array.of(8) };
    const next = {
      ...change,
      removed: [1],
      blocks: [...change.blocks, block],
      items: new Map(),
      removedItems: ['name'],
    };

    expect(await store.commit('org', next)).toBe(true);

    expect((await store.contents('org')).blocks).toEqual([
      { sequence: 2, count: 9 },
      { sequence: 4, count: 1, first: 1, last: 2 },
    ]);
    expect(await store.parts('org', 'rows', [1, 2, 4])).toEqual([undefined, Uint8Array.of(8), Uint8Array.of(2, 4)]);
    expect(await store.item('org', 'name')).toBeUndefined();
    expect(await store.bytes('org')).toBe(1 + 1 + 2 + 2);
  });

  it.each([
    { asked: [1, 2, 3, 4, 5, 6, 7], what: 'all' },
    { asked: [6, 2, 4, 3, 5], what: 'neighbours in any order' },
    { asked: [7, 4, 1], what: 'some, with others between them' },
    { asked: [9, 7, 6, 5, 8], what: 'some that are not there' },
    { asked: [9, 8, 10], what: 'none that is there' },
  ])('gives parts in the order asked for: $what', async ({ asked }) => {
    const store = STORES[medium]();
    for (let revision = 1; revision <= 7; revision++) {
      await store.commit('org', changeFrom(revision === 1 ? undefined : headOf(revision - 1), headOf(revision)));
    }
    expect(await store.parts('org', 'rows', asked)).toEqual(
      asked.map((sequence) => (sequence <= 7 ? Uint8Array.of(2, sequence) : undefined)),
    );
  });

  it('keeps organizations apart whose keys begin alike', async () => {
    const store = STORES[medium]();
    await store.commit('org/1', changeFrom(undefined, headOf(1)));
    await store.commit('org/12', changeFrom(undefined, headOf(1)));
    await store.remove('org/1');
    expect((await store.contents('org/1')).head).toBeUndefined();
    expect((await store.contents('org/12')).blocks).toHaveLength(1);
    expect(await store.bytes('org/1')).toBe(0);
    expect(await store.bytes('org/12')).toBe(6);
    await store.removeAll();
    expect(await store.organizations()).toEqual([]);
    expect(await store.itemNames('org', '')).toEqual([]);
  });
});

describe('the store of the computer', () => {
  it('writes nothing at all of a change that the browser refuses half-way', async () => {
    const store = createComputerStore();
    await store.commit('org', changeFrom(undefined, headOf(1)));
    const before = await store.contents('org');
    const original = IDBObjectStore.prototype.put;
    let puts = 0;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (++puts === 3) throw new DOMException('full', 'QuotaExceededError');
      return original.apply(this, given);
    });
    const refused = store.commit('org', { ...changeFrom(headOf(1), headOf(2)), removed: [1] });
    await expect(refused).rejects.toMatchObject({ failure: { reason: 'full' } });
    put.mockRestore();
    expect(puts).toBe(3);
    expect(await store.contents('org')).toEqual(before);
    expect(await store.parts('org', 'rows', [1, 2])).toEqual([Uint8Array.of(2, 1), undefined]);
  });
});

describe('the store of this computer', () => {
  it('reads no blocks where nothing was written since they were known', async () => {
    const store = createComputerStore();
    await store.commit('org', changeFrom(undefined, headOf(1)));
    const known = await store.contents('org');
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    expect(await store.contents('org', known)).toBe(known);
    expect(getAll).not.toHaveBeenCalled();
    getAll.mockRestore();
  });
});

describe('the store of the session', () => {
  it('takes away later what the death of its worker left behind', async () => {
    const area = createMemoryArea();
    const dying = createSessionStore({ ...area, remove: () => Promise.reject(new Error('killed')) });
    await dying.commit('org', changeFrom(undefined, headOf(1)));
    expect(await dying.commit('org', { ...changeFrom(headOf(1), headOf(2)), removed: [1] })).toBe(true);
    const store = createSessionStore(area);
    expect((await store.contents('org')).blocks.map(({ sequence }) => sequence)).toEqual([2]);
    expect([...area.items.keys()].filter((key) => key.endsWith(' 1'))).toHaveLength(2);
    await store.commit('org', changeFrom(headOf(2), headOf(3)));
    expect([...area.items.keys()].filter((key) => key.endsWith(' 1'))).toEqual([]);
    await store.commit('org', changeFrom(headOf(3), headOf(4)));
    expect(area.items.get('archive org directory')).not.toHaveProperty('dropped');
  });
});
