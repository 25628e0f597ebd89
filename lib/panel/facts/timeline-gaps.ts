import type { TimelineBar } from '@/lib/archive/facts';
import type { CoverageGap } from '@/lib/panel/feed/coverage-gaps';
import type { BarSpan } from './timeline-model';

/** A part of the picture, counted in bars from its left: 1.5 is the middle of the second. */
export interface BarStretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Where in the picture entries may be missing. Gaps are of when entries were recorded, bars of when they happened: a
 * moment before, as a rule.
 */
export function stretchesOf(gaps: readonly CoverageGap[], bars: readonly TimelineBar[]): readonly BarStretch[] {
  return gaps
    .map(({ after, before }) => ({ from: placeOf(after, bars), to: placeOf(before, bars) }))
    .filter(({ from, to }) => from < to);
}

/** Whether entries of these bars may be missing. */
export function isCut(stretches: readonly BarStretch[], { first, last }: BarSpan): boolean {
  return stretches.some(({ from, to }) => from < last + 1 && to > first);
}

/** What lies outside of the picture is at its nearer end. */
function placeOf(time: number, bars: readonly TimelineBar[]): number {
  const at = bars.findIndex(({ to }) => time < to);
  const bar = bars[at];
  if (bar === undefined) return bars.length;
  return at + Math.max(0, (time - bar.from) / (bar.to - bar.from));
}
