import type { EntryIndex } from '@/lib/archive/contract';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogQuery, SettledQuery } from '@/lib/audit-log/query';
import { type Condition, conditionsOf, withoutCondition } from '@/lib/audit-log/query/condition';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { letPageGoOn } from '@/lib/let-page-go-on';

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

/**
 * `undefined` if no single condition is to blame, or if the answer is not wanted any more. One count at a time: each
 * looks at every entry, and what is typed meanwhile comes first.
 */
export async function mostRestrictive(
  { index, source, query, settled, events, removable }: LooseningOptions,
  isWanted: () => boolean,
): Promise<Loosening | undefined> {
  let most: Loosening | undefined;
  for (const condition of [...removable, ...conditionsOf(query).filter(({ field }) => field === 'text')]) {
    await letPageGoOn();
    if (!isWanted()) return undefined;
    const matches = index.search(source, settled(withoutCondition(query, condition)), events).length;
    if (matches > (most?.matches ?? 0)) most = { condition, matches };
  }
  return most;
}
