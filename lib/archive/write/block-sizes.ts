import { FULL_BLOCK } from '@/lib/archive/block/plain-block';
import type { BlockInfo } from '@/lib/archive/block-store';

export interface BlockSizes {
  /** Rows of a full block. */
  readonly full: number;
  /** Blocks of fewer rows than this are small, and are merged when together they have as many. */
  readonly waiting: number;
  /** So many small blocks are merged however few rows they have: every block takes a while to read. */
  readonly blocks: number;
  /** The newest rows of all are so many in a block of their own: a page's first picture waits for no others. */
  readonly first: number;
}

export const BLOCK_SIZES: BlockSizes = { full: FULL_BLOCK, waiting: FULL_BLOCK / 2, blocks: 64, first: 64 };

/**
 * How many of so many rows, of which the newest is of this time (ms since the epoch), are to be a block of their own; 0
 * where others are newer, or where they are few anyway. The more is left, the less a block more matters.
 */
export function firstRows(
  count: number,
  newest: number,
  others: readonly BlockInfo[],
  { first, waiting }: BlockSizes,
): number {
  const isNewest = others.every(({ last = Number.NEGATIVE_INFINITY }) => last <= newest);
  return isNewest && count - first >= waiting ? first : 0;
}
