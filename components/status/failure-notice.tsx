import type { Failure } from '@/lib/failure';
import type { FailureActionKind } from '@/lib/text/failure-text';
import { failureText } from '@/lib/text/failures';
import { PANEL_TEXT } from '@/lib/text/panel';
import type { Times } from '@/lib/text/times';
import { Moment } from '../audit-log/moment';
import { FailureMessage } from './failure-message';
import styles from './failure-notice.module.css';

interface FailureNoticeProps {
  readonly failure: Failure;
  /** ms since the epoch. */
  readonly now: number;
  /** When Make last answered well: ms since the epoch. */
  readonly lastSuccessAt: number | undefined;
  readonly times: Times;
  readonly onAction: (kind: FailureActionKind) => void;
}

/** Above a list that stays as it was: what went wrong, and the one thing to do. */
export function FailureNotice({ failure, now, lastSuccessAt, times, onAction }: FailureNoticeProps) {
  const { shown } = failureText(failure, now);
  return (
    <div class={styles.place}>
      <FailureMessage failure={failure} now={now} onAction={onAction}>
        {shown !== undefined && ` ${shown}`}
        {lastSuccessAt !== undefined && (
          <>
            {` ${PANEL_TEXT.lastGood} `}
            <Moment ms={lastSuccessAt} times={times} show={isToday(lastSuccessAt, now, times) ? 'time' : 'short'} />.
          </>
        )}
      </FailureMessage>
    </div>
  );
}

function isToday(ms: number, now: number, times: Times): boolean {
  return times.dayKey(ms) === times.dayKey(now);
}
