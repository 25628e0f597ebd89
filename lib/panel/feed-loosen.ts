import type { EntryIndex } from '@/lib/archive/contract';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogQuery, SettledQuery } from '@/lib/audit-log/query';
import { type Condition, conditionsOf, withoutCondition } from '@/lib/audit-log/query/condition';
import type { AuditLogSource } from '@/lib/audit-log/source';

/** The condition that stands most in the way of a question without answers. */
export interface Loosening {
  readonly condition: Condition;
  /** Entries that would be found without it. */
  readonly matches: number;
}

interface LooseningOptions {
  readonly index: EntryIndex;
  readonly source: AuditLogSource;
  readonly query: AuditLogQuery;
  readonly settled: (query: AuditLogQuery) => SettledQuery;
  readonly events: EventCatalog;
  /** What the person can take away; the page's own scope is not among it. */
  readonly removable: readonly Condition[];
}

/** `undefined` if no single condition is to blame. */
export function mostRestrictive(options: LooseningOptions): Loosening | undefined {
  const { index, source, query, settled, events, removable } = options;
  const text = conditionsOf(query).filter(({ field }) => field === 'text');
  const found = [...removable, ...text].map((condition) => ({
    condition,
    matches: index.search(source, settled(withoutCondition(query, condition)), events).length,
  }));
  const best = found.reduce<Loosening | undefined>(
    (most, one) => (one.matches > (most?.matches ?? 0) ? one : most),
    undefined,
  );
  return best;
}
