import type { ComponentChildren } from 'preact';
import type { Failure } from '@/lib/failure';
import type { FailureActionKind } from '@/lib/text/failure-text';
import { failureText } from '@/lib/text/failures';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Untrusted } from '../ui/untrusted';

interface FailureMessageProps {
  readonly failure: Failure;
  /** ms since the epoch. */
  readonly now: number;
  /** What else is to be said of it. */
  readonly children?: ComponentChildren;
  readonly onAction: (kind: FailureActionKind) => void;
}

/** Where something is missing: what went wrong, and the one thing to do. */
export function FailureMessage({ failure, now, children, onAction }: FailureMessageProps) {
  const { title, explanation, action, tone } = failureText(failure, now);
  return (
    <Notice
      tone={tone === 'error' ? 'danger' : 'warning'}
      title={title}
      {...(failure.kind === 'network' ? { icon: 'offline' } : {})}
      action={
        action && (
          <Button size="small" onClick={() => onAction(action.kind)}>
            {action.label}
          </Button>
        )
      }
    >
      <Untrusted value={explanation} limit={600} />
      {children}
    </Notice>
  );
}
