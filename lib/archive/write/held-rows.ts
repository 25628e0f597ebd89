import type { BlockIds } from '@/lib/archive/block/block';
import type { BlockInfo } from '@/lib/archive/block-store';
import { grown } from '@/lib/archive/columns/growable';
import { createUuidTable } from '@/lib/archive/columns/uuid-table';

/** Where the newest version of an entry is. */
export interface HeldAt {
  readonly uuid: string;
  readonly block: BlockInfo;
  readonly row: number;
}

/** Where each uuid of an organization is held, at about 36 bytes each. */
export interface HeldRows {
  /** As of `lineOf`. */
  readonly line: string | undefined;
  /** How many uuids are held in blocks whose uuids are readable. */
  readonly size: number;
  knows(sequence: number): boolean;
  /** Makes room for so many more rows. */
  reserve(rows: number): void;
  /** By rising sequence. `ids` is `undefined` for a block whose uuids are unreadable. */
  add(block: BlockInfo, ids: BlockIds | undefined): void;
  /**
   * Returns the sequences that it forgot. Their rows must come again in blocks added next, where they were merged
   * into; else all of this is void.
   */
  forgetAllBut(blocks: readonly BlockInfo[]): Set<number>;
  find(uuid: string): HeldAt | undefined;
  block(sequence: number): BlockInfo | undefined;
  /** How many uuids the block holds the newest version of; `undefined` if its uuids are unreadable. */
  liveIn(sequence: number): number | undefined;
  /** Sequences of blocks that are not to be merged. */
  readonly setAside: Set<number>;
  /** The sequence of the block that holds the newest version of this row's uuid. */
  holderOf(ids: BlockIds, row: number): number | undefined;
  /** Blocks that hold an older version of this row's uuid. */
  olderIn(ids: BlockIds, row: number): ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();

export function createHeldRows(line: string | undefined): HeldRows {
  const table = createUuidTable();
  /** By number of the uuid. 4 bytes are enough for an append a second during a century. */
  let sequences = new Uint32Array();
  let rows = new Uint32Array();
  const blocks = new Map<number, { readonly info: BlockInfo; live: number; readonly readable: boolean }>();
  /** Of the few uuids that Make changed. */
  const older = new Map<number, Set<number>>();

  function hold(number: number, sequence: number, row: number): void {
    const before = sequences[number] ?? 0;
    const earlier = blocks.get(before);
    if (earlier) {
      earlier.live--;
      older.set(number, (older.get(number) ?? new Set()).add(before));
    }
    const block = blocks.get(sequence);
    if (block) block.live++;
    sequences[number] = sequence;
    rows[number] = row;
  }

  return {
    line,
    get size() {
      return table.size;
    },
    knows: (sequence) => blocks.has(sequence),

    reserve(more) {
      table.reserve(more);
      sequences = grown(sequences, table.size + more, (length) => new Uint32Array(length));
      rows = grown(rows, table.size + more, (length) => new Uint32Array(length));
    },

    add(info, ids) {
      blocks.set(info.sequence, { info, live: 0, readable: ids !== undefined });
      if (ids === undefined) return;
      for (let row = 0; row < ids.uuids.count; row++) hold(table.put(ids.uuids, row), info.sequence, row);
    },

    forgetAllBut(present) {
      const gone = new Set(blocks.keys()).difference(new Set(present.map(({ sequence }) => sequence)));
      if (gone.size === 0) return gone;
      for (const sequence of gone) blocks.delete(sequence);
      for (const [number, known] of older) {
        const left = known.difference(gone);
        if (left.size > 0) older.set(number, left);
        else older.delete(number);
      }
      return gone;
    },

    find(uuid) {
      const number = table.find(uuid);
      if (number === undefined) return undefined;
      const block = blocks.get(sequences[number] ?? 0);
      return block && { uuid, block: block.info, row: rows[number] ?? 0 };
    },

    block: (sequence) => blocks.get(sequence)?.info,
    liveIn(sequence) {
      const block = blocks.get(sequence);
      return block?.readable ? block.live : undefined;
    },
    setAside: new Set(),
    holderOf: (ids, row) => sequences[table.put(ids.uuids, row)],
    olderIn: (ids, row) => older.get(table.put(ids.uuids, row)) ?? NONE,
  };
}
