import { useEffect, useRef } from 'preact/hooks';
import { type AuditLogEntry, lateBy } from '@/lib/audit-log/entry';
import { sentenceOf } from '@/lib/audit-log/sentence';
import type { Target } from '@/lib/audit-log/target';
import { targetOfEntry } from '@/lib/audit-log/target-of-entry';
import type { JsonObject, JsonValue } from '@/lib/json';
import type { PopupModel } from '@/lib/panel/popup-model';
import type { FailureActionKind } from '@/lib/text/failure-text';
import { POPUP_TEXT } from '@/lib/text/popup';
import { Sentence } from '../audit-log/sentence';
import { FailureMessage } from '../status/failure-message';
import { IconButton } from '../ui/icon-button';
import { Untrusted } from '../ui/untrusted';
import styles from './change-detail.module.css';
import type { Act } from './popup-body';

interface ChangeDetailProps {
  readonly model: PopupModel;
  readonly onAct: Act;
}

/** Details that a popup has room for; the panel has all of them. */
const SHOWN_DETAILS = 12;

/** One entry, told in full, in the place of the list. */
export function ChangeDetail({ model, onAct }: ChangeDetailProps) {
  const entry = model.detail.entry.value;
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  if (entry === undefined) return undefined;
  return (
    <section class={styles.detail} aria-label={POPUP_TEXT.detail}>
      <div class={styles.top}>
        <IconButton icon="back" label={POPUP_TEXT.back} buttonRef={back} onClick={model.detail.close} />
        <h2 class={styles.sentence}>
          <Sentence
            parts={sentenceOf(entry, model.events.value, model.names.nameOf(targetOf(entry, model)))}
            id={entry.targetId}
          />
        </h2>
      </div>
      <dl class={styles.facts}>
        {factsOf(entry, model).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Untrusted value={value} limit={200} />
            </dd>
          </div>
        ))}
      </dl>
      <Details model={model} onAct={onAct} />
    </section>
  );
}

function targetOf(entry: AuditLogEntry, model: PopupModel): Target | undefined {
  return targetOfEntry(entry, model.events.value);
}

function factsOf(entry: AuditLogEntry, model: PopupModel): readonly (readonly [name: string, value: string])[] {
  const times = model.times.value;
  const events = model.events.value;
  const { changed, arrivedLateAt } = model.detail.marks.value;
  const { actor, createdAt, team, targetId, triggeredAt } = entry;
  const target = targetOf(entry, model);
  const name = model.names.nameOf(target);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [POPUP_TEXT.when, times.exact(triggeredAt ?? Number.NaN)],
    [POPUP_TEXT.recorded, lateBy(entry) === undefined ? undefined : times.exact(createdAt ?? Number.NaN)],
    [
      POPUP_TEXT.arrivedLate,
      arrivedLateAt === undefined ? undefined : POPUP_TEXT.firstRead(times.exact(arrivedLateAt)),
    ],
    [POPUP_TEXT.changed, changed ? POPUP_TEXT.changedSince : undefined],
    [POPUP_TEXT.who, actor?.email ?? actor?.name],
    [POPUP_TEXT.teamFact, team === undefined ? undefined : POPUP_TEXT.team(team.name, team.id)],
    [POPUP_TEXT.object, name === undefined ? targetId : POPUP_TEXT.named(name, targetId ?? '')],
    [POPUP_TEXT.formerly, model.names.wasOf(target).join(', ')],
    [POPUP_TEXT.event, events.label(entry.eventName)],
  ];
  return facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]));
}

function Details({ model, onAct }: ChangeDetailProps) {
  const state = model.detail.detail.value;
  switch (state.status) {
    case 'loading':
      return (
        <p class={styles.quiet} role="status">
          {POPUP_TEXT.loadingDetail}
        </p>
      );
    case 'failed': {
      const { failure } = state;
      const act = (kind: FailureActionKind) => (kind === 'retry' ? model.detail.retry() : onAct(failure, kind));
      return <FailureMessage failure={failure} now={model.now.value} onAction={act} />;
    }
    case 'ready': {
      const fields = Object.entries(state.detail.details);
      if (fields.length === 0) return <p class={styles.quiet}>{POPUP_TEXT.noDetails}</p>;
      return <Fields details={state.detail.details} />;
    }
  }
}

function Fields({ details }: { readonly details: JsonObject }) {
  const fields = Object.entries(details);
  return (
    <>
      <dl class={styles.details}>
        {fields.slice(0, SHOWN_DETAILS).map(([name, value]) => (
          <div key={name}>
            <dt>
              <Untrusted value={name} limit={80} />
            </dt>
            <dd>
              <Untrusted value={oneLine(value)} limit={200} />
            </dd>
          </div>
        ))}
      </dl>
      {fields.length > SHOWN_DETAILS && <p class={styles.quiet}>{POPUP_TEXT.moreDetails}</p>}
    </>
  );
}

function oneLine(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
