import type { PageSize } from '../archive/backfill';
import type { AuditLogPage } from '../make/contract';

/** What is tried, from the largest: far more than Make's own 100, and no more than the client reads at once. */
const SIZES = [10_000, 1000, 100] as const;

export const FIRST_PAGE_SIZE: PageSize = { ask: 1000, known: false };

/** After a page: where all that was asked for came, more is tried once; what really comes is believed. */
export function afterAnswer(size: PageSize, { received, limit }: AuditLogPage): PageSize {
  if (size.known) return size;
  const larger = SIZES.findLast((one) => one > size.ask);
  if (received >= size.ask) return larger === undefined ? { ...size, known: true } : { ask: larger, known: false };
  // A short page without a limit may be the end of the list: it says nothing of what a full one would be.
  if (limit !== undefined && received >= limit) return { ask: Math.max(limit, 1), known: true };
  return size.ask > FIRST_PAGE_SIZE.ask ? { ask: Math.max(FIRST_PAGE_SIZE.ask, received), known: true } : size;
}

/** After an answer that was refused, too large or too slow; `undefined` when there is nothing smaller to try. */
export function afterRefusal({ ask }: PageSize): PageSize | undefined {
  const smaller = SIZES.find((one) => one < ask);
  return smaller === undefined ? undefined : { ask: smaller, known: true };
}
