import { LATE_AFTER } from '../audit-log/entry';
import { MARKS, type Mark, type SettledQuery } from '../audit-log/query';
import type { Seen } from './block';
import type { IndexColumns, LoadedBlock } from './index-columns';
import { hasTerms, type Mask } from './term-masks';

/** One answer for every row. */
export function markMask({ size, blocks }: IndexColumns, { is, newAfter }: SettledQuery): Mask {
  if (!hasTerms(is)) return undefined;
  const included = bitsOf(is.include);
  const excluded = bitsOf(is.exclude);
  const asksLate = ((included | excluded) & bitOf('late')) !== 0;
  const mask = new Uint8Array(size);
  for (const loaded of blocks) {
    const { block, start } = loaded;
    const { values, ids } = block.seen;
    const seen = values.map((value) => seenBits(value, newAfter));
    for (let row = 0; row < block.count; row++) {
      const bits = (seen[ids?.[row] ?? 0] ?? 0) | (asksLate ? lateBit(loaded, row) : 0);
      mask[start + row] = (included === 0 || (bits & included) !== 0) && (bits & excluded) === 0 ? 1 : 0;
    }
  }
  return mask;
}

function bitOf(mark: Mark): number {
  return 1 << MARKS.indexOf(mark);
}

function bitsOf(marks: readonly Mark[]): number {
  return marks.reduce((all, mark) => all | bitOf(mark), 0);
}

function seenBits({ firstSeenAt, fresh, changed }: Seen, newAfter: number | undefined): number {
  const isNew = fresh && (newAfter === undefined || firstSeenAt > newAfter);
  return (isNew ? bitOf('new') : 0) | (changed ? bitOf('changed') : 0);
}

function lateBit({ block }: LoadedBlock, row: number): number {
  return block.createdAt(row) - (block.triggeredAt[row] ?? Number.NaN) >= LATE_AFTER ? bitOf('late') : 0;
}
