import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import type { AuditLogQuery } from '@/lib/audit-log/query';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { FiltersService } from './filters-service';

/**
 * The events that the objects of a query can have, by Make's own list: Make cannot be asked for one object, but for
 * its kind. `undefined` where the list is not known, or the query is about no object.
 */
export function createEventsOfTargets({ filters }: { readonly filters: Pick<FiltersService, 'kept'> }) {
  return async (source: AuditLogSource, { target }: AuditLogQuery): Promise<readonly string[] | undefined> => {
    if (target.include.length === 0) return undefined;
    const known = await filters.kept(source);
    if (known === undefined) return undefined;
    const catalog = createEventCatalog(known);
    const names = known.eventGroups.flatMap(({ items }) => items.map(({ value }) => value));
    const kinds = new Set(target.include.map(({ kind }) => kind));
    return names.filter((name) => {
      const kind = catalog.kind(name);
      return kind !== undefined && kinds.has(kind);
    });
  };
}
