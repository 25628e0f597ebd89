import { type OrganizationRef, organizationKey } from '../audit-log/source';
import type { Row } from './block';
import { blockAt } from './block-at';
import type { BlockInfo, Contents } from './block-store';
import type { Medium } from './contract';
import { rowOf } from './decode-rows';
import type { Place } from './place';
import { readIds, readRows } from './sealed-blocks';
import { createUuidTable, type UuidTable } from './uuid-table';

/** Which uuids an organization's archive holds, and where. */
export interface Holdings {
  /** How many entries are held in readable blocks. */
  count(place: Place, organization: OrganizationRef, contents: Contents): Promise<number>;
  /** Those of the uuids that are held, with what is held of them. */
  find(
    place: Place,
    organization: OrganizationRef,
    contents: Contents,
    uuids: readonly string[],
  ): Promise<ReadonlyMap<string, Row>>;
}

/** Ids of blocks are read and unsealed so many at a time. */
const SLICE = 16;

interface Known {
  readonly generation: string | undefined;
  readonly table: UuidTable;
  /** In the order of their rows in the table, that is, by rising sequence. */
  readonly blocks: KnownBlock[];
  readonly read: Set<number>;
}

interface KnownBlock {
  readonly info: BlockInfo;
  /** Its first row in the table. */
  readonly start: number;
}

/**
 * Remembers what it read, but trusts the store only: at every question it first reads the blocks that were added since,
 * and starts anew if one it knows is gone. The worker may die, and other contexts may write, at any time.
 */
export function createHoldings(): Holdings {
  const remembered = new Map<string, Known>();

  async function known(place: Place, organization: OrganizationRef, contents: Contents): Promise<Known> {
    const key = memoryKey(place.medium, organization);
    const current = usable(remembered.get(key), contents) ?? emptyFor(contents);
    // Out of reach while it is being completed: a failure halfway must not leave half a memory.
    remembered.delete(key);
    const missing = contents.blocks.filter(({ sequence }) => !current.read.has(sequence));
    for (let start = 0; start < missing.length; start += SLICE) {
      const slice = missing.slice(start, start + SLICE);
      const columns = await readIds(place, organization, slice);
      slice.forEach((info, index) => {
        current.read.add(info.sequence);
        const column = columns[index];
        if (column === undefined) return;
        const start = current.table.append(column);
        current.blocks.push({ info, start });
        for (let row = start; row < current.table.size; row++) current.table.hold(row);
      });
    }
    remembered.set(key, current);
    return current;
  }

  return {
    async count(place, organization, contents) {
      return (await known(place, organization, contents)).table.held;
    },

    async find(place, organization, contents, uuids) {
      const { table, blocks } = await known(place, organization, contents);
      const wanted = Map.groupBy(
        uuids.flatMap((uuid) => table.rowOf(uuid) ?? []),
        (row) => blockAt(blocks, row),
      );
      const read = await readRows(
        place,
        organization,
        [...wanted.keys()].map(({ info }) => info),
      );
      const found = new Map<string, Row>();
      [...wanted].forEach(([{ start }, rows], index) => {
        const block = read[index];
        // Its uuids are there, its rows are not: what it held counts as not held, and comes in again.
        if (block === undefined) return;
        for (const row of rows) {
          const uuid = table.uuid(row);
          found.set(uuid, rowOf(block, row - start, uuid));
        }
      });
      return found;
    },
  };
}

function emptyFor({ head }: Contents): Known {
  return {
    generation: head?.generation,
    table: createUuidTable(),
    blocks: [],
    read: new Set(),
  };
}

function usable(known: Known | undefined, { head, blocks }: Contents): Known | undefined {
  if (known === undefined || known.generation !== head?.generation) return undefined;
  const present = new Set(blocks.map(({ sequence }) => sequence));
  return known.read.isSubsetOf(present) ? known : undefined;
}

function memoryKey(medium: Medium, organization: OrganizationRef): string {
  return `${medium} ${organizationKey(organization)}`;
}
