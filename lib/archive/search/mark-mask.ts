import type { IndexColumns, Mark as RowMark } from '@/lib/archive/index/index-columns';
import { MARKS, type Mark, type SettledQuery } from '@/lib/audit-log/query';
import { hasTerms, type Mask } from './term-masks';

/** By mark of the index: what we know of an entry beside what Make says. */
export function markMask({ marks }: IndexColumns, { is, newAfter }: SettledQuery): Mask {
  if (!hasTerms(is)) return undefined;
  const included = bitsOf(is.include);
  const excluded = bitsOf(is.exclude);
  return Uint8Array.from(marks.values, (mark) => {
    const bits = rowBits(mark, newAfter);
    return (included === 0 || (bits & included) !== 0) && (bits & excluded) === 0 ? 1 : 0;
  });
}

function bitOf(mark: Mark): number {
  return 1 << MARKS.indexOf(mark);
}

function bitsOf(marks: readonly Mark[]): number {
  return marks.reduce((all, mark) => all | bitOf(mark), 0);
}

function rowBits({ firstSeenAt, fresh, changed, late, arrivedLate }: RowMark, newAfter: number | undefined): number {
  const isNew = fresh && (newAfter === undefined || firstSeenAt > newAfter);
  return (isNew ? bitOf('new') : 0) | (changed ? bitOf('changed') : 0) | (late || arrivedLate ? bitOf('late') : 0);
}
