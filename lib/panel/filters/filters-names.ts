import { nounOfKind } from '@/lib/audit-log/event-kind';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogFilters } from '@/lib/audit-log/filters';
import type { EventTerm, IdTerm, KindTerm, Moment, Period, TargetTerm } from '@/lib/audit-log/query';
import type { Condition } from '@/lib/audit-log/query/condition';
import type { Target } from '@/lib/audit-log/target';
import { FILTERS_TEXT } from '@/lib/text/filters';
import { PANEL_TEXT } from '@/lib/text/panel';
import type { Times } from '@/lib/text/times';
import { presetOf } from './filters-period';

export interface NameSources {
  readonly filters: AuditLogFilters | undefined;
  readonly events: EventCatalog;
  readonly times: Times;
  /** What an object is called, if that is known. */
  readonly nameOf?: (target: Target) => string | undefined;
}

/** What a chip says of its condition. The names are Make's, or typed: draw them as untrusted. */
export function conditionName(condition: Condition, sources: NameSources): string {
  if (condition.field === 'period') return periodName(condition.value, sources.times);
  const name = termName(condition, sources);
  if (condition.mode !== 'exclude') return name;
  // Words of ours go on in a sentence; names stay as they are.
  const isOurs = condition.field === 'is' || condition.field === 'kind';
  return FILTERS_TEXT.not(isOurs ? name.charAt(0).toLowerCase() + name.slice(1) : name);
}

function termName(
  condition: Exclude<Condition, { field: 'period' }>,
  { filters, events, nameOf }: NameSources,
): string {
  switch (condition.field) {
    case 'event':
      return eventName(condition.value, events);
    case 'actor':
      return idName(condition.value, 'actor', (id) =>
        personName(filters?.users.find((user) => user.id === id) ?? { id }),
      );
    case 'team':
      return idName(condition.value, 'team', (id) =>
        PANEL_TEXT.teamName(filters?.teams.find((team) => team.id === id)?.name, id),
      );
    case 'target':
      return targetName(condition.value, nameOf);
    case 'kind':
      return kindName(condition.value);
    case 'is':
      return FILTERS_TEXT.marks[condition.value];
    case 'text':
      return condition.value;
  }
}

export function personName({
  id,
  name,
  email,
}: {
  readonly id: number;
  readonly name?: string;
  readonly email?: string;
}) {
  return name?.trim() || email?.trim() || FILTERS_TEXT.person(id);
}

export function kindName(kind: KindTerm): string {
  return FILTERS_TEXT.kind(kind === 'none' ? undefined : nounOfKind(kind));
}

function eventName(term: EventTerm, events: EventCatalog): string {
  if (typeof term !== 'string') return FILTERS_TEXT.containing('event', term.contains);
  return events.label(term) || FILTERS_TEXT.none.event;
}

function idName(term: IdTerm, field: 'actor' | 'team', nameOf: (id: number) => string): string {
  if (typeof term === 'number') return nameOf(term);
  if (term === 'none') return FILTERS_TEXT.none[field];
  return 'is' in term ? term.is : FILTERS_TEXT.containing(field, term.contains);
}

function targetName(term: TargetTerm, nameOf: NameSources['nameOf']): string {
  if (term === 'none') return FILTERS_TEXT.none.target;
  if ('contains' in term) return FILTERS_TEXT.containing('target', term.contains);
  const name = term.kind && nameOf?.({ kind: term.kind, id: term.id });
  return FILTERS_TEXT.target(term.kind && nounOfKind(term.kind), name ?? term.id);
}

function periodName(period: Period, times: Times): string {
  const preset = presetOf(period);
  if (preset !== undefined && preset !== 'days') return FILTERS_TEXT.presets[preset];
  const { after, before } = period;
  const from = after === undefined ? undefined : momentName(after, times);
  if (before === undefined) return FILTERS_TEXT.since(from ?? '');
  // The end does not belong to the span: the day it closes does.
  const closesDay = typeof before === 'number' && isStartOfDay(before, times);
  const to = closesDay ? times.date(before - 1) : momentName(before, times);
  if (from === undefined) return FILTERS_TEXT.until(to);
  return closesDay && from === to ? to : FILTERS_TEXT.span(from, to);
}

function momentName(moment: Moment, times: Times): string {
  if (typeof moment === 'number') return isStartOfDay(moment, times) ? times.date(moment) : times.short(moment);
  return 'startOf' in moment ? FILTERS_TEXT.startOf[moment.startOf] : FILTERS_TEXT.ago(moment.ago, moment.unit);
}

function isStartOfDay(ms: number, times: Times): boolean {
  return times.dayKey(ms) !== times.dayKey(ms - 1);
}
