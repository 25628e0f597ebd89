import type { Failure } from '@/lib/failure';
import { connectFailureText } from '@/lib/text/connect';
import type { Clock } from '@/lib/time';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Untrusted } from '../ui/untrusted';
import { useNow } from './use-now';

interface ConnectFailureProps {
  readonly failure: Failure;
  readonly now: Clock;
  readonly onRetry: () => void;
  readonly onAllowAccess?: () => void;
}

/** Why connecting did not work. To replace the token the field is right above, so that needs no button. */
export function ConnectFailure({ failure, now, onRetry, onAllowAccess }: ConnectFailureProps) {
  const waits = failure.kind === 'rate-limited' || failure.kind === 'budget';
  const { title, explanation, tone, action } = connectFailureText(failure, useNow(now, waits));
  const act = action?.kind === 'retry' ? onRetry : action?.kind === 'allow-access' ? onAllowAccess : undefined;
  return (
    <Notice
      urgent
      tone={tone === 'error' ? 'danger' : 'warning'}
      title={title}
      action={
        act !== undefined && (
          <Button size="small" onClick={act}>
            {action?.label}
          </Button>
        )
      }
    >
      {/* May quote Make's own words. */}
      <Untrusted value={explanation} limit={600} />
    </Notice>
  );
}
