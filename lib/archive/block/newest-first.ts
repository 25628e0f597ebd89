/** Newest `triggeredAt` first, equal ones by uuid, unreadable times last. */
export function newestFirst(
  a: { readonly triggeredAt: number | undefined; readonly uuid: string },
  b: { readonly triggeredAt: number | undefined; readonly uuid: string },
): number {
  const later = (b.triggeredAt ?? Number.NEGATIVE_INFINITY) - (a.triggeredAt ?? Number.NEGATIVE_INFINITY);
  // Infinite times and twice none give NaN or 0: then the uuid decides.
  if (later > 0 || later < 0) return later;
  if (a.uuid === b.uuid) return 0;
  return a.uuid < b.uuid ? -1 : 1;
}
