import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ConnectModel } from '@/lib/panel/connect/connect-model';
import type { Medium } from '@/lib/storage/medium';
import { CONNECT_TEXT, tokenFieldError } from '@/lib/text/connect';
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

const TOKEN_OPTIONS = mediumOptions(CONNECT_TEXT.tokenOnComputer, CONNECT_TEXT.tokenUntilClose);
const HISTORY_OPTIONS = mediumOptions(CONNECT_TEXT.historyOnComputer, CONNECT_TEXT.historyUntilClose);

export function ConnectForm({ model, now, tokenInput }: ConnectFormProps) {
  const zone = model.zone.value;
  const attempt = model.attempt.value;
  const loses = model.losesHistory.value;
  const testing = attempt.phase === 'testing';
  const known = model.connections.value?.[zone] !== undefined;
  const connect = () => void model.connect();
  const failure = attempt.phase === 'failed' ? attempt.failure : undefined;
  const fieldError = attempt.phase === 'no-token' ? CONNECT_TEXT.noToken : failure && tokenFieldError(failure, now());
  useEffect(() => {
    if (fieldError !== undefined) tokenInput.current?.focus();
  }, [attempt, fieldError, tokenInput]);
  const anyKnown = Object.keys(model.connections.value ?? {}).length > 0;
  return (
    <div class={styles.form}>
      {anyKnown && <h2 class={styles.title}>{CONNECT_TEXT.formHeading}</h2>}
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
        error={fieldError}
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
      <p class={styles.loss} role="status">
        {loses === undefined ? '' : CONNECT_TEXT.losesHistory[loses](zone)}
      </p>
      {failure !== undefined && fieldError === undefined && (
        <ConnectFailure failure={failure} now={now} onRetry={connect} onAllowAccess={() => void model.allowAccess()} />
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
}

function mediumOptions(onComputer: readonly string[], untilClose: readonly string[]) {
  const option = (value: Medium, label: string, sentences: readonly string[]) => ({
    value,
    label,
    explanation: sentences.map((sentence) => (
      <span key={sentence} class={styles.consequence}>
        {sentence}{' '}
      </span>
    )),
  });
  return [
    option('computer', CONNECT_TEXT.onComputer, onComputer),
    option('session', CONNECT_TEXT.untilClose, untilClose),
  ];
}
