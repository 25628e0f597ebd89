import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Facet } from '@/lib/archive/facts';
import type { Actor, TeamRef } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import { conditionKey, hasCondition, type TermCondition, type TermMode } from '@/lib/audit-log/query/condition';
import type { FeedView } from '@/lib/panel/feed/feed-view';
import type { FiltersModel } from '@/lib/panel/filters/filters-model';
import { kindName, personName } from '@/lib/panel/filters/filters-names';
import { actorTerm } from '@/lib/panel/filters/value-terms';
import type { Scope } from '@/lib/panel/place/context-place';
import { FILTERS_TEXT } from '@/lib/text/filters';
import { PANEL_TEXT } from '@/lib/text/panel';

type FactField = 'event' | 'actor' | 'team' | 'kind';

/** One value and how often it comes up among the entries shown. */
export interface Fact {
  readonly key: string;
  /** Made of what Make sent: draw it as untrusted. */
  readonly name: string;
  readonly count: number;
  /** The query asks for it. */
  readonly chosen: boolean;
  readonly include: TermCondition<FactField>;
  readonly exclude: TermCondition<FactField>;
}

export interface FactGroup {
  readonly field: FactField;
  /** Most often first, the 100 most frequent at most. */
  readonly facts: readonly Fact[];
  /** How many different values there are. */
  readonly distinct: number;
}

export interface FactsModel {
  readonly open: ReadonlySignal<boolean>;
  readonly setOpen: (open: boolean) => void;
  /** What the list shows, counted by field. Counted only while somebody reads it. */
  readonly groups: ReadonlySignal<readonly FactGroup[]>;
  /** Asks for the value, or no longer, if it was asked for. */
  readonly toggle: (fact: Fact) => void;
  /** Asks for the value and no other of its field. */
  readonly only: (fact: Fact) => void;
  readonly exclude: (fact: Fact) => void;
}

interface FactsModelOptions {
  readonly view: ReadonlySignal<FeedView | undefined>;
  readonly events: ReadonlySignal<EventCatalog>;
  readonly scope: ReadonlySignal<Scope>;
  readonly filters: Pick<FiltersModel, 'chosen' | 'add' | 'only' | 'remove'>;
}

type Draft = Omit<Fact, 'key' | 'chosen'>;

export function createFactsModel({ view, events, scope, filters }: FactsModelOptions): FactsModel {
  const open = signal(false);
  const counted = computed(() => view.value?.index.facets(view.value.rows, events.value));

  function groupOf<Value>(field: FactField, facet: Facet<Value>, draft: (value: Value) => Omit<Draft, 'count'>) {
    const facts = new Map<string, Fact>();
    for (const { value, count } of facet.top) {
      const { name, include, exclude } = draft(value);
      const key = conditionKey(include);
      // People without an id may be told apart by what no filter asks for.
      const sum = count + (facts.get(key)?.count ?? 0);
      facts.set(key, { key, name, include, exclude, count: sum, chosen: hasCondition(filters.chosen.value, include) });
    }
    const merged = facet.top.length - facts.size;
    return { field, facts: [...facts.values()].sort((a, b) => b.count - a.count), distinct: facet.distinct - merged };
  }

  const groups = computed((): readonly FactGroup[] => {
    if (counted.value === undefined) return [];
    const { events: names, actors, teams, kinds } = counted.value;
    return [
      groupOf('event', names, (value) => ({
        name: events.value.label(value) || FILTERS_TEXT.none.event,
        ...both((mode) => ({ field: 'event', mode, value })),
      })),
      groupOf('actor', actors, (actor) => ({
        name: actorName(actor),
        ...both((mode) => ({ field: 'actor', mode, value: actorTerm(actor) })),
      })),
      // Within one team there is nothing to choose from.
      ...(scope.value.type === 'team'
        ? []
        : [
            groupOf('team', teams, (team) => ({
              name: teamName(team),
              ...both((mode) => ({ field: 'team', mode, value: team?.id ?? 'none' })),
            })),
          ]),
      groupOf('kind', kinds, (kind) => ({
        name: kindName(kind ?? 'none'),
        ...both((mode) => ({ field: 'kind', mode, value: kind ?? 'none' })),
      })),
    ];
  });

  return {
    open,
    setOpen: (value) => {
      open.value = value;
    },
    groups,
    toggle: ({ include, chosen }) => (chosen ? filters.remove(include) : filters.add(include)),
    only: ({ include }) => filters.only(include),
    exclude: ({ exclude }) => filters.add(exclude),
  };
}

function both(conditionOf: (mode: TermMode) => TermCondition<FactField>): Pick<Fact, 'include' | 'exclude'> {
  return { include: conditionOf('include'), exclude: conditionOf('exclude') };
}

function actorName(actor: Actor | undefined): string {
  if (actor?.id !== undefined) return personName({ ...actor, id: actor.id });
  return actor?.name?.trim() || actor?.email?.trim() || FILTERS_TEXT.none.actor;
}

function teamName(team: TeamRef | undefined): string {
  return team === undefined ? FILTERS_TEXT.none.team : PANEL_TEXT.teamName(team.name, team.id);
}
