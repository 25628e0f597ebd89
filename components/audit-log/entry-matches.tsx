import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { SentencePart } from '@/lib/audit-log/sentence';
import { type FieldText, type Found, type Highlights, rangesOf } from '@/lib/panel/feed/highlights';
import { ENTRY_TEXT } from '@/lib/text/entry';
import { Untrusted } from '../ui/untrusted';

interface EntryMatchesProps {
  readonly highlights: Highlights;
  readonly found: Found;
  readonly entry: AuditLogEntry;
  readonly events: EventCatalog;
  /** What its object is called, and what it was called before. */
  readonly name: string | undefined;
  readonly formerNames: readonly string[];
  readonly sentence: readonly SentencePart[];
}

/** What an entry was found by, where neither its sentence nor its team show it. */
export function EntryMatches({ highlights, found, entry, events, name, formerNames, sentence }: EntryMatchesProps) {
  const { actor, eventName, targetId, team } = entry;
  const shown: readonly FieldText[] = [
    ...sentence.map(
      ({ type, text }) => ({ field: type === 'actor' || type === 'target' ? type : 'event', text }) as const,
    ),
    { field: 'team', text: team?.name ?? '' },
  ];
  const hidden: readonly FieldText[] = [
    { field: 'actor', text: actor?.email ?? '' },
    { field: 'actor', text: actor?.name ?? '' },
    { field: 'target', text: name ?? '' },
    ...formerNames.map((text) => ({ field: 'target', text }) as const),
    { field: 'target', text: targetId ?? '' },
    { field: 'event', text: events.label(eventName) },
    { field: 'event', text: eventName },
  ];
  return highlights.unseen(found, shown, hidden).map(({ field, text }) => (
    <span key={`${field} ${text}`}>
      {field === 'target' && text !== name && formerNames.includes(text) && `${ENTRY_TEXT.was} `}
      <Untrusted value={text} limit={80} marks={rangesOf(text, found[field])} />
      {' · '}
    </span>
  ));
}
