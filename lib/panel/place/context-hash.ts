import { isZone } from '@/lib/zone';
import type { Place } from './context-place';

/** `#zone=eu1.make.com&organization=123&team=45`: opens the panel, in a tab of its own, at a place. Names stay out. */
export function placeHash(place: Place | undefined): string {
  if (place === undefined) return '';
  const parameters = new URLSearchParams({ zone: place.zone, organization: String(place.organizationId) });
  if (place.teamId !== undefined) parameters.set('team', String(place.teamId));
  return `#${parameters}`;
}

/** `undefined` unless zone and organization can be read for certain. */
export function placeOfHash(hash: string): Place | undefined {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const zone = parameters.get('zone');
  const organizationId = idOf(parameters.get('organization'));
  const teamId = idOf(parameters.get('team'));
  if (!isZone(zone) || organizationId === undefined) return undefined;
  return { zone, organizationId, ...(teamId === undefined ? {} : { teamId }) };
}

function idOf(text: string | null): number | undefined {
  if (text === null || !/^[1-9]\d{0,15}$/.test(text)) return undefined;
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : undefined;
}
