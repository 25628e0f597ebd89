import type { Facet, Facets } from '@/lib/archive/facts';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';

/** The facts about entries, newest first, counted one by one. */
export function countedFacets(entries: readonly AuditLogEntry[], events: EventCatalog): Facets {
  return {
    events: facetOf(entries.map(({ eventName }) => eventName)),
    actors: facetOf(
      entries.map(({ actor }) => actor),
      (actor) => actor?.id ?? JSON.stringify(actor),
    ),
    teams: facetOf(
      entries.map(({ team }) => team),
      (team) => team?.id,
    ),
    kinds: facetOf(entries.map(({ eventName }) => events.kind(eventName))),
  };
}

function facetOf<Value>(values: readonly Value[], keyOf: (value: Value) => unknown = (value) => value): Facet<Value> {
  const all = [...Map.groupBy(values, keyOf).values()];
  const top = all.flatMap((same) => same.slice(0, 1).map((value) => ({ value, count: same.length })));
  return { distinct: all.length, top: top.sort((a, b) => b.count - a.count).slice(0, 100) };
}
