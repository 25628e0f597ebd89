import type { ReadonlySignal } from '@preact/signals';
import type { Ref } from 'preact';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { nounOfKind } from '@/lib/audit-log/event-kind';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { Flag } from '@/lib/audit-log/flag';
import type { TermCondition } from '@/lib/audit-log/query/condition';
import { sentenceOf } from '@/lib/audit-log/sentence';
import { targetUrl, teamUrl } from '@/lib/make/page-url';
import type { DetailState, EntryMarks } from '@/lib/panel/detail/detail-model';
import type { ValueUse } from '@/lib/panel/detail/entry-values';
import type { Highlights } from '@/lib/panel/feed/highlights';
import type { Neighbours } from '@/lib/panel/neighbours/neighbours';
import { DETAIL_TEXT } from '@/lib/text/detail';
import type { FailureActionKind } from '@/lib/text/failure-text';
import type { Times } from '@/lib/text/times';
import type { Zone } from '@/lib/zone';
import { Moment } from '../audit-log/moment';
import { Sentence } from '../audit-log/sentence';
import { VerbGlyph } from '../audit-log/verb-glyph';
import { Button } from '../ui/button';
import { ExternalLink } from '../ui/external-link';
import { IconButton } from '../ui/icon-button';
import { EntryDetails } from './entry-details';
import { EntryFacts } from './entry-facts';
import { EntryFlags } from './entry-flags';
import { EntryNeighbours } from './entry-neighbours';
import styles from './entry-view.module.css';

interface EntryViewProps {
  readonly entry: AuditLogEntry;
  readonly detail: DetailState;
  readonly zone: Zone;
  readonly organizationName: string | undefined;
  /** What its object is called now, or was last; absent if that is not known. */
  readonly name?: string | undefined;
  /** What it was called before, the newest first. */
  readonly formerNames?: readonly string[];
  /** What to mark, if something was searched for. */
  readonly highlights?: Highlights | undefined;
  readonly events: EventCatalog;
  readonly times: Times;
  /** ms since the epoch. */
  readonly now: number;
  /** In the list, from 0; -1 if it is not in it. */
  readonly position: number;
  readonly of: number;
  readonly marks: EntryMarks;
  readonly flags: ReadonlySignal<readonly Flag[]>;
  readonly backRef: Ref<HTMLButtonElement>;
  readonly onBack: () => void;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly neighbours: readonly Neighbours[];
  readonly onNeighbours: (kind: Neighbours) => void;
  readonly onUse: (use: ValueUse, condition: TermCondition) => void;
  /** Where its details could not be had. */
  readonly onAction: (kind: FailureActionKind) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** One entry in full, over the list, which keeps its place. */
export function EntryView(props: EntryViewProps) {
  const { entry, events, times, position, of, name, formerNames = [] } = props;
  const found = props.highlights?.in({ entry, events, names: [...(name === undefined ? [] : [name]), ...formerNames] });
  return (
    <section class={styles.view} aria-label={DETAIL_TEXT.region}>
      <div class={styles.bar}>
        <Button variant="quiet" icon="back" onClick={props.onBack} buttonRef={props.backRef}>
          {DETAIL_TEXT.back}
        </Button>
        <span class={styles.position}>
          {position < 0 ? DETAIL_TEXT.notInList : DETAIL_TEXT.position(position + 1, of)}
        </span>
        <IconButton
          icon="chevron-up"
          label={DETAIL_TEXT.previous}
          disabled={position <= 0}
          onClick={props.onPrevious}
        />
        <IconButton
          icon="chevron-down"
          label={DETAIL_TEXT.next}
          disabled={position < 0 || position >= of - 1}
          onClick={props.onNext}
        />
      </div>
      <div class={styles.body} key={entry.uuid}>
        <div class={styles.head}>
          <VerbGlyph verb={events.verb(entry.eventName)} size="large" />
          <div class={styles.headText}>
            <h2 class={styles.sentence}>
              <Sentence parts={sentenceOf(entry, events, name)} id={entry.targetId} found={found} />
            </h2>
            {entry.triggeredAt !== undefined && (
              <p class={styles.when}>
                <Moment ms={entry.triggeredAt} times={times} show="exact" /> ·{' '}
                <Moment ms={entry.triggeredAt} times={times} show="relative" />
              </p>
            )}
            <MakeLink {...props} />
          </div>
        </div>
        <EntryNeighbours offered={props.neighbours} onShow={props.onNeighbours} />
        <EntryFlags flags={props.flags} />
        {props.marks.changed && <p class={styles.changed}>{DETAIL_TEXT.changed}</p>}
        <div class={styles.card}>
          <EntryDetails
            entry={entry}
            state={props.detail}
            now={props.now}
            onAction={props.onAction}
            onCopy={props.onCopy}
          />
        </div>
        <section class={styles.card} aria-label={DETAIL_TEXT.facts}>
          <EntryFacts
            entry={entry}
            name={props.name}
            formerNames={formerNames}
            found={found}
            events={events}
            times={times}
            organizationName={props.organizationName}
            arrivedLateAt={props.marks.arrivedLateAt}
            onUse={props.onUse}
            onCopy={props.onCopy}
          />
        </section>
      </div>
    </section>
  );
}

/** To the object's own page, else to its team; what was deleted has no page any more. */
function MakeLink({ entry, events, zone }: Pick<EntryViewProps, 'entry' | 'events' | 'zone'>) {
  const kind = events.kind(entry.eventName);
  if (entry.team === undefined) return undefined;
  const isGone = events.verb(entry.eventName) === 'deleted';
  const page =
    kind === undefined || entry.targetId === undefined || isGone
      ? undefined
      : targetUrl(zone, entry.team.id, { kind, id: entry.targetId });
  if (page !== undefined && kind !== undefined) {
    return <ExternalLink href={page}>{DETAIL_TEXT.openInMake(nounOfKind(kind))}</ExternalLink>;
  }
  const team = teamUrl(zone, entry.team.id);
  return team === undefined ? undefined : <ExternalLink href={team}>{DETAIL_TEXT.openTeam}</ExternalLink>;
}
