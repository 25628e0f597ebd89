/** The six data centres that Make's API document names. A zone is also the host of its web app. */
export const ZONES = [
  'eu1.make.com',
  'eu2.make.com',
  'us1.make.com',
  'us2.make.com',
  'eu1.make.celonis.com',
  'us1.make.celonis.com',
] as const;

export type Zone = (typeof ZONES)[number];

const ZONE_BY_ORIGIN: ReadonlyMap<string, Zone> = new Map(ZONES.map((zone) => [zoneOrigin(zone), zone]));

/** `https://eu1.make.com`: the only origin at which the zone's token may be used. */
export function zoneOrigin(zone: Zone): `https://${Zone}` {
  return `https://${zone}`;
}

/** The zone whose origin is exactly this one; never a suffix match, a lookalike host must not pass. */
export function zoneOfOrigin(origin: string | undefined): Zone | undefined {
  return origin === undefined ? undefined : ZONE_BY_ORIGIN.get(origin);
}

/** Characters; far longer than any of Make's. */
const MAX_ADDRESS = 50_000;

/** The zone of a page's address. Only plain `https:` pages count: a `blob:` URL bears its maker's origin. */
export function zoneOfUrl(address: string | undefined): Zone | undefined {
  if (address === undefined || address.length > MAX_ADDRESS || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  return zoneOfOrigin(url.origin);
}

export function isZone(value: unknown): value is Zone {
  return ZONES.some((zone) => zone === value);
}
