import { formatCount } from '@/lib/text/numbers';
import { PANEL_TEXT } from '@/lib/text/panel';
import styles from './day-heading.module.css';
import { placedAt } from './placed-at';

interface DayHeadingProps {
  readonly label: string;
  readonly count: number;
  /** Where it stands in a windowed list, in px. */
  readonly top?: number;
}

/** No heading to assistive technology: a `feed` holds articles only, and each tells its own time. */
export function DayHeading({ label, count, top }: DayHeadingProps) {
  return (
    <div class={styles.day} {...placedAt(top)}>
      <span class={styles.label}>{label}</span>
      <span class={styles.count} title={PANEL_TEXT.dayCount(count)}>
        {formatCount(count)}
      </span>
    </div>
  );
}
