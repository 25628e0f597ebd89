import type { Failure, FailureKind } from '@/lib/failure';
import type { FailureActionKind } from '@/lib/text/failure-text';
import { failureText } from '@/lib/text/failures';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import type { IconName } from '../ui/icon';
import { Untrusted } from '../ui/untrusted';

interface FailureStateProps {
  readonly failure: Failure;
  /** ms since the epoch. */
  readonly now: number;
  readonly onAction: (kind: FailureActionKind) => void;
}

const ICONS: Readonly<Partial<Record<FailureKind, IconName>>> = {
  'missing-token': 'key',
  'token-damaged': 'key',
  unauthorized: 'key',
  locked: 'lock',
  forbidden: 'lock',
  'not-in-plan': 'lock',
  'no-access': 'lock',
  'not-found': 'organization',
  'rate-limited': 'clock',
  budget: 'clock',
  timeout: 'clock',
  network: 'offline',
};

/** In place of a list that could not be had at all. */
export function FailureState({ failure, now, onAction }: FailureStateProps) {
  const { title, explanation, action, tone } = failureText(failure, now);
  return (
    <div role="alert">
      <EmptyState
        icon={ICONS[failure.kind] ?? 'alert'}
        tone={tone === 'error' ? 'danger' : 'warning'}
        title={title}
        {...(action === undefined
          ? {}
          : {
              action: (
                <Button variant="primary" onClick={() => onAction(action.kind)}>
                  {action.label}
                </Button>
              ),
            })}
      >
        <Untrusted value={explanation} limit={600} />
      </EmptyState>
    </div>
  );
}
