import type { BlockIds } from '@/lib/archive/block/block';
import type { PlainBlock } from '@/lib/archive/block/plain-block';
import { type BlockInfo, type Bytes, type Change, type Contents, FORMAT, type Head } from '@/lib/archive/block-store';
import type { Place } from '@/lib/archive/sealed/place';
import { sealBlock } from '@/lib/archive/sealed/sealed-blocks';
import type { PutItem } from '@/lib/archive/sealed/sealed-items';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import { isFull, StorageError } from '@/lib/storage/storage-error';
import { type UpgradeStep, upgradedTo } from './upgrade-blocks';

/** What is to be written together, and what is answered then. */
export interface Draft<Value> {
  readonly value: Value;
  /** There is nothing to write. */
  readonly unchanged?: true;
  /** New blocks, in the order of their sequences to be. */
  readonly blocks?: readonly PlainBlock[];
  readonly removed?: readonly number[];
  readonly removedItems?: readonly string[];
  /** Rows go, not only blocks. */
  readonly prunes?: true;
  readonly upgrade?: UpgradeStep;
}

export type MakeDraft<Value> = (contents: Contents, put: PutItem) => Promise<Draft<Value>>;

/** Blocks that were written, with their uuids, and what else is different since. */
export interface NewBlocks extends Pick<Change, 'head' | 'removed'> {
  readonly blocks: readonly { readonly info: BlockInfo; readonly ids: BlockIds }[];
}

/** What the one who writes remembers of the store. */
export interface Memory {
  contents(place: Place, organization: OrganizationRef): Promise<Contents>;
  wrote(place: Place, organization: OrganizationRef, before: Contents, written: NewBlocks): void;
}

export interface Changing<Value> {
  readonly draft: MakeDraft<Value>;
  /** Called while the contents are being read: what it begins to read is never older than those. */
  readonly begin?: () => void;
  /** Written once where there is no room; then another attempt is made. */
  readonly makeRoom?: MakeDraft<unknown>;
}

/** Only without Web Locks can another context come between; it would have to win this often in a row. */
const MAX_ATTEMPTS = 50;

/**
 * Read, think, seal, then write in one short transaction that fails if the store has moved on: sealing is asynchronous,
 * and a transaction of IndexedDB does not wait for it. Killed anywhere: the old state or the new.
 */
export async function changeArchive<Value>(
  place: Place,
  organization: OrganizationRef,
  memory: Memory,
  { draft, begin, makeRoom }: Changing<Value>,
): Promise<Value> {
  const read = (): Promise<Contents> => {
    const contents = memory.contents(place, organization);
    begin?.();
    return contents;
  };
  const first = await read();
  let contents = first;
  let room = makeRoom;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    // What was deleted meanwhile must not come back.
    if (first.head && contents.head?.generation !== first.head.generation) break;
    try {
      const { written, value } = await attemptChange(place, organization, memory, contents, draft);
      if (written) return value;
    } catch (error) {
      if (room === undefined || !isFull(error)) throw error;
      const freed = await attemptChange(place, organization, memory, contents, room);
      if (freed.unchanged) throw error;
      room = undefined;
    }
    contents = await read();
  }
  throw new StorageError('unavailable');
}

async function attemptChange<Value>(
  place: Place,
  organization: OrganizationRef,
  memory: Memory,
  contents: Contents,
  draft: MakeDraft<Value>,
): Promise<{ readonly written: boolean; readonly unchanged: boolean; readonly value: Value }> {
  const items = new Map<string, Promise<Bytes>>();
  const made = await draft(contents, (name, bytes) => {
    const sealing = Promise.resolve(bytes);
    // Nobody waits for it where the draft fails.
    sealing.catch(() => {});
    items.set(name, sealing);
  });
  const { value, unchanged = false, blocks = [], removed = [], removedItems = [], upgrade, prunes } = made;
  if (unchanged) return { written: true, unchanged, value };
  const start = (contents.head?.revision ?? 0) + 1;
  const [sealed, sealedItems] = await Promise.all([
    Promise.all(blocks.map((block, index) => sealBlock(place, organization, start + index, block))),
    Promise.all([...items].map(async ([name, bytes]) => [name, await bytes] as const)),
  ]);
  const head = {
    ...nextHead(contents.head, blocks.length, upgrade ? upgrade.upgradedTo : upgradedTo(contents.head)),
    ...pruningsOf(contents.head, prunes),
  };
  const written = await place.store.commit(organizationKey(organization), {
    from: contents.head,
    head,
    removed,
    blocks: [...(upgrade?.sealed ?? []), ...sealed],
    items: new Map(sealedItems),
    removedItems,
  });
  if (written) {
    const own = sealed.flatMap(({ ids: _ids, rows: _rows, ...info }, index) => {
      const block = blocks[index];
      return block ? { info, ids: block.ids } : [];
    });
    memory.wrote(place, organization, contents, { head, removed, blocks: own });
  }
  return { written, unchanged, value };
}

function pruningsOf(head: Head | undefined, prunes: true | undefined): Pick<Head, 'prunings'> {
  const prunings = (head?.prunings ?? 0) + (prunes ? 1 : 0);
  return prunings === 0 ? {} : { prunings };
}

function nextHead(head: Head | undefined, blocks: number, upgraded: number | undefined): Head {
  return {
    format: FORMAT,
    generation: head?.generation ?? crypto.randomUUID(),
    revision: (head?.revision ?? 0) + Math.max(1, blocks),
    ...(upgraded !== undefined && { upgradedTo: upgraded }),
  };
}
