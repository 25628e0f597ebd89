import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogFilters } from '@/lib/audit-log/filters';
import { type AuditLogQuery, EVERYTHING } from '@/lib/audit-log/query';
import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { Messenger } from '@/lib/messaging/contract';
import type { Clock } from '@/lib/time';
import type { Scope } from './context-place';
import { type DayRange, type PeriodPreset, periodOfDays, periodOfPreset } from './filters-period';
import { type Condition, conditionsOf, parseText, typedText, withCondition, withoutCondition } from './filters-query';

export type FilterOptions =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly filters: AuditLogFilters }
  | { readonly status: 'failed'; readonly failure: Failure };

export interface FiltersModel {
  /** What Make offers to filter this source by. */
  readonly options: ReadonlySignal<FilterOptions>;
  readonly events: ReadonlySignal<EventCatalog>;
  readonly text: ReadonlySignal<string>;
  readonly setText: (text: string) => void;
  /** What the person chose, without the typed text: one chip each. */
  readonly conditions: ReadonlySignal<readonly Condition[]>;
  readonly chosen: ReadonlySignal<AuditLogQuery>;
  readonly preset: ReadonlySignal<PeriodPreset | 'days' | undefined>;
  readonly days: ReadonlySignal<DayRange>;
  /** What the person chose, the typed text, and the scope, as one question. */
  readonly query: ReadonlySignal<AuditLogQuery>;
  readonly add: (condition: Condition) => void;
  readonly remove: (condition: Condition) => void;
  readonly addAll: (conditions: readonly Condition[]) => void;
  readonly removeAll: (conditions: readonly Condition[]) => void;
  readonly choosePreset: (preset: PeriodPreset | undefined) => void;
  readonly chooseDays: (days: DayRange) => void;
  readonly clear: () => void;
  readonly loadOptions: () => void;
  readonly dispose: () => void;
}

interface FiltersModelOptions {
  readonly send: Messenger;
  readonly now: Clock;
  readonly source: ReadonlySignal<AuditLogSource | undefined>;
  readonly scope: ReadonlySignal<Scope>;
  /** Changes when the source may be readable where it was not: another token. */
  readonly connectedAt: ReadonlySignal<number | undefined>;
  readonly dayKey: ReadonlySignal<(ms: number) => string>;
}

const NO_DAYS: DayRange = { from: '', to: '' };

export function createFiltersModel({
  send,
  now,
  source,
  scope,
  connectedAt,
  dayKey,
}: FiltersModelOptions): FiltersModel {
  const options = signal<FilterOptions>({ status: 'loading' });
  const text = signal('');
  const chosen = signal<AuditLogQuery>(EVERYTHING);
  const preset = signal<PeriodPreset | 'days' | undefined>(undefined);
  const days = signal<DayRange>(NO_DAYS);

  async function loadOptions(asked: AuditLogSource): Promise<void> {
    options.value = { status: 'loading' };
    const answer = await send('source.filters', { source: asked });
    const current = source.peek();
    if (current === undefined || sourceKey(current) !== sourceKey(asked)) return;
    options.value = answer.ok
      ? { status: 'ready', filters: answer.value }
      : { status: 'failed', failure: answer.failure };
  }

  function clear(): void {
    chosen.value = EVERYTHING;
    text.value = '';
    preset.value = undefined;
    days.value = NO_DAYS;
  }

  const organization = computed(() => source.value && `${source.value.zone} ${source.value.organizationId}`);
  const stops: (() => void)[] = [
    effect(() => {
      const asked = source.value;
      if (asked !== undefined && connectedAt.value !== undefined) untracked(() => void loadOptions(asked));
    }),
    // Ids of people and teams mean nothing in another organization.
    effect(() => {
      if (organization.value !== undefined) untracked(clear);
    }),
  ];

  return {
    options,
    events: computed(() => createEventCatalog(options.value.status === 'ready' ? options.value.filters : undefined)),
    text,
    setText: (value) => {
      text.value = value;
    },
    conditions: computed(() => conditionsOf(chosen.value)),
    chosen,
    preset,
    days,
    query: computed(() => narrowedTo(scope.value, { ...chosen.value, text: parseText(text.value) })),
    add: (condition) => {
      chosen.value = withCondition(chosen.peek(), condition);
    },
    addAll: (conditions) => {
      chosen.value = conditions.reduce(withCondition, chosen.peek());
    },
    removeAll: (conditions) => {
      chosen.value = conditions.reduce(withoutCondition, chosen.peek());
    },
    remove: (condition) => {
      if (condition.field === 'text') {
        text.value = typedText(withoutCondition({ ...EVERYTHING, text: parseText(text.peek()) }, condition).text);
        return;
      }
      chosen.value = withoutCondition(chosen.peek(), condition);
      if (condition.field === 'period') {
        preset.value = undefined;
        days.value = NO_DAYS;
      }
    },
    choosePreset: (value) => {
      preset.value = value;
      days.value = NO_DAYS;
      const period = value === undefined ? EVERYTHING.period : periodOfPreset(value, now(), dayKey.peek());
      chosen.value = { ...chosen.peek(), period };
    },
    chooseDays: (value) => {
      days.value = value;
      preset.value = value.from === '' && value.to === '' ? undefined : 'days';
      chosen.value = { ...chosen.peek(), period: periodOfDays(value, dayKey.peek()) };
    },
    clear,
    loadOptions: () => {
      const current = source.peek();
      if (current !== undefined) void loadOptions(current);
    },
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

/** The scope decides its own field: one is either on this page's team, or among all of them and filters. */
function narrowedTo(scope: Scope, query: AuditLogQuery): AuditLogQuery {
  switch (scope.type) {
    case 'target':
      return { ...query, target: { include: [scope.target], exclude: [] } };
    case 'team':
      return { ...query, team: { include: [scope.teamId], exclude: [] } };
    case 'organization':
      return query;
  }
}
