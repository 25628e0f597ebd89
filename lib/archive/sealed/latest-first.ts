import type { BlockInfo } from '@/lib/archive/block-store';

/** Blocks in the order in which their newest rows come; those without a time last. */
export function latestFirst(a: BlockInfo, b: BlockInfo): number {
  const later = (b.last ?? Number.NEGATIVE_INFINITY) - (a.last ?? Number.NEGATIVE_INFINITY);
  return later > 0 || later < 0 ? later : b.sequence - a.sequence;
}
