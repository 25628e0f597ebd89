import { nounOfKind } from '@/lib/audit-log/event-kind';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogFilters } from '@/lib/audit-log/filters';
import type { Target } from '@/lib/audit-log/target';
import { FILTERS_TEXT } from '@/lib/text/filters';
import { PANEL_TEXT } from '@/lib/text/panel';
import type { Times } from '@/lib/text/times';
import type { PeriodPreset } from './filters-period';
import type { Condition } from './filters-query';

interface NameSources {
  readonly filters: AuditLogFilters | undefined;
  readonly events: EventCatalog;
  readonly times: Times;
  readonly preset: PeriodPreset | 'days' | undefined;
  /** What an object is called, if that is known. */
  readonly nameOf?: (target: Target) => string | undefined;
}

/** What a chip says of its condition. The names are Make's: draw them as untrusted. */
export function conditionName(condition: Condition, sources: NameSources): string {
  const { filters, events, times, preset, nameOf } = sources;
  switch (condition.field) {
    case 'event':
      return negated(condition.mode, events.label(condition.value));
    case 'actor': {
      const user = filters?.users.find(({ id }) => id === condition.value);
      return negated(condition.mode, personName(user ?? { id: condition.value }));
    }
    case 'team': {
      const team = filters?.teams.find(({ id }) => id === condition.value);
      return negated(condition.mode, PANEL_TEXT.teamName(team?.name, condition.value));
    }
    case 'target': {
      const { kind, id } = condition.value;
      return negated(condition.mode, FILTERS_TEXT.target(nounOfKind(kind), nameOf?.(condition.value) ?? id));
    }
    case 'text':
      return negated(condition.mode, condition.value);
    case 'period': {
      if (preset !== undefined && preset !== 'days') return FILTERS_TEXT.presets[preset];
      const { after, before } = condition.value;
      // The end does not belong to the span: the day it closes does.
      const last = before === undefined ? undefined : times.date(before - 1);
      if (after === undefined) return FILTERS_TEXT.until(last ?? '');
      return last === undefined ? FILTERS_TEXT.since(times.date(after)) : FILTERS_TEXT.span(times.date(after), last);
    }
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

function negated(mode: 'include' | 'exclude', name: string): string {
  return mode === 'exclude' ? FILTERS_TEXT.not(name) : name;
}
