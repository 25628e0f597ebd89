import { PANEL_TEXT } from '@/lib/text/panel';
import type { Times } from '@/lib/text/times';
import { placedAt } from './placed-at';
import styles from './unread-divider.module.css';

interface UnreadDividerProps {
  /** When the person had last looked: ms since the epoch; 0 or `undefined` if never. */
  readonly seenAt: number | undefined;
  readonly unread: number;
  readonly times: Times;
  readonly top: number;
}

/** Between what is new, above, and what was there when the person last looked. */
export function UnreadDivider({ seenAt, unread, times, top }: UnreadDividerProps) {
  return (
    <div class={styles.divider} {...placedAt(top)}>
      <span>{seenAt ? PANEL_TEXT.newSince(times.short(seenAt), unread) : PANEL_TEXT.newEntries(unread)}</span>
    </div>
  );
}
