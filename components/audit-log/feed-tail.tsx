import type { OlderState } from '@/lib/panel/feed/feed-older';
import { failureTitle } from '@/lib/text/failure-titles';
import { failureText } from '@/lib/text/failures';
import { PANEL_TEXT } from '@/lib/text/panel';
import { goesOnText } from '@/lib/text/wait-text';
import { Button } from '../ui/button';
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
export function FeedTail(props: FeedTailProps) {
  const { older, narrowed, empty = false, onLoadOlder } = props;
  if (older.status === 'end') {
    if (empty) return undefined;
    return <p class={styles.tail}>{narrowed ? PANEL_TEXT.endOfMatches : PANEL_TEXT.endOfLog}</p>;
  }
  const busy = older.status === 'loading' || older.status === 'waiting';
  const { lines, label, quiet = false } = tailOf(older, props);
  return (
    <div class={styles.tail}>
      {lines.map((line) => (
        <p key={line}>
          <Untrusted value={line} limit={600} />
        </p>
      ))}
      {/* The same button whatever becomes of it: to come to it by keyboard is to ask for more, and it must not be gone then. */}
      <Button key="more" size="small" variant={quiet ? 'quiet' : 'secondary'} busy={busy} onClick={onLoadOlder}>
        {label}
      </Button>
    </div>
  );
}

interface Tail {
  readonly lines: readonly string[];
  readonly label: string;
  readonly quiet?: boolean;
}

function tailOf(older: Exclude<OlderState, { status: 'end' }>, { empty = false, coveredTo, now }: FeedTailProps): Tail {
  switch (older.status) {
    case 'loading':
      return { lines: [], label: PANEL_TEXT.loadingOlder, quiet: true };
    case 'idle':
      return { lines: [], label: PANEL_TEXT.loadOlder, quiet: true };
    case 'paused': {
      const lines = coveredTo === undefined ? [] : [PANEL_TEXT[empty ? 'noneBackTo' : 'pausedAt'](coveredTo())];
      return { lines, label: PANEL_TEXT.searchFurther };
    }
    case 'waiting': {
      const lines = [failureTitle(older.failure), goesOnText(older.until, now)];
      return { lines, label: PANEL_TEXT.loadOlder, quiet: true };
    }
    case 'failed': {
      const { title, explanation, action } = failureText(older.failure, now);
      return { lines: [title, explanation], label: action?.kind === 'retry' ? action.label : PANEL_TEXT.loadOlder };
    }
  }
}
