import { STATE_TEXT } from '@/lib/text/states';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';

interface NoSourceStateProps {
  readonly reason: 'elsewhere' | 'no-organization' | 'unresolved';
  readonly onChoose: () => void;
  readonly onRetry: () => void;
}

const TEXTS = {
  elsewhere: STATE_TEXT.elsewhere,
  'no-organization': STATE_TEXT.noOrganization,
  unresolved: STATE_TEXT.unresolved,
} as const;

export function NoSourceState({ reason, onChoose, onRetry }: NoSourceStateProps) {
  const { title, text, action } = TEXTS[reason];
  return (
    <EmptyState
      icon={reason === 'unresolved' ? 'alert' : 'organization'}
      tone={reason === 'unresolved' ? 'warning' : 'neutral'}
      title={title}
      action={
        <Button variant="primary" onClick={reason === 'unresolved' ? onRetry : onChoose}>
          {action}
        </Button>
      }
    >
      {text}
    </EmptyState>
  );
}
