import {
  type BlockInfo,
  type BlockPart,
  type BlockStore,
  type Bytes,
  type Change,
  FORMAT,
  type Head,
  sameHead,
} from '@/lib/archive/block-store';
import { fromBase64, toBase64 } from '@/lib/storage/base64';
import { createExclusive } from '@/lib/storage/exclusive';
import type { StorageArea } from '@/lib/storage/storage-area';
import { StorageError } from '@/lib/storage/storage-error';
import { hasMemoryFor } from './memory-room';

/** What an organization holds; the one item that makes all others count. */
interface Directory {
  readonly head: Head;
  /** By rising sequence. */
  readonly blocks: readonly BlockInfo[];
  /** Names of what the last change took out: the area may still hold it. */
  readonly dropped?: readonly string[];
}

/** The first word of all its keys. An organization's key holds no space, so it ends at the next one. */
type SessionPlace = 'archive' | 'overflow';

/**
 * Until the browser closes: `storage.session`, in memory only. The area has no transactions, but one `set` of several
 * items is one step; that no two contexts write at once is left to the Web Lock around every change.
 */
export function createSessionStore(area: StorageArea, place: SessionPlace = 'archive'): BlockStore {
  const prefix = `${place} `;
  const keyOf = (organization: string, name: string) => `${prefix}${organization} ${name}`;
  const exclusive = createExclusive(undefined);

  async function read(keys: string | string[] | undefined): Promise<Record<string, unknown>> {
    try {
      return await area.get(keys);
    } catch (cause) {
      throw new StorageError('unavailable', { cause });
    }
  }

  async function directory(organization: string): Promise<Directory | undefined> {
    const key = keyOf(organization, 'directory');
    const value = (await read(key))[key];
    if (!isDirectory(value)) return undefined;
    if (value.head.format > FORMAT) throw new StorageError('newer-version');
    return value;
  }

  async function values(keys: readonly string[]): Promise<readonly (Bytes | undefined)[]> {
    const found = await read([...keys]);
    return keys.map((key) => bytesOf(found[key]));
  }

  async function ownKeys(): Promise<readonly string[]> {
    return Object.keys(await read(undefined)).filter((key) => key.startsWith(prefix));
  }

  async function write(items: Record<string, unknown>): Promise<void> {
    try {
      await area.set(items);
    } catch (cause) {
      // Where there is room, a refused write has another reason.
      throw new StorageError((await hasMemoryFor(area, sizeOf(items))) ? 'unavailable' : 'memory-full', { cause });
    }
  }

  /** What only takes the place of what is there, or makes room, is written as long as the browser lets us. */
  async function mayWrite(organization: string, change: Change, bytes: number): Promise<boolean> {
    const { removed, removedItems, blocks, items } = change;
    if (removed.length + removedItems.length > 0 || (await hasMemoryFor(area, bytes))) return true;
    if (blocks.length > 0) return false;
    const known = await read([...items.keys()].map((name) => keyOf(organization, itemName(name))));
    return Object.keys(known).length === items.size;
  }

  async function removeKeys(keys: readonly string[]): Promise<void> {
    try {
      await area.remove([...keys]);
    } catch (cause) {
      throw new StorageError('unavailable', { cause });
    }
  }

  return {
    async contents(organization) {
      const { head, blocks = [] } = (await directory(organization)) ?? {};
      return { head, blocks };
    },

    parts: (organization, part, sequences) =>
      values(sequences.map((sequence) => keyOf(organization, partName(part, sequence)))),

    async item(organization, name) {
      return (await values([keyOf(organization, itemName(name))]))[0];
    },

    commit: (organization, change) =>
      exclusive(organization, async () => {
        const { from, head, removed, blocks, items, removedItems } = change;
        const current = await directory(organization);
        if (!sameHead(current?.head, from)) return false;
        const written: Record<string, unknown> = {};
        const infos = new Map(current?.blocks.map((info) => [info.sequence, info]));
        for (const sequence of removed) infos.delete(sequence);
        for (const { ids, rows, ...info } of blocks) {
          infos.set(info.sequence, info);
          written[keyOf(organization, partName('ids', info.sequence))] = toBase64(ids);
          written[keyOf(organization, partName('rows', info.sequence))] = toBase64(rows);
        }
        for (const [name, bytes] of items) written[keyOf(organization, itemName(name))] = toBase64(bytes);
        const dropped = [
          ...removed.flatMap((sequence) => [partName('ids', sequence), partName('rows', sequence)]),
          ...removedItems.map(itemName),
        ];
        if (!(await mayWrite(organization, change, sizeOf(written)))) throw new StorageError('memory-full');
        // Of the last change, if the worker died before it had taken them away.
        if (current?.dropped) await removeKeys(current.dropped.map((name) => keyOf(organization, name)));
        const next: Directory = {
          head,
          blocks: [...infos.values()].sort((a, b) => a.sequence - b.sequence),
          ...(dropped.length > 0 && { dropped }),
        };
        await write({ ...written, [keyOf(organization, 'directory')]: next });
        // From here on it is done, whatever becomes of what nobody refers to any more.
        if (dropped.length > 0) await removeKeys(dropped.map((name) => keyOf(organization, name))).catch(() => {});
        return true;
      }),

    async organizations() {
      return [...new Set((await ownKeys()).map((key) => partsOfKey(key).organization))];
    },

    async itemNames(organization, start) {
      const beginning = keyOf(organization, itemName(start));
      const before = keyOf(organization, itemName('')).length;
      return (await ownKeys()).flatMap((key) => (key.startsWith(beginning) ? key.slice(before) : []));
    },

    async bytes(organization) {
      const all = await read(undefined);
      return Object.entries(all).reduce(
        (sum, [key, value]) => sum + (key.startsWith(keyOf(organization, '')) ? (bytesOf(value)?.byteLength ?? 0) : 0),
        0,
      );
    },

    remove: (organization) =>
      exclusive(organization, async () => {
        const keys = await ownKeys();
        await removeKeys(keys.filter((key) => partsOfKey(key).organization === organization));
      }),

    async removeAll() {
      await removeKeys(await ownKeys());
    },
  };
}

function partsOfKey(key: string): { readonly organization: string; readonly name: string } {
  const [organization = '', ...name] = key.split(' ').slice(1);
  return { organization, name: name.join(' ') };
}

function partName(part: BlockPart, sequence: number): string {
  return `${part} ${sequence}`;
}

function itemName(name: string): string {
  return `item ${name}`;
}

function bytesOf(value: unknown): Bytes | undefined {
  return typeof value === 'string' ? fromBase64(value) : undefined;
}

function sizeOf(items: Record<string, unknown>): number {
  return JSON.stringify(items).length;
}

/** Only this store writes the item: its kind tells it from rubbish, its parts are as we wrote them. */
function isDirectory(value: unknown): value is Directory {
  if (typeof value !== 'object' || value === null || !('head' in value) || !('blocks' in value)) return false;
  const { head, blocks } = value;
  return typeof head === 'object' && head !== null && 'format' in head && Array.isArray(blocks);
}
