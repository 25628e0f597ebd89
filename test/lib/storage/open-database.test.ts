import { IDBFactory } from 'fake-indexeddb';
import type { DBSchema } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createComputerStore } from '@/lib/archive/store/computer-store';
import { createConnection, type DatabaseDescription, openDatabase } from '@/lib/storage/open-database';

interface Schema extends DBSchema {
  things: { key: string; value: string };
}

const DESCRIPTION: DatabaseDescription<Schema> = {
  name: 'a-database',
  version: 1,
  upgrade: (database) => void database.createObjectStore('things'),
};

function openRaw(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onupgradeneeded = () => {};
  });
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('opening a database', () => {
  it('refuses one of a later release without touching it', async () => {
    (await openRaw('audit-lens-archive', 2)).close();
    await expect(createComputerStore().contents('any')).rejects.toMatchObject({
      name: 'StorageError',
      failure: { kind: 'storage', reason: 'newer-version' },
    });
    expect(await indexedDB.databases()).toEqual([{ name: 'audit-lens-archive', version: 2 }]);
  });

  it('gives up after five seconds, and what opens after all is in the way of nobody', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const blocker = await openRaw(DESCRIPTION.name, 1);
    const opening = openDatabase({ ...DESCRIPTION, version: 2 });
    const refusal = expect(opening).rejects.toMatchObject({ failure: { kind: 'storage', reason: 'unavailable' } });
    await vi.advanceTimersByTimeAsync(5000);
    await refusal;
    vi.useRealTimers();

    blocker.close();

    // Would wait forever for a connection that nobody closes.
    (await openRaw(DESCRIPTION.name, 3)).close();
  });

  it('is unavailable where the browser refuses it', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await expect(openDatabase(DESCRIPTION)).rejects.toMatchObject({ failure: { reason: 'unavailable' } });
  });
});

describe('a connection', () => {
  it('is opened once', async () => {
    const connection = createConnection(DESCRIPTION);
    expect(await connection()).toBe(await connection());
  });

  it('makes way for another context that upgrades, then opens anew', async () => {
    const connection = createConnection(DESCRIPTION);
    const first = await connection();
    (await openRaw(DESCRIPTION.name, 2)).close();
    await expect(first.getAllKeys('things')).rejects.toThrow();
    await expect(connection()).rejects.toMatchObject({ failure: { reason: 'newer-version' } });
  });

  it('tries again after it could not be opened', async () => {
    const connection = createConnection(DESCRIPTION);
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await expect(connection()).rejects.toThrow();
    open.mockRestore();
    expect((await connection()).name).toBe(DESCRIPTION.name);
  });
});

describe('a full disk', () => {
  it('is told as full', async () => {
    const store = createComputerStore();
    await store.contents('any');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const head = { format: 1, generation: 'x', revision: 1 };
    const change = { from: undefined, head, removed: [], blocks: [], items: new Map(), removedItems: [] };
    await expect(store.commit('any', change)).rejects.toMatchObject({
      failure: { reason: 'full' },
    });
    put.mockRestore();
    expect((await store.contents('any')).head).toBeUndefined();
  });
});
