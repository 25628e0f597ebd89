import type { IndexColumns, Mark as RowMark } from '@/lib/archive/index/index-columns';
import { MARKS, type Mark, type SettledQuery } from '@/lib/audit-log/query';
import { hasTerms, type Mask } from './term-masks';

/** What passes for rows that are not flagged, and for those that are; by mark of the index. */
export interface MarkMasks {
  readonly unflagged: NonNullable<Mask>;
  readonly flagged: NonNullable<Mask>;
}

/** `undefined`: no mark is asked for. By mark of the index: what we know of an entry beside what Make says. */
export function markMasks({ marks }: IndexColumns, { is, newAfter }: SettledQuery): MarkMasks | undefined {
  if (!hasTerms(is)) return undefined;
  const included = bitsOf(is.include);
  const excluded = bitsOf(is.exclude);
  const maskOf = (more: number) =>
    Uint8Array.from(marks.values, (mark) => {
      const bits = rowBits(mark, newAfter) | more;
      return (included === 0 || (bits & included) !== 0) && (bits & excluded) === 0 ? 1 : 0;
    });
  return { unflagged: maskOf(0), flagged: maskOf(bitOf('flagged')) };
}

/** Whether it matters which rows are flagged: finding that out is work. */
export function asksForFlags({ is }: SettledQuery): boolean {
  return is.include.includes('flagged') || is.exclude.includes('flagged');
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
