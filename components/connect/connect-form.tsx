import type { RefObject } from 'preact';
import type { Medium } from '@/lib/archive/contract';
import type { ConnectModel } from '@/lib/panel/connect-model';
import { CONNECT_TEXT } from '@/lib/text/connect';
import { failureText } from '@/lib/text/failures';
import type { Clock } from '@/lib/time';
import { ZONES } from '@/lib/zone';
import { Button } from '../ui/button';
import { RadioGroup } from '../ui/radio-group';
import { Select } from '../ui/select';
import { ConnectFailure } from './connect-failure';
import styles from './connect-form.module.css';
import { TokenField } from './token-field';

interface ConnectFormProps {
  readonly model: ConnectModel;
  readonly now: Clock;
  readonly tokenInput: RefObject<HTMLInputElement | null>;
}

const ZONE_OPTIONS = ZONES.map((zone) => ({ value: zone, label: zone }));

const TOKEN_OPTIONS: readonly MediumOption[] = [
  { value: 'computer', label: CONNECT_TEXT.onComputer, explanation: CONNECT_TEXT.tokenOnComputer },
  { value: 'session', label: CONNECT_TEXT.untilClose, explanation: CONNECT_TEXT.tokenUntilClose },
];

const HISTORY_OPTIONS: readonly MediumOption[] = [
  { value: 'computer', label: CONNECT_TEXT.onComputer, explanation: CONNECT_TEXT.historyOnComputer },
  { value: 'session', label: CONNECT_TEXT.untilClose, explanation: CONNECT_TEXT.historyUntilClose },
];

interface MediumOption {
  readonly value: Medium;
  readonly label: string;
  readonly explanation: string;
}

export function ConnectForm({ model, now, tokenInput }: ConnectFormProps) {
  const zone = model.zone.value;
  const attempt = model.attempt.value;
  const testing = attempt.phase === 'testing';
  const known = model.connections.value?.[zone] !== undefined;
  const connect = () => void model.connect();
  return (
    <div class={styles.form}>
      <Select
        label={CONNECT_TEXT.zone}
        hint={CONNECT_TEXT.zoneHint}
        value={zone}
        options={ZONE_OPTIONS}
        disabled={testing}
        onChange={model.chooseZone}
      />
      <TokenField
        label={CONNECT_TEXT.token}
        hint={CONNECT_TEXT.tokenHint}
        error={fieldError(attempt)}
        value={model.token.value}
        disabled={testing}
        onInput={model.typeToken}
        onEnter={connect}
        inputRef={tokenInput}
      />
      <div class={styles.choices}>
        <RadioGroup
          label={CONNECT_TEXT.keepToken}
          value={model.keepToken.value}
          options={TOKEN_OPTIONS}
          disabled={testing}
          onChange={model.chooseKeepToken}
        />
        <RadioGroup
          label={CONNECT_TEXT.keepHistory}
          value={model.keepHistory.value}
          options={HISTORY_OPTIONS}
          disabled={testing}
          onChange={model.chooseKeepHistory}
        />
      </div>
      {attempt.phase === 'failed' && attempt.failure.kind !== 'not-a-token' && (
        <ConnectFailure
          failure={attempt.failure}
          now={now}
          onRetry={connect}
          onAllowAccess={() => void model.allowAccess()}
        />
      )}
      <div class={styles.submit}>
        <Button variant="primary" busy={testing} onClick={connect}>
          {CONNECT_TEXT.connect}
        </Button>
        <p class={styles.progress} role="status">
          {testing ? CONNECT_TEXT.testing(attempt.zone) : known ? CONNECT_TEXT.replaces(zone) : ''}
        </p>
      </div>
    </div>
  );

  function fieldError(of: typeof attempt): string | undefined {
    if (of.phase === 'no-token') return CONNECT_TEXT.noToken;
    if (of.phase !== 'failed' || of.failure.kind !== 'not-a-token') return undefined;
    const { title, explanation } = failureText(of.failure, now());
    return `${title}. ${explanation}`;
  }
}
