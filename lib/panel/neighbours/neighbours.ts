import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import { type AuditLogQuery, EVERYTHING } from '@/lib/audit-log/query';
import type { CivilTime } from '@/lib/audit-log/query/civil-time';
import { daysOf, periodOfDays } from '@/lib/panel/filters/filters-period';
import { actorTerm, targetTerm } from '@/lib/panel/filters/value-terms';

/** What lies around an entry: in time, of the same object, of the same person on that day. */
export const NEIGHBOURS = ['context', 'object', 'person'] as const;
export type Neighbours = (typeof NEIGHBOURS)[number];

interface NeighbourSources {
  readonly events: Pick<EventCatalog, 'kind' | 'verb'>;
  /** The clocks and days of the person: a day begins at their midnight. */
  readonly time: CivilTime;
}

/** The question that answers with the neighbours; `undefined` where the entry does not say what it would ask for. */
export function neighbourQuery(
  kind: Neighbours,
  entry: AuditLogEntry,
  { events, time }: NeighbourSources,
): AuditLogQuery | undefined {
  switch (kind) {
    case 'context':
      return EVERYTHING;
    case 'object': {
      const target = targetTerm(entry, events);
      return target === undefined ? undefined : { ...EVERYTHING, target: { include: [target], exclude: [] } };
    }
    case 'person': {
      const { actor, triggeredAt } = entry;
      const term = actorTerm(actor);
      if (term === 'none' || triggeredAt === undefined) return undefined;
      const period = periodOfDays(daysOf({ after: triggeredAt, before: triggeredAt + 1 }, time), time);
      return { ...EVERYTHING, actor: { include: [term], exclude: [] }, period };
    }
  }
}
