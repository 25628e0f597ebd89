import type { FeedDay } from '@/lib/panel/feed/feed-days';
import type { FeedLayout } from '@/lib/panel/feed/feed-layout';
import { DayHeading } from './day-heading';
import styles from './sticky-day.module.css';

interface StickyDayProps {
  readonly layout: FeedLayout;
  /** px of the list at the top of what is visible. */
  readonly virtual: number;
  readonly labelOf: (day: FeedDay) => string;
}

/** The heading of the day at the top, pushed out by the next one. The headings in the list are told to all already. */
export function StickyDay({ layout, virtual, labelOf }: StickyDayProps) {
  const at = layout.dayAt(virtual);
  if (at === undefined) return undefined;
  const pushed = Math.min(0, (at.nextTop ?? Number.POSITIVE_INFINITY) - virtual - layout.heights.day);
  return (
    <div class={styles.sticky} aria-hidden="true">
      <div style={{ transform: `translateY(${pushed}px)` }}>
        <DayHeading label={labelOf(at.day)} count={at.day.count} />
      </div>
    </div>
  );
}
