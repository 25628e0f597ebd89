import type { IdColumn } from '@/lib/archive/columns/dictionary';
import type { Facet, Facets } from '@/lib/archive/facts';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { IndexColumns } from './index-columns';

/** Most often first; more than this is nothing to look at. */
export const FACET_VALUES = 100;

/** How often each value comes up in rows: one look at each row, and all else once for each different value. */
export function createFacets(columns: IndexColumns): (rows: Uint32Array, catalog: EventCatalog) => Facets {
  const actorGroups = createGroups(columns.actors.values, (actor) => actor?.id ?? actor);
  const teamGroups = createGroups(columns.teams.values, (team) => team?.id);

  return (rows, catalog) => {
    const { events, actors, teams } = columns;
    const byEvent = countIds(columns.event, rows, events.values.length);
    const kinds = createGroups(events.values, (name) => catalog.kind(name))();
    return {
      events: facetOf(byEvent, (id) => events.values[id] ?? ''),
      actors: grouped(columns.actor, rows, actorGroups(), actors.values),
      teams: grouped(columns.team, rows, teamGroups(), teams.values),
      kinds: facetOf(summed(byEvent, kinds), (id) => catalog.kind(events.values[id] ?? '')),
    };
  };
}

/** For each of growing values, the first that has the same key: people and teams are renamed. */
function createGroups<Value>(values: readonly Value[], keyOf: (value: Value) => unknown): () => readonly number[] {
  const groups: number[] = [];
  const firsts = new Map<unknown, number>();
  return () => {
    for (const value of values.slice(groups.length)) {
      const key = keyOf(value);
      const first = firsts.get(key) ?? groups.length;
      firsts.set(key, first);
      groups.push(first);
    }
    return groups;
  };
}

function countIds(ids: IdColumn, rows: Uint32Array, values: number): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(values);
  for (let index = 0; index < rows.length; index++) {
    const id = ids[rows[index] ?? 0] ?? 0;
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

function summed(counts: Uint32Array, groups: readonly number[]): Uint32Array<ArrayBuffer> {
  const sums = new Uint32Array(counts.length);
  counts.forEach((count, id) => {
    const group = groups[id] ?? id;
    sums[group] = (sums[group] ?? 0) + count;
  });
  return sums;
}

/** `rows` are newest first: each value is shown as it was called last. */
function grouped<Value>(
  ids: IdColumn,
  rows: Uint32Array,
  groups: readonly number[],
  values: readonly Value[],
): Facet<Value | undefined> {
  const { top, distinct } = facetOf(summed(countIds(ids, rows, values.length), groups), (id) => id);
  const wanted = new Set(top.map(({ value }) => value));
  const newest = new Map<number, Value | undefined>();
  for (let index = 0; index < rows.length && newest.size < wanted.size; index++) {
    const id = ids[rows[index] ?? 0] ?? 0;
    const group = groups[id] ?? id;
    if (wanted.has(group) && !newest.has(group)) newest.set(group, values[id]);
  }
  return { distinct, top: top.map(({ value, count }) => ({ value: newest.get(value), count })) };
}

function facetOf<Value>(counts: Uint32Array<ArrayBuffer>, valueAt: (id: number) => Value): Facet<Value> {
  const all: number[] = [];
  counts.forEach((count, id) => {
    if (count > 0) all.push(id);
  });
  const countOf = (id: number): number => counts[id] ?? 0;
  // Of 70,000 people, only the few that are shown have to be brought in order.
  const least = all.length > FACET_VALUES ? (counts.toSorted().at(-FACET_VALUES) ?? 0) : 0;
  const top = all
    .filter((id) => countOf(id) >= least)
    .sort((a, b) => countOf(b) - countOf(a))
    .slice(0, FACET_VALUES);
  return { distinct: all.length, top: top.map((id) => ({ value: valueAt(id), count: countOf(id) })) };
}
