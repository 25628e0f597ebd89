import type { BlockIds, Row } from '@/lib/archive/block/block';
import { rowOf } from '@/lib/archive/block/decode-rows';
import { type BlockInfo, type Contents, lineOf } from '@/lib/archive/block-store';
import { keyIn, type Place } from '@/lib/archive/sealed/place';
import { readIds, readRows } from '@/lib/archive/sealed/sealed-blocks';
import type { OrganizationRef } from '@/lib/audit-log/source';
import type { NewBlocks } from './archive-change';
import { createHeldRows, type HeldRows } from './held-rows';

/** Which uuids an organization's archive holds, and where. */
export interface Holdings {
  of(place: Place, organization: OrganizationRef, contents: Contents): Promise<HeldRows>;
  /** Those of the uuids that are held, with what is held of them. */
  find(
    place: Place,
    organization: OrganizationRef,
    contents: Contents,
    uuids: readonly string[],
  ): Promise<ReadonlyMap<string, Row>>;
  /** What was written need not be read. */
  wrote(place: Place, organization: OrganizationRef, before: Contents, written: NewBlocks): void;
}

/** Ids of blocks are read and unsealed so many at a time. */
const SLICE = 16;

/**
 * Remembers what it read, but trusts the store only: at every question it first reads the blocks that were added since,
 * and starts anew if one it knows is gone without having been merged into another. The worker may die, and other
 * contexts may write, at any time.
 */
export function createHoldings(): Holdings {
  const remembered = new Map<string, HeldRows>();
  /** Uuids of blocks that were written since, by sequence. */
  const written = new Map<string, WrittenIds>();

  async function of(place: Place, organization: OrganizationRef, contents: Contents): Promise<HeldRows> {
    const key = keyIn(place, organization);
    const before = remembered.get(key);
    // Out of reach while it is being completed: a failure halfway must not leave half a memory.
    remembered.delete(key);
    const line = lineOf(contents.head);
    const known = before?.line === line ? before : undefined;
    const own = written.get(key);
    written.delete(key);
    const ids: ReadIds = async (blocks) => {
      if (own?.line !== line || !blocks.every(({ sequence }) => own?.ids.has(sequence)))
        return readIds(place, organization, blocks);
      return blocks.map(({ sequence }) => own?.ids.get(sequence));
    };
    const held =
      (known && (await complete(known, contents, ids))) ?? (await complete(createHeldRows(line), contents, ids));
    if (held === undefined) throw new TypeError('An empty memory can always be completed');
    remembered.set(key, held);
    return held;
  }

  return {
    of,

    async find(place, organization, contents, uuids) {
      const held = await of(place, organization, contents);
      const wanted = Map.groupBy(
        uuids.flatMap((uuid) => held.find(uuid) ?? []),
        ({ block }) => block,
      );
      const read = await readRows(place, organization, [...wanted.keys()]);
      const found = new Map<string, Row>();
      [...wanted.values()].forEach((rows, index) => {
        const block = read[index];
        // Its uuids are there, its rows are not: what it held counts as not held, and comes in again.
        if (block === undefined) return;
        for (const { row, uuid } of rows) found.set(uuid, rowOf(block, row, uuid, organization));
      });
      return found;
    },

    wrote(place, organization, _before, { head, blocks }) {
      const key = keyIn(place, organization);
      const line = lineOf(head);
      const before = written.get(key);
      const ids = new Map(before?.line === line ? before?.ids : []);
      for (const { info, ids: own } of blocks) ids.set(info.sequence, own);
      written.set(key, { line, ids });
    },
  };
}

interface WrittenIds {
  readonly line: string | undefined;
  readonly ids: ReadonlyMap<number, BlockIds>;
}

type ReadIds = (blocks: readonly BlockInfo[]) => Promise<readonly (BlockIds | undefined)[]>;

/** `undefined` if what is held cannot be told from what was. */
async function complete(held: HeldRows, { blocks }: Contents, read: ReadIds): Promise<HeldRows | undefined> {
  const missing = blocks.filter(({ sequence }) => !held.knows(sequence));
  const gone = held.forgetAllBut(blocks);
  held.reserve(missing.reduce((rows, { count }) => rows + count, 0));
  for (let start = 0; start < missing.length; start += SLICE) {
    const slice = missing.slice(start, start + SLICE);
    const columns = await read(slice);
    slice.forEach((info, index) => {
      const ids = columns[index];
      held.add(info, ids);
      for (const sequence of ids?.merged ?? []) gone.delete(sequence);
    });
  }
  return gone.size === 0 ? held : undefined;
}
