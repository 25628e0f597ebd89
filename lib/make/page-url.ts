import type { Target, TargetKind } from '@/lib/audit-log/target';
import type { MakePage } from '@/lib/page-context';
import { type Zone, zoneOfUrl, zoneOrigin } from '@/lib/zone';

const ID = /^[1-9]\d{0,15}$/;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The word of an address that an object's id follows, and what the object is. */
const KIND_OF_SEGMENT: ReadonlyMap<string, TargetKind> = new Map([
  ['scenarios', 'scenario'],
  ['hooks', 'webhook'],
  ['data-stores', 'data-store'],
  ['templates', 'template'],
  ['connections', 'connection'],
  ['keys', 'key'],
  ['udts', 'data-structure'],
  ['functions', 'function'],
  ['devices', 'device'],
  ['agents', 'agent'],
  ['vhosts', 'mcp-toolbox'],
]);

/**
 * What an address of Make's web app says: `undefined` if it is none, `other` for pages about no organization or team.
 * The first number of a work page is its team, never its organization. What cannot be read for certain is left out:
 * no id is better than a wrong one.
 */
export function parseMakePage(address: string | undefined): MakePage | undefined {
  const zone = zoneOfUrl(address);
  if (zone === undefined || address === undefined) return undefined;
  const { pathname, searchParams } = new URL(address);
  const [, first = '', ...rest] = pathname.split('/');
  if (first === 'organization') {
    const organizationId = idOf(rest[0]);
    return organizationId === undefined ? { zone, type: 'other' } : { zone, type: 'organization', organizationId };
  }
  const teamId = idOf(first);
  if (teamId === undefined) return { zone, type: 'other' };
  const target = targetOf(rest, searchParams);
  return { zone, type: 'team', teamId, ...(target === undefined ? {} : { target }) };
}

function targetOf([word = '', ...rest]: readonly string[], query: URLSearchParams): Target | undefined {
  if (word === 'credentials-requests') return credentialRequestOf(rest[0], query);
  const kind = KIND_OF_SEGMENT.get(word);
  // The one list whose objects are a word further down: `/data-stores/browse/7`.
  const id = kind === 'data-store' && rest[0] === 'browse' ? rest[1] : rest[0];
  return kind !== undefined && id !== undefined && isObjectId(id) ? { kind, id } : undefined;
}

/** `/credentials-requests/inbox?requestId={uuid}`: the one object that is named in the query. */
function credentialRequestOf(word: string | undefined, query: URLSearchParams): Target | undefined {
  const [id, ...more] = query.getAll('requestId');
  if (word !== 'inbox' || id === undefined || more.length > 0 || !isObjectId(id)) return undefined;
  return { kind: 'credential-request', id };
}

/** The page of one object, if Make is known to have one; connections, keys and the like have only their list. */
export function targetUrl(zone: Zone, teamId: number, { kind, id }: Target): string | undefined {
  if (kind === 'organization') return isObjectId(id) ? organizationUrl(zone, Number(id)) : undefined;
  const path = isObjectId(id) ? objectPath(kind, id) : undefined;
  return path === undefined || !isId(teamId) ? undefined : `${zoneOrigin(zone)}/${teamId}/${path}`;
}

function objectPath(kind: TargetKind, id: string): string | undefined {
  if (kind === 'credential-request') return `credentials-requests/inbox?requestId=${id}`;
  if (idOf(id) === undefined) return undefined;
  switch (kind) {
    case 'scenario':
      return `scenarios/${id}`;
    case 'webhook':
      return `hooks/${id}/queue`;
    case 'data-store':
      return `data-stores/browse/${id}`;
    case 'template':
      return `templates/${id}/edit`;
    default:
      return undefined;
  }
}

export function organizationUrl(zone: Zone, organizationId: number): string | undefined {
  return isId(organizationId) ? `${zoneOrigin(zone)}/organization/${organizationId}` : undefined;
}

export function teamUrl(zone: Zone, teamId: number): string | undefined {
  return isId(teamId) ? `${zoneOrigin(zone)}/${teamId}` : undefined;
}

/** Where a person makes an API token. */
export function apiTokenPageUrl(zone: Zone): string {
  return `${zoneOrigin(zone)}/user/api`;
}

/** Numbers as Make counts, and uuids; `add`, `new` and other words of its addresses are neither. */
function isObjectId(text: string): boolean {
  return idOf(text) !== undefined || UUID.test(text);
}

function idOf(text: string | undefined): number | undefined {
  if (text === undefined || !ID.test(text)) return undefined;
  const id = Number(text);
  return isId(id) ? id : undefined;
}

function isId(id: number): boolean {
  return Number.isSafeInteger(id) && id > 0;
}
