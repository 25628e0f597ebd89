import { isZone, ZONES, type Zone, zoneOfUrl } from '@/lib/zone';

interface VisitedTab {
  readonly url?: string | undefined;
  /** ms since the epoch. */
  readonly lastAccessed?: number | undefined;
}

/**
 * The zone to begin with: the one the page was opened for (`#zone=eu1.make.com`), else that of the page of Make the
 * person was at last, else the first.
 */
export function firstZone(hash: string, tabs: readonly VisitedTab[]): Zone {
  const asked = new URLSearchParams(hash.replace(/^#/u, '')).get('zone');
  if (isZone(asked)) return asked;
  const visited = tabs.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return visited.map(({ url }) => zoneOfUrl(url)).find((zone) => zone !== undefined) ?? ZONES[0];
}

/** What `firstZone` reads: the options page, ready to connect the zone. */
export function connectHash(zone: Zone | undefined): string {
  return zone === undefined ? '' : `#zone=${zone}`;
}
