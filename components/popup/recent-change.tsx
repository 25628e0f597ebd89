import { useId } from 'preact/hooks';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import { sentenceOf } from '@/lib/audit-log/sentence';
import { POPUP_TEXT } from '@/lib/text/popup';
import type { Times } from '@/lib/text/times';
import { Moment } from '../audit-log/moment';
import { Sentence } from '../audit-log/sentence';
import { VerbGlyph } from '../audit-log/verb-glyph';
import { joinClasses } from '../ui/join-classes';
import { Untrusted } from '../ui/untrusted';
import styles from './recent-change.module.css';

interface RecentChangeProps {
  readonly entry: AuditLogEntry;
  readonly unseen: boolean;
  /** What its object is called, if that is known. */
  readonly targetName?: string | undefined;
  readonly events: EventCatalog;
  readonly times: Times;
  readonly onOpen: () => void;
}

/** Told by how long ago it was: here are no headings for the days. */
export function RecentChange({ entry, unseen, targetName, events, times, onOpen }: RecentChangeProps) {
  const id = useId();
  const when = entry.triggeredAt ?? entry.createdAt ?? Number.NaN;
  return (
    <li class={joinClasses(styles.item, unseen && styles.unseen)}>
      <VerbGlyph verb={events.verb(entry.eventName)} />
      {/* Its surface is the whole item; its name is the sentence alone. */}
      <button type="button" class={styles.button} aria-describedby={id} onClick={onOpen}>
        <Sentence parts={sentenceOf(entry, events, targetName)} id={entry.targetId} />
      </button>
      <p id={id} class={styles.meta}>
        {unseen && <span class="visually-hidden">{POPUP_TEXT.isNew}, </span>}
        <Moment ms={when} times={times} show="relative" />
        {entry.team !== undefined && (
          <>
            {' · '}
            <Untrusted value={POPUP_TEXT.team(entry.team.name, entry.team.id)} limit={80} />
          </>
        )}
      </p>
    </li>
  );
}
