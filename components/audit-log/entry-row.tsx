import { useState } from 'preact/hooks';
import { type AuditLogEntry, lateBy, type TeamRef } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import { sentenceOf } from '@/lib/audit-log/sentence';
import { type Found, type Highlights, rangesOf } from '@/lib/panel/feed/highlights';
import { ENTRY_TEXT } from '@/lib/text/entry';
import { PANEL_TEXT } from '@/lib/text/panel';
import { durationText } from '@/lib/text/panel-duration';
import type { Times } from '@/lib/text/times';
import { VALUES_TEXT } from '@/lib/text/values';
import { DAY } from '@/lib/time';
import { IconButton } from '../ui/icon-button';
import { joinClasses } from '../ui/join-classes';
import { Untrusted } from '../ui/untrusted';
import { EntryMatches } from './entry-matches';
import styles from './entry-row.module.css';
import { placedAt } from './placed-at';
import { Sentence } from './sentence';
import { VerbGlyph } from './verb-glyph';

interface EntryRowProps {
  /** Unique among the rows of the page. */
  readonly id: string;
  readonly entry: AuditLogEntry;
  /** What its object is called, if that is known. */
  readonly targetName?: string | undefined;
  /** What it was called before. */
  readonly formerNames?: readonly string[] | undefined;
  /** What to mark, if something was searched for. */
  readonly highlights?: Highlights | undefined;
  readonly events: EventCatalog;
  readonly times: Times;
  /** ms since the epoch. */
  readonly now: number;
  readonly unread: boolean;
  readonly changed?: boolean;
  /** Make did not list it yet when it listed later ones. */
  readonly arrivedLate?: boolean;
  /** Open in the details, or the one the arrow keys start from. */
  readonly current?: boolean;
  /** The one whose neighbours the list shows. */
  readonly marked?: boolean;
  /** From 1. */
  readonly position: number;
  readonly setSize: number;
  readonly onOpen: () => void;
  readonly onFocus?: () => void;
  readonly onMenu?: () => void;
  /** Where it stands in a windowed list, in px. */
  readonly top?: number;
}

/** One entry of the list, in two lines. The whole of it opens the details. */
export function EntryRow(props: EntryRowProps) {
  const {
    id,
    entry,
    targetName,
    formerNames = [],
    highlights,
    events,
    times,
    now,
    unread,
    changed = false,
    arrivedLate = false,
    current = true,
    marked = false,
    position,
    setSize,
  } = props;
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const near = hovered || focused;
  const sentence = sentenceOf(entry, events, targetName);
  const names = targetName === undefined ? formerNames : [targetName, ...formerNames];
  const found = highlights?.in({ entry, events, names });
  const late = lateBy(entry);
  const recent = entry.triggeredAt !== undefined && now - entry.triggeredAt < DAY;
  return (
    <article
      class={joinClasses(styles.row, unread && styles.unread, marked && styles.marked)}
      {...placedAt(props.top)}
      aria-labelledby={`${id}-sentence`}
      aria-describedby={`${id}-place ${id}-time`}
      aria-posinset={position}
      aria-setsize={setSize}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onFocusIn={() => setFocused(true)}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        // On its way to what is only there because of it, the focus would find it gone.
        setFocused(relatedTarget instanceof Node && currentTarget.contains(relatedTarget));
      }}
      onContextMenu={(event) => {
        if (props.onMenu === undefined) return;
        event.preventDefault();
        props.onMenu();
      }}
    >
      <button
        type="button"
        class={styles.open}
        data-row={position - 1}
        tabIndex={current ? 0 : -1}
        onClick={props.onOpen}
        onFocus={props.onFocus}
      >
        <VerbGlyph verb={events.verb(entry.eventName)} />
        <span id={`${id}-sentence`} class={styles.sentence}>
          <Sentence parts={sentence} id={entry.targetId} found={found} />
        </span>
        <span id={`${id}-place`} class={styles.place}>
          {marked && <span class="visually-hidden">{ENTRY_TEXT.marked}, </span>}
          {unread && <span class="visually-hidden">{ENTRY_TEXT.isNew}, </span>}
          {highlights !== undefined && found !== undefined && (
            <EntryMatches
              highlights={highlights}
              found={found}
              entry={entry}
              events={events}
              name={targetName}
              formerNames={formerNames}
              sentence={sentence}
            />
          )}
          {entry.team === undefined ? ENTRY_TEXT.noTeam : <Team team={entry.team} found={found} />}
          {late !== undefined && <span class={styles.flag}>{ENTRY_TEXT.late(durationText(late))}</span>}
          {arrivedLate && <span class={styles.flag}>{ENTRY_TEXT.arrivedLate}</span>}
          {changed && <span class={styles.flag}>{ENTRY_TEXT.changed}</span>}
        </span>
        {entry.triggeredAt !== undefined && (
          <time
            id={`${id}-time`}
            class={styles.time}
            dateTime={times.iso(entry.triggeredAt)}
            title={near ? times.exact(entry.triggeredAt) : undefined}
          >
            {recent && <span class={styles.relative}>{times.relative(entry.triggeredAt)} · </span>}
            {times.time(entry.triggeredAt)}
          </time>
        )}
      </button>
      {near && props.onMenu !== undefined && (
        <div class={styles.tools}>
          <IconButton size="small" icon="more" label={VALUES_TEXT.more} popup="menu" onClick={props.onMenu} />
        </div>
      )}
    </article>
  );
}

function Team({ team, found }: { readonly team: TeamRef; readonly found: Found | undefined }) {
  const name = PANEL_TEXT.teamName(team.name, team.id);
  return <Untrusted value={name} limit={80} marks={rangesOf(name, found?.team)} />;
}
