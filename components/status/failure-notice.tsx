import type { Failure } from '@/lib/failure';
import { type FailureActionKind, failureText } from '@/lib/text/failures';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Untrusted } from '../ui/untrusted';
import styles from './failure-notice.module.css';

interface FailureNoticeProps {
  readonly failure: Failure;
  /** ms since the epoch. */
  readonly now: number;
  readonly onAction: (kind: FailureActionKind) => void;
}

/** Above a list that stays as it was: what went wrong, and the one thing to do. */
export function FailureNotice({ failure, now, onAction }: FailureNoticeProps) {
  const { title, explanation, action, tone } = failureText(failure, now);
  return (
    <div class={styles.place}>
      <Notice
        tone={tone === 'error' ? 'danger' : 'warning'}
        title={title}
        {...(failure.kind === 'network' ? { icon: 'offline' } : {})}
        {...(action === undefined
          ? {}
          : {
              action: (
                <Button size="small" onClick={() => onAction(action.kind)}>
                  {action.label}
                </Button>
              ),
            })}
      >
        <Untrusted value={explanation} limit={600} />
      </Notice>
    </div>
  );
}
