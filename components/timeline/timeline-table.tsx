import type { TimelineBar } from '@/lib/archive/facts';
import { FACTS_TEXT } from '@/lib/text/facts';
import { formatCount } from '@/lib/text/numbers';

interface TimelineTableProps {
  readonly caption: string;
  readonly bars: readonly TimelineBar[];
  readonly nameOf: (bar: TimelineBar) => string;
}

/** The picture in numbers, for those who do not see it. */
export function TimelineTable({ caption, bars, nameOf }: TimelineTableProps) {
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
            .filter(({ count }) => count > 0)
            .map((bar) => (
              <tr key={bar.from}>
                <th scope="row">{nameOf(bar)}</th>
                <td>{formatCount(bar.count)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
