import { type ReadonlySignal, signal } from '@preact/signals';
import type { EntryIndex } from '@/lib/archive/contract';
import type { Facet, Facets } from '@/lib/archive/facts';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogQuery, SettledQuery } from '@/lib/audit-log/query';
import type { CivilTime } from '@/lib/audit-log/query/civil-time';
import { conditionKey, type TermCondition, withCondition } from '@/lib/audit-log/query/condition';
import { parseQuery } from '@/lib/audit-log/query/parse';
import { printQuery } from '@/lib/audit-log/query/print';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import { narrowedTo } from '@/lib/panel/filters/filters-model';
import { actorTerm } from '@/lib/panel/filters/value-terms';
import type { Scope } from '@/lib/panel/place/context-place';

type Counted = TermCondition<Exclude<TermCondition['field'], 'text'>>;

/** How many entries have a value, among those that the rest of the query finds. */
export interface CountsBeside {
  /** If it is known by now: reading costs nothing, and nothing is counted for it alone. */
  readonly known: (condition: Counted) => number | undefined;
  /** As `known`; else it is counted soon. For the few that are shown. */
  readonly soon: (condition: Counted) => number | undefined;
}

export interface SuggestionCounts {
  /** Beside the rest of a query line. What is counted later is tracked: who read it draws anew. */
  readonly beside: (rest: string) => CountsBeside;
  readonly dispose: () => void;
}

export interface SuggestionCountsOptions {
  readonly index: ReadonlySignal<EntryIndex | undefined>;
  readonly source: ReadonlySignal<AuditLogSource | undefined>;
  readonly scope: ReadonlySignal<Scope>;
  readonly events: ReadonlySignal<EventCatalog>;
  readonly names: ReadonlySignal<readonly NamedTarget[]>;
  readonly time: ReadonlySignal<CivilTime>;
  readonly settled: (query: AuditLogQuery) => SettledQuery;
}

/** Counts one thing at a time, between keystrokes: a million entries take a few ms each. */
export function createSuggestionCounts(options: SuggestionCountsOptions): SuggestionCounts {
  const { index, source, scope, events, names, time, settled } = options;
  const version = signal(0);
  let known = noCounts();
  let countedFor: readonly unknown[] = [];
  let wanted = new Map<string, () => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function run(): void {
    timer = undefined;
    const [next] = wanted;
    if (next === undefined) return;
    const [key, count] = next;
    wanted.delete(key);
    count();
    version.value += 1;
    if (wanted.size > 0) timer = setTimeout(run);
  }

  function want(key: string, count: () => void): void {
    wanted.set(key, count);
    timer ??= setTimeout(run);
  }

  function rowsOf(query: AuditLogQuery): Uint32Array {
    const { value: at } = source;
    if (index.value === undefined || at === undefined) return new Uint32Array();
    return index.value.search(at, settled(query), events.value, names.value);
  }

  function countFacets({ asked, key }: Asked, counts: Counts): void {
    want(key, () => {
      counts.faceted.add(key);
      const facets = index.value?.facets(rowsOf(asked), events.value);
      if (facets !== undefined) take(facets, key, counts);
    });
  }

  return {
    beside: (rest) => {
      void version.value;
      const { query } = parseQuery(rest, time.value);
      const now = [index.value, source.value, scope.value, events.value, names.value, printQuery(query)];
      if (now.some((one, at) => one !== countedFor[at])) {
        countedFor = now;
        known = noCounts();
        wanted = new Map();
      }
      const counts = known;
      const fields = new Map<Counted['field'], Asked>();
      const askedWith = (field: Counted['field']): Asked => {
        const before = fields.get(field);
        if (before !== undefined) return before;
        const asked = askedBeside(query, field, scope.value);
        const own = { asked, key: printQuery(asked) };
        fields.set(field, own);
        if (isFaceted(field) && !counts.faceted.has(own.key)) countFacets(own, counts);
        return own;
      };
      const knownOf = (condition: Counted): number | undefined => {
        const { key } = askedWith(condition.field);
        const isWhole = counts.whole.has(`${condition.field} ${key}`);
        return counts.values.get(keyOf(condition, key)) ?? (isWhole ? 0 : undefined);
      };
      return {
        known: knownOf,
        soon: (condition) => {
          const { asked, key } = askedWith(condition.field);
          const count = knownOf(condition);
          const mayCome = isFaceted(condition.field) && !counts.faceted.has(key);
          if (count === undefined && !mayCome) {
            const own = keyOf(condition, key);
            want(own, () => counts.values.set(own, rowsOf(withCondition(asked, condition)).length));
          }
          return count;
        },
      };
    },
    dispose: () => clearTimeout(timer),
  };
}

interface Asked {
  readonly asked: AuditLogQuery;
  readonly key: string;
}

interface Counts {
  /** By condition and by what it is asked beside. */
  readonly values: Map<string, number>;
  /** Questions whose facets were counted. */
  readonly faceted: Set<string>;
  /** Fields, with the question beside, of which a value that is not counted comes up nowhere. */
  readonly whole: Set<string>;
}

function noCounts(): Counts {
  return { values: new Map(), faceted: new Set(), whole: new Set() };
}

function keyOf(condition: Counted, beside: string): string {
  return JSON.stringify([conditionKey(condition), beside]);
}

/** What a value of the field would be asked together with: another value of the same field is asked for beside it. */
function askedBeside(query: AuditLogQuery, field: Counted['field'], scope: Scope): AuditLogQuery {
  const asked = { ...query, [field]: { include: [], exclude: query[field].exclude } };
  // Who asks for a team or an object asks beyond those of the page.
  return field === 'team' || field === 'target' ? asked : narrowedTo(scope, asked);
}

function isFaceted(field: Counted['field']): boolean {
  return field === 'event' || field === 'actor' || field === 'team' || field === 'kind';
}

function take(facets: Facets, beside: string, { values, whole }: Counts): void {
  function add<Value>(facet: Facet<Value>, field: Counted['field'], conditionOf: (value: Value) => Counted): void {
    for (const { value, count } of facet.top) {
      const key = keyOf(conditionOf(value), beside);
      values.set(key, count + (values.get(key) ?? 0));
    }
    if (facet.distinct <= facet.top.length) whole.add(`${field} ${beside}`);
  }
  const mode = 'include';
  add(facets.events, 'event', (value) => ({ field: 'event', mode, value }));
  add(facets.actors, 'actor', (actor) => ({ field: 'actor', mode, value: actorTerm(actor) }));
  add(facets.teams, 'team', (team) => ({ field: 'team', mode, value: team?.id ?? 'none' }));
  add(facets.kinds, 'kind', (kind) => ({ field: 'kind', mode, value: kind ?? 'none' }));
}
