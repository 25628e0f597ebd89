import type { Block, BlockIds, Row } from './block';
import { encodeUuids } from './block-ids';
import { encodeRows } from './encode-rows';
import { newestFirst } from './newest-first';

/** A block before it is sealed. Its rows are newest first. */
export interface PlainBlock {
  readonly ids: BlockIds;
  readonly rows: Block;
}

/** Rows of a full block: about 260 kB of uuids and 250 kB of all else. */
export const FULL_BLOCK = 16_384;

/** `first` rows, where that is not 0, are a block of their own. */
export function blocksOf(rows: readonly Row[], first = 0): readonly PlainBlock[] {
  const sorted = rows.toSorted((a, b) => newestFirst(a.entry, b.entry));
  return cut(sorted.length, FULL_BLOCK, first).map(([start, end]) => {
    const chunk = sorted.slice(start, end);
    return {
      ids: { uuids: encodeUuids(chunk.map(({ entry }) => entry.uuid)), merged: [] },
      rows: encodeRows(chunk),
    };
  });
}

/** Where each block begins and ends. */
export function cut(count: number, size: number, first: number): readonly (readonly [number, number])[] {
  const cuts: (readonly [number, number])[] = [];
  let start = 0;
  while (start < count) {
    const end = Math.min(count, start === 0 && first > 0 ? first : start + size);
    cuts.push([start, end]);
    start = end;
  }
  return cuts;
}
