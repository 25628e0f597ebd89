import { STATE_TEXT } from '@/lib/text/states';
import type { Zone } from '@/lib/zone';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';

interface NoTokenStateProps {
  /** `undefined` before the person ever connected a zone. */
  readonly zone: Zone | undefined;
  readonly onConnect: () => void;
}

export function NoTokenState({ zone, onConnect }: NoTokenStateProps) {
  const { firstRun, noToken } = STATE_TEXT;
  const text = zone === undefined ? firstRun : { ...noToken, title: noToken.title(zone) };
  return (
    <EmptyState
      icon={zone === undefined ? 'lens' : 'key'}
      tone="accent"
      title={text.title}
      action={
        <Button variant="primary" onClick={onConnect}>
          {text.action}
        </Button>
      }
    >
      {text.text}
    </EmptyState>
  );
}
