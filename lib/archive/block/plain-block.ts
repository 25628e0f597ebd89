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

export function blocksOf(rows: readonly Row[]): readonly PlainBlock[] {
  const sorted = rows.toSorted((a, b) => newestFirst(a.entry, b.entry));
  const blocks: PlainBlock[] = [];
  for (let start = 0; start < sorted.length; start += FULL_BLOCK) {
    const chunk = sorted.slice(start, start + FULL_BLOCK);
    blocks.push({
      ids: { uuids: encodeUuids(chunk.map(({ entry }) => entry.uuid)), merged: [] },
      rows: encodeRows(chunk),
    });
  }
  return blocks;
}
