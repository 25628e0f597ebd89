import { computed, type ReadonlySignal } from '@preact/signals';
import type { EntryIndex } from '@/lib/archive/contract';
import type { EventCatalog } from '@/lib/audit-log/events';
import { EVERYTHING } from '@/lib/audit-log/query';
import type { AuditLogSource } from '@/lib/audit-log/source';

/** What is held of a source, whatever is asked: a keystroke changes nothing about it. */
export interface FeedHoldings {
  readonly held: number;
  readonly unread: number;
  readonly waiting: number;
  /** ms since the epoch; 0 for none. */
  readonly newestArrival: number;
}

interface HoldingsOptions {
  readonly index: ReadonlySignal<EntryIndex | undefined>;
  readonly source: ReadonlySignal<AuditLogSource | undefined>;
  readonly events: ReadonlySignal<EventCatalog>;
  /** What arrived after this is unread, and what arrived after that waits: ms since the epoch. */
  readonly arrivedAfter: ReadonlySignal<number>;
  readonly waitAfter: ReadonlySignal<number>;
}

export function holdingsOf(options: HoldingsOptions): ReadonlySignal<FeedHoldings | undefined> {
  const { index, source, events, arrivedAfter, waitAfter } = options;
  return computed(() => {
    if (index.value === undefined || source.value === undefined) return undefined;
    const rows = index.value.search(source.value, EVERYTHING, events.value);
    const { unread, waiting, newest } = index.value.arrivals(rows, arrivedAfter.value, waitAfter.value);
    return { held: rows.length, unread, waiting, newestArrival: newest };
  });
}
