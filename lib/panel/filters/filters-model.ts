import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogFilters } from '@/lib/audit-log/filters';
import { type AuditLogQuery, EVERYTHING, type Period } from '@/lib/audit-log/query';
import { type CivilTime, createCivilTime } from '@/lib/audit-log/query/civil-time';
import {
  type Condition,
  conditionsOf,
  onlyCondition,
  withCondition,
  withoutCondition,
} from '@/lib/audit-log/query/condition';
import { parseQuery } from '@/lib/audit-log/query/parse';
import { printQuery } from '@/lib/audit-log/query/print';
import type { QueryProblem } from '@/lib/audit-log/query/problem';
import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { Messenger } from '@/lib/messaging/contract';
import type { Scope } from '@/lib/panel/place/context-place';
import { type DayRange, daysOf, type PeriodPreset, periodOfDays, periodOfPreset, presetOf } from './filters-period';

export type FilterOptions =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly filters: AuditLogFilters }
  | { readonly status: 'failed'; readonly failure: Failure };

export interface FiltersModel {
  /** What Make offers to filter this source by. */
  readonly options: ReadonlySignal<FilterOptions>;
  readonly events: ReadonlySignal<EventCatalog>;
  /** What stands in the query line. What is chosen elsewhere is written there as if it had been typed. */
  readonly text: ReadonlySignal<string>;
  readonly setText: (text: string) => void;
  /** What is wrong, or not finished, in the query line. */
  readonly problems: ReadonlySignal<readonly QueryProblem[]>;
  /** What is asked: typed, or chosen. While the line cannot be answered it stays as it was. */
  readonly chosen: ReadonlySignal<AuditLogQuery>;
  readonly setChosen: (query: AuditLogQuery) => void;
  /** Of what is asked, all but the plain words: one chip each. */
  readonly conditions: ReadonlySignal<readonly Condition[]>;
  /** The clocks and days that dates in the query are of. */
  readonly time: ReadonlySignal<CivilTime>;
  readonly preset: ReadonlySignal<PeriodPreset | 'days' | undefined>;
  readonly days: ReadonlySignal<DayRange>;
  /** What is asked, within the scope. */
  readonly query: ReadonlySignal<AuditLogQuery>;
  readonly add: (condition: Condition) => void;
  /** Of its field nothing but this. */
  readonly only: (condition: Condition) => void;
  readonly remove: (condition: Condition) => void;
  readonly addAll: (conditions: readonly Condition[]) => void;
  readonly removeAll: (conditions: readonly Condition[]) => void;
  readonly choosePreset: (preset: PeriodPreset | undefined) => void;
  readonly chooseDays: (days: DayRange) => void;
  readonly clear: () => void;
  /** Once more, after a failure. */
  readonly retryOptions: () => void;
  /** Nothing is asked, and nothing is known of what could be. */
  readonly forget: () => void;
  readonly dispose: () => void;
}

interface FiltersModelOptions {
  readonly send: Messenger;
  readonly source: ReadonlySignal<AuditLogSource | undefined>;
  readonly scope: ReadonlySignal<Scope>;
  /** Changes when the source may be readable where it was not: another token. */
  readonly connectedAt: ReadonlySignal<number | undefined>;
  /** IANA name, or `undefined` for the browser's own. */
  readonly timeZone: ReadonlySignal<string | undefined>;
}

export function createFiltersModel({ send, source, scope, connectedAt, timeZone }: FiltersModelOptions): FiltersModel {
  const options = signal<FilterOptions>({ status: 'loading' });
  const text = signal('');
  const chosen = signal<AuditLogQuery>(EVERYTHING);
  const time = computed(() => createCivilTime(timeZone.value));
  const parsed = computed(() => parseQuery(text.value, time.value));

  async function loadOptions(asked: AuditLogSource, byHand?: true): Promise<void> {
    options.value = { status: 'loading' };
    const answer = await send('source.filters', { source: asked, ...(byHand && { byHand }) });
    const current = source.peek();
    if (current === undefined || sourceKey(current) !== sourceKey(asked)) return;
    options.value = answer.ok
      ? { status: 'ready', filters: answer.value }
      : { status: 'failed', failure: answer.failure };
  }

  /** The same question, however it is typed, stays the same object: nothing is searched again. */
  function ask(query: AuditLogQuery): void {
    if (printQuery(query) !== printQuery(chosen.peek())) chosen.value = query;
  }

  function setText(value: string): void {
    batch(() => {
      text.value = value;
      const { query, answerable } = parsed.value;
      if (answerable) ask(query);
    });
  }

  function setChosen(query: AuditLogQuery): void {
    batch(() => {
      ask(query);
      text.value = printQuery(query, time.peek());
    });
  }

  function setPeriod(period: Period): void {
    setChosen({ ...chosen.peek(), period });
  }

  const clear = (): void => setChosen(EVERYTHING);

  const organization = computed(() => source.value && `${source.value.zone} ${source.value.organizationId}`);
  let lastOrganization: string | undefined;
  const stops: (() => void)[] = [
    effect(() => {
      const asked = source.value;
      if (asked !== undefined && connectedAt.value !== undefined) untracked(() => void loadOptions(asked));
    }),
    // Ids of people and teams mean nothing in another organization.
    effect(() => {
      const { value } = organization;
      const isOther = lastOrganization !== undefined && value !== undefined && value !== lastOrganization;
      lastOrganization = value ?? lastOrganization;
      if (isOther) untracked(clear);
    }),
    // Times that were chosen stay the same moments; they are told in the new zone.
    effect(() => {
      const { value: zone } = time;
      untracked(() => {
        if (parsed.peek().answerable) text.value = printQuery(chosen.peek(), zone);
      });
    }),
  ];

  return {
    options,
    events: computed(() => createEventCatalog(options.value.status === 'ready' ? options.value.filters : undefined)),
    text,
    setText,
    problems: computed(() => parsed.value.problems),
    chosen,
    setChosen,
    conditions: computed(() => conditionsOf(chosen.value).filter(({ field }) => field !== 'text')),
    time,
    preset: computed(() => presetOf(chosen.value.period)),
    days: computed(() => daysOf(chosen.value.period, time.value)),
    query: computed(() => narrowedTo(scope.value, chosen.value)),
    add: (condition) => setChosen(withCondition(chosen.peek(), condition)),
    only: (condition) => setChosen(onlyCondition(chosen.peek(), condition)),
    addAll: (conditions) => setChosen(conditions.reduce(withCondition, chosen.peek())),
    remove: (condition) => setChosen(withoutCondition(chosen.peek(), condition)),
    removeAll: (conditions) => setChosen(conditions.reduce(withoutCondition, chosen.peek())),
    choosePreset: (preset) => setPeriod(preset === undefined ? {} : periodOfPreset(preset)),
    chooseDays: (days) => setPeriod(periodOfDays(days, time.peek())),
    clear,
    retryOptions: () => {
      const current = source.peek();
      if (current !== undefined) void loadOptions(current, true);
    },
    forget: () =>
      batch(() => {
        clear();
        options.value = { status: 'loading' };
      }),
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

/** The scope decides its own field: one is either on this page's team, or among all of them and filters. */
export function narrowedTo(scope: Scope, query: AuditLogQuery): AuditLogQuery {
  switch (scope.type) {
    case 'target':
      return { ...query, target: { ...query.target, include: [scope.target] } };
    case 'team':
      return { ...query, team: { ...query.team, include: [scope.teamId] } };
    case 'organization':
      return query;
  }
}
