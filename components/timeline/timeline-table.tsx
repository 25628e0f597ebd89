import type { TimelineBar } from '@/lib/archive/facts';
import { type BarStretch, isCut } from '@/lib/panel/facts/timeline-gaps';
import { FACTS_TEXT } from '@/lib/text/facts';
import { formatCount } from '@/lib/text/numbers';

interface TimelineTableProps {
  readonly caption: string;
  readonly bars: readonly TimelineBar[];
  /** Where entries may be missing. */
  readonly gaps: readonly BarStretch[];
  readonly nameOf: (bar: TimelineBar) => string;
}

/** The picture in numbers, for those who do not see it. */
export function TimelineTable({ caption, bars, gaps, nameOf }: TimelineTableProps) {
  return (
    <div class="visually-hidden">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{FACTS_TEXT.when}</th>
            <th scope="col">{FACTS_TEXT.entries}</th>
          </tr>
        </thead>
        <tbody>
          {bars
            .map((bar, at) => ({ bar, cut: isCut(gaps, { first: at, last: at }) }))
            .filter(({ bar, cut }) => bar.count > 0 || cut)
            .map(({ bar, cut }) => (
              <tr key={bar.from}>
                <th scope="row">{nameOf(bar)}</th>
                <td>{cut ? `${formatCount(bar.count)}; ${FACTS_TEXT.mayMiss}` : formatCount(bar.count)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
