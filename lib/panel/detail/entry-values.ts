import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { nounOfKind } from '@/lib/audit-log/event-kind';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { TermCondition, TermMode } from '@/lib/audit-log/query/condition';
import { actorName } from '@/lib/audit-log/sentence';
import { targetOfEntry } from '@/lib/audit-log/target-of-entry';
import { actorTerm, targetTerm } from '@/lib/panel/filters/value-terms';
import { FILTERS_TEXT } from '@/lib/text/filters';
import { PANEL_TEXT } from '@/lib/text/panel';

/** What an entry can be filtered by. */
export type ValueField = 'actor' | 'event' | 'target' | 'team';

export interface EntryValue {
  readonly field: ValueField;
  /** What a person calls it. Made of what Make sent: draw it as untrusted. */
  readonly name: string;
  readonly condition: (mode: TermMode) => TermCondition<ValueField>;
}

/** Only this of its field; this as well; all but this. */
export const VALUE_USES = ['only', 'include', 'exclude'] as const;
export type ValueUse = (typeof VALUE_USES)[number];

/** In the order in which a sentence has them. That nobody or no team is named is a value too. */
export function entryValues(
  entry: AuditLogEntry,
  events: EventCatalog,
  name: string | undefined,
): readonly EntryValue[] {
  const { actor, eventName, team } = entry;
  return [
    {
      field: 'actor',
      name: actor === undefined ? FILTERS_TEXT.none.actor : actorName(actor),
      condition: (mode) => ({ field: 'actor', mode, value: actorTerm(actor) }),
    },
    {
      field: 'event',
      name: events.label(eventName) || FILTERS_TEXT.none.event,
      condition: (mode) => ({ field: 'event', mode, value: eventName }),
    },
    ...targetValues(entry, events, name),
    {
      field: 'team',
      name: team === undefined ? FILTERS_TEXT.none.team : PANEL_TEXT.teamName(team.name, team.id),
      condition: (mode) => ({ field: 'team', mode, value: team?.id ?? 'none' }),
    },
  ];
}

function targetValues(entry: AuditLogEntry, events: EventCatalog, name: string | undefined): readonly EntryValue[] {
  const value = targetTerm(entry, events);
  const kind = targetOfEntry(entry, events)?.kind;
  if (value === undefined) return [];
  return [
    {
      field: 'target',
      name: FILTERS_TEXT.target(kind && nounOfKind(kind), name ?? entry.targetId ?? ''),
      condition: (mode) => ({ field: 'target', mode, value }),
    },
  ];
}
