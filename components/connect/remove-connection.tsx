import { useEffect, useRef } from 'preact/hooks';
import type { ConnectRemovalModel } from '@/lib/panel/connect/connect-removal-model';
import { CONNECTIONS_TEXT } from '@/lib/text/connect';
import type { Clock } from '@/lib/time';
import type { Zone } from '@/lib/zone';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Question } from '../ui/question';
import { ConnectFailure } from './connect-failure';

interface RemoveConnectionProps {
  readonly zone: Zone;
  readonly model: ConnectRemovalModel;
  readonly now: Clock;
}

/** Asks before a token is deleted, in the place where it was asked for. */
export function RemoveConnection({ zone, model, now }: RemoveConnectionProps) {
  const removal = model.removal.value;
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  if (removal.phase === 'none' || removal.phase === 'removed') return undefined;
  const removing = removal.phase === 'removing';
  return (
    <Question
      id={`remove-${zone}`}
      title={CONNECTIONS_TEXT.askTitle(zone)}
      text={CONNECTIONS_TEXT.askText}
      answers={
        <>
          <Button variant="danger" size="small" busy={removing} onClick={() => void model.remove()}>
            {CONNECTIONS_TEXT.confirm}
          </Button>
          <Button size="small" disabled={removing} buttonRef={keep} onClick={model.cancel}>
            {CONNECTIONS_TEXT.cancel}
          </Button>
        </>
      }
    >
      <Checkbox
        label={CONNECTIONS_TEXT.deleteHistory}
        hint={CONNECTIONS_TEXT.deleteHistoryHint}
        checked={removal.deleteHistory}
        disabled={removing}
        onChange={model.chooseDeleteHistory}
      />
      {removal.phase === 'failed' && (
        <ConnectFailure failure={removal.failure} now={now} onRetry={() => void model.remove()} />
      )}
    </Question>
  );
}
