import type { OlderState } from '@/lib/panel/feed/feed-older';
import { failureText } from '@/lib/text/failures';
import { PANEL_TEXT } from '@/lib/text/panel';
import { waitText } from '@/lib/text/wait-text';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { Untrusted } from '../ui/untrusted';
import styles from './feed-tail.module.css';

interface FeedTailProps {
  readonly older: OlderState;
  /** Filters or a scope narrow the list. */
  readonly narrowed: boolean;
  /** There is no row above it, which is said there. */
  readonly empty?: boolean;
  /** How far back was searched, for a person. */
  readonly coveredTo: (() => string) | undefined;
  /** ms since the epoch. */
  readonly now: number;
  readonly onLoadOlder: () => void;
}

/** What comes below the last row: more, the end, or why neither. */
export function FeedTail({ older, narrowed, empty = false, coveredTo, now, onLoadOlder }: FeedTailProps) {
  switch (older.status) {
    case 'loading':
      return (
        <p class={styles.tail}>
          <Spinner />
          {PANEL_TEXT.loadingOlder}
        </p>
      );
    case 'end':
      if (empty) return undefined;
      return <p class={styles.tail}>{narrowed ? PANEL_TEXT.endOfMatches : PANEL_TEXT.endOfLog}</p>;
    case 'idle':
      return (
        <div class={styles.tail}>
          <Button size="small" variant="quiet" onClick={onLoadOlder}>
            {PANEL_TEXT.loadOlder}
          </Button>
        </div>
      );
    case 'paused':
      return (
        <div class={styles.tail}>
          {coveredTo !== undefined && <p>{PANEL_TEXT[empty ? 'noneBackTo' : 'pausedAt'](coveredTo())}</p>}
          <Button size="small" onClick={onLoadOlder}>
            {PANEL_TEXT.searchFurther}
          </Button>
        </div>
      );
    case 'waiting':
      return (
        <div class={styles.tail}>
          <p>{failureText(older.failure, now).title}</p>
          <p>{PANEL_TEXT.goesOn(waitText(older.until, now))}</p>
        </div>
      );
    case 'failed': {
      const { title, explanation, action } = failureText(older.failure, now);
      return (
        <div class={styles.tail}>
          <p>{title}</p>
          <p>
            <Untrusted value={explanation} limit={600} />
          </p>
          <Button size="small" onClick={onLoadOlder}>
            {action?.kind === 'retry' ? action.label : PANEL_TEXT.loadOlder}
          </Button>
        </div>
      );
    }
  }
}
