import type { DBSchema, IDBPDatabase, IDBPObjectStore } from 'idb';
import {
  type BlockInfo,
  type BlockPart,
  type BlockStore,
  type Bytes,
  FORMAT,
  type Head,
  sameHead,
} from '@/lib/archive/block-store';
import { createConnection, type DatabaseDescription } from '@/lib/storage/open-database';
import type { Outage } from '@/lib/storage/outage';
import { StorageError, toStorageError } from '@/lib/storage/storage-error';

interface ArchiveSchema extends DBSchema {
  heads: { key: string; value: Head };
  blocks: { key: [organization: string, sequence: number]; value: BlockInfo };
  ids: { key: [organization: string, sequence: number]; value: Bytes };
  rows: { key: [organization: string, sequence: number]; value: Bytes };
  items: { key: [organization: string, name: string]; value: Bytes };
}

const STORES = ['heads', 'blocks', 'ids', 'rows', 'items'] as const;

const ARCHIVE: DatabaseDescription<ArchiveSchema> = {
  name: 'audit-lens-archive',
  version: 1,
  upgrade(database, oldVersion) {
    if (oldVersion < 1) for (const name of STORES) database.createObjectStore(name);
  },
};

/**
 * A crash of the machine may undo the last commits, but never tears one: they are re-read from Make.
 * Waiting for the disk would triple the cost of a poll.
 */
const RELAXED = { durability: 'relaxed' } as const;

export interface ComputerStore extends BlockStore {
  /** Opens the database before it is needed. That it cannot be opened is told to whoever needs it. */
  prepare(): void;
}

/** On this computer: IndexedDB. */
export function createComputerStore(outage?: Outage): ComputerStore {
  const connection = createConnection(ARCHIVE, outage);

  async function using<Value>(work: (database: IDBPDatabase<ArchiveSchema>) => Promise<Value>): Promise<Value> {
    try {
      return await work(await connection());
    } catch (error) {
      throw toStorageError(error);
    }
  }

  return {
    prepare: () => void connection().catch(() => {}),

    contents: (organization, known) =>
      using(async (database) => {
        const transaction = database.transaction(['heads', 'blocks']);
        const reading = transaction.objectStore('heads').get(organization);
        // In the same transaction: what is read beside it must not be older than what this tells.
        if (known && sameHead(await reading, known.head)) return known;
        const [head, blocks] = await Promise.all([
          reading,
          transaction.objectStore('blocks').getAll(keysOf(organization)),
          transaction.done,
        ]);
        refuseNewer(head);
        return { head, blocks };
      }),

    parts: (organization, part: BlockPart, sequences) =>
      using(async (database) => {
        const { store, done } = database.transaction(part);
        const [parts] = await Promise.all([partsIn(store, organization, sequences), done]);
        return parts;
      }),

    item: (organization, name) => using((database) => database.get('items', [organization, name])),

    commit: (organization, { from, head, removed, blocks, items, removedItems }) =>
      using(async (database) => {
        const transaction = database.transaction(STORES, 'readwrite', RELAXED);
        const store = <Name extends (typeof STORES)[number]>(name: Name) => transaction.objectStore(name);
        // Looked at and written at once, then undone where another has written: that is rare, and a look takes a while.
        const hasMoved = store('heads')
          .get(organization)
          .then((current) => {
            const moved = !sameHead(current, from);
            if (moved) transaction.abort();
            else transaction.commit();
            return moved;
          })
          .catch(() => false);
        return allOrNothing(transaction, hasMoved, function* () {
          for (const sequence of removed) {
            for (const name of ['blocks', 'ids', 'rows'] as const) yield store(name).delete([organization, sequence]);
          }
          for (const { ids, rows, ...info } of blocks) {
            const key: [string, number] = [organization, info.sequence];
            yield store('blocks').put(info, key);
            yield store('ids').put(ids, key);
            yield store('rows').put(rows, key);
          }
          for (const [name, bytes] of items) yield store('items').put(bytes, [organization, name]);
          for (const name of removedItems) yield store('items').delete([organization, name]);
          yield store('heads').put(head, organization);
        });
      }),

    organizations: () => using((database) => database.getAllKeys('heads')),

    itemNames: (organization, start) =>
      using(async (database) => {
        const range = IDBKeyRange.bound([organization, start], [organization, `${start}\uffff`]);
        return (await database.getAllKeys('items', range)).map(([_organization, name]) => name);
      }),

    bytes: (organization) =>
      using(async (database) => {
        const stores = ['ids', 'rows', 'items'] as const;
        const transaction = database.transaction(stores);
        let bytes = 0;
        for (const name of stores) {
          // One at a time: a large archive need not be in memory at once to be measured.
          for await (const cursor of transaction.objectStore(name).iterate(keysOf(organization))) {
            bytes += cursor.value.byteLength;
          }
        }
        return bytes;
      }),

    remove: (organization) =>
      using(async (database) => {
        const transaction = database.transaction(STORES, 'readwrite');
        await Promise.all([
          transaction.objectStore('heads').delete(organization),
          transaction.objectStore('blocks').delete(keysOf(organization)),
          transaction.objectStore('ids').delete(keysOf(organization)),
          transaction.objectStore('rows').delete(keysOf(organization)),
          transaction.objectStore('items').delete(keysOf(organization)),
          transaction.done,
        ]);
      }),

    removeAll: () =>
      using(async (database) => {
        const transaction = database.transaction(STORES, 'readwrite');
        await Promise.all([...STORES.map((name) => transaction.objectStore(name).clear()), transaction.done]);
      }),
  };
}

/** Beyond so many, one request for all that lies between the first and the last takes less than one for each. */
const FEW = 2;

async function partsIn(
  store: IDBPObjectStore<ArchiveSchema, [BlockPart], BlockPart>,
  organization: string,
  sequences: readonly number[],
): Promise<readonly (Bytes | undefined)[]> {
  if (sequences.length > FEW) {
    const range = IDBKeyRange.bound([organization, Math.min(...sequences)], [organization, Math.max(...sequences)]);
    const keys = await store.getAllKeys(range);
    // Else much would be read that nobody asked for.
    if (keys.length <= sequences.length) {
      const all = await store.getAll(range);
      const parts = new Map(keys.map(([_organization, sequence], index) => [sequence, all[index]]));
      return sequences.map((sequence) => parts.get(sequence));
    }
  }
  return Promise.all(sequences.map((sequence) => store.get([organization, sequence])));
}

/**
 * `true` once all is written, `false` if the store has moved on and nothing was. What the browser refuses at once would
 * otherwise leave the requests before it in force.
 */
async function allOrNothing(
  transaction: { readonly done: Promise<void>; readonly error: DOMException | null; abort(): void },
  hasMoved: Promise<boolean>,
  requests: () => Iterable<Promise<unknown>>,
): Promise<boolean> {
  try {
    for (const request of requests()) request.catch(() => {});
    await transaction.done;
    return true;
  } catch (error) {
    transaction.done.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // It is over already.
    }
    if (await hasMoved) return false;
    // A full disk is known to the transaction; its requests only tell that they were given up.
    throw transaction.error ?? error;
  }
}

/** All keys `[organization, ...]`: an array sorts after every number and string. */
function keysOf(organization: string): IDBKeyRange {
  return IDBKeyRange.bound([organization], [organization, []]);
}

function refuseNewer(head: Head | undefined): void {
  if (head !== undefined && head.format > FORMAT) throw new StorageError('newer-version');
}
