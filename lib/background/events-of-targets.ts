import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import type { AuditLogQuery } from '@/lib/audit-log/query';
import { kindsAsked } from '@/lib/audit-log/query/kinds-asked';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { FiltersService } from './filters-service';

/**
 * The events that the objects and kinds of a query can have, by Make's own list: Make cannot be asked for one object,
 * nor for a kind. `undefined` where the list is not known, or the query leaves the kind open.
 */
export function createEventsOfTargets({ filters }: { readonly filters: Pick<FiltersService, 'kept'> }) {
  return async (source: AuditLogSource, query: AuditLogQuery): Promise<readonly string[] | undefined> => {
    const kinds = kindsAsked(query);
    if (kinds === undefined) return undefined;
    const known = await filters.kept(source);
    if (known === undefined) return undefined;
    const catalog = createEventCatalog(known);
    const names = known.eventGroups.flatMap(({ items }) => items.map(({ value }) => value));
    return names.filter((name) => {
      const kind = catalog.kind(name);
      return kind !== undefined && kinds.has(kind);
    });
  };
}
