import type { Coverage } from '@/lib/archive/contract';

/** A stretch of the log in which entries may be missing: ms since the epoch of their recording. */
export interface CoverageGap {
  readonly after: number;
  readonly before: number;
}

/** What lies between the spans that are held, newest first. */
export function coverageGaps({ from, older = [] }: Pick<Coverage, 'from' | 'older'>): readonly CoverageGap[] {
  let before = from;
  const gaps: CoverageGap[] = [];
  for (const span of older) {
    if (before !== undefined && span.to < before) gaps.push({ after: span.to, before });
    before = before === undefined ? span.from : Math.min(before, span.from);
  }
  return gaps;
}
