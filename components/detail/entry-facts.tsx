import { type AuditLogEntry, lateBy } from '@/lib/audit-log/entry';
import { nounOfKind } from '@/lib/audit-log/event-kind';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { TermCondition } from '@/lib/audit-log/query/condition';
import { actorName } from '@/lib/audit-log/sentence';
import { entryValues, type ValueField, type ValueUse } from '@/lib/panel/detail/entry-values';
import { type Found, rangesOf } from '@/lib/panel/feed/highlights';
import { DETAIL_TEXT } from '@/lib/text/detail';
import { ENTRY_TEXT } from '@/lib/text/entry';
import { PANEL_TEXT } from '@/lib/text/panel';
import { durationText } from '@/lib/text/panel-duration';
import type { Times } from '@/lib/text/times';
import { Moment } from '../audit-log/moment';
import { Untrusted } from '../ui/untrusted';
import styles from './entry-facts.module.css';
import { Fact } from './fact';

interface EntryFactsProps {
  readonly entry: AuditLogEntry;
  readonly name?: string | undefined;
  readonly formerNames?: readonly string[] | undefined;
  /** What the entry was found by. */
  readonly found?: Found | undefined;
  readonly events: EventCatalog;
  readonly times: Times;
  readonly organizationName: string | undefined;
  /** When it was first read (ms since the epoch), if it was not there when later ones were read. */
  readonly arrivedLateAt?: number | undefined;
  readonly onUse: (use: ValueUse, condition: TermCondition) => void;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** Everything the list's row says of an entry, with ids, and each value ready to filter by. */
export function EntryFacts(props: EntryFactsProps) {
  const { entry, name, formerNames = [], events, times, organizationName, arrivedLateAt, found, onUse, onCopy } = props;
  const marked = (field: keyof Found, value: string) => (
    <Untrusted value={value} marks={rangesOf(value, found?.[field])} />
  );
  const { actor, team, eventName, targetId, triggeredAt, createdAt, version } = entry;
  const kind = events.kind(eventName);
  const late = lateBy(entry);
  const label = events.label(eventName);
  const values = entryValues(entry, events, name);
  const filtering = (field: ValueField) => ({ filter: values.find((value) => value.field === field), onUse });
  const actorId = actor?.id;

  return (
    <dl>
      <Fact
        name={DETAIL_TEXT.who}
        onCopy={onCopy}
        copyText={actor?.email ?? actor?.name ?? (actorId === undefined ? undefined : String(actorId))}
        {...filtering('actor')}
      >
        {actor === undefined ? (
          <span class={styles.none}>{DETAIL_TEXT.noActor}</span>
        ) : (
          <>
            <strong class={styles.strong}>{marked('actor', actorName(actor))}</strong>
            {actorId !== undefined && <span class={styles.id}>{DETAIL_TEXT.id(actorId)}</span>}
            {actor.email !== undefined && actor.email !== actorName(actor) && (
              <div class={styles.more}>{marked('actor', actor.email)}</div>
            )}
          </>
        )}
      </Fact>
      <Fact name={DETAIL_TEXT.event} onCopy={onCopy} copyText={eventName} {...filtering('event')}>
        {label === '' ? DETAIL_TEXT.unknown : marked('event', label)}
        <div class={styles.more}>
          <code>{marked('event', eventName)}</code>
        </div>
      </Fact>
      <Fact name={DETAIL_TEXT.object} onCopy={onCopy} copyText={targetId} {...filtering('target')}>
        {targetId === undefined ? (
          <span class={styles.none}>{DETAIL_TEXT.unknown}</span>
        ) : (
          <>
            {kind !== undefined && <>{nounOfKind(kind)} </>}
            {name !== undefined && <strong class={styles.strong}>{marked('target', name)} </strong>}
            <code>{marked('target', targetId)}</code>
            {formerNames.length > 0 && <FormerNames names={formerNames} found={found} />}
          </>
        )}
      </Fact>
      <Fact name={DETAIL_TEXT.team} onCopy={onCopy} copyText={team && String(team.id)} {...filtering('team')}>
        {team === undefined ? (
          <span class={styles.none}>{DETAIL_TEXT.noTeam}</span>
        ) : (
          <>
            {marked('team', PANEL_TEXT.teamName(team.name, team.id))}
            <span class={styles.id}>{DETAIL_TEXT.id(team.id)}</span>
          </>
        )}
      </Fact>
      <Fact name={DETAIL_TEXT.organization} onCopy={onCopy} copyText={String(entry.organizationId)}>
        <Untrusted value={PANEL_TEXT.organizationName(organizationName, entry.organizationId)} />
        {organizationName !== undefined && <span class={styles.id}>{DETAIL_TEXT.id(entry.organizationId)}</span>}
      </Fact>
      <Fact
        name={DETAIL_TEXT.happened}
        onCopy={onCopy}
        copyText={triggeredAt === undefined ? undefined : times.iso(triggeredAt)}
      >
        {triggeredAt === undefined ? (
          <span class={styles.none}>{DETAIL_TEXT.noTime}</span>
        ) : (
          <Moment ms={triggeredAt} times={times} show="exact" />
        )}
      </Fact>
      <Fact
        name={DETAIL_TEXT.recorded}
        onCopy={onCopy}
        copyText={createdAt === undefined ? undefined : times.iso(createdAt)}
      >
        {createdAt === undefined ? (
          <span class={styles.none}>{DETAIL_TEXT.noTime}</span>
        ) : (
          <Moment ms={createdAt} times={times} show="exact" />
        )}
        {late !== undefined && <div class={styles.late}>{DETAIL_TEXT.late(durationText(late))}</div>}
      </Fact>
      {arrivedLateAt !== undefined && (
        <Fact name={DETAIL_TEXT.arrivedLate} onCopy={onCopy} copyText={times.iso(arrivedLateAt)}>
          {DETAIL_TEXT.firstRead} <Moment ms={arrivedLateAt} times={times} show="exact" />
          <div class={styles.late}>{DETAIL_TEXT.arrivedLateWhy}</div>
        </Fact>
      )}
      {version !== undefined && (
        <Fact name={DETAIL_TEXT.version} onCopy={onCopy}>
          <code>
            <Untrusted value={DETAIL_TEXT.versionFromTo(version.from ?? '–', version.to ?? '–')} />
          </code>
        </Fact>
      )}
      <Fact name={DETAIL_TEXT.entryId} onCopy={onCopy} copyText={entry.uuid}>
        <code>
          <Untrusted value={entry.uuid} />
        </code>
      </Fact>
    </dl>
  );
}

/** What the object went by before it was renamed. */
function FormerNames({ names, found }: { readonly names: readonly string[]; readonly found: Found | undefined }) {
  return (
    <div class={styles.more}>
      {ENTRY_TEXT.was}{' '}
      {names.map((name) => (
        <i key={name} class={styles.former}>
          <Untrusted value={name} limit={80} marks={rangesOf(name, found?.target)} />
        </i>
      ))}
    </div>
  );
}
