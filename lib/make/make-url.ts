import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import { isZone, type Zone, zoneOrigin } from '@/lib/zone';
import type { AuditLogListParameters } from './contract';
import { MakeApiError } from './make-api-error';
import { type QueryValue, queryString } from './query-string';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
/** A uuid comes out of Make's answers, so out of our hands: nothing that could leave its path segment. */
const UUID = /^[\dA-Za-z](?:[\dA-Za-z_-]{0,126}[\dA-Za-z])?$/;

/** `https://eu1.make.com/api/v2/audit-logs/organization/123?…` or `…/audit-logs/team/45?…` */
export function auditLogsUrl(source: AuditLogSource, parameters: AuditLogListParameters): string {
  return address(source.zone, logSegments(source), listQuery(source, parameters));
}

export function filtersUrl(source: AuditLogSource): string {
  return address(source.zone, [...logSegments(source), 'filters']);
}

/** The organization is missing among the documented parameters of this endpoint, but is part of its path. */
export function detailUrl({ zone, organizationId }: OrganizationRef, uuid: string): string {
  if (typeof uuid !== 'string' || !UUID.test(uuid)) throw refused();
  return address(zone, ['audit-logs', id(organizationId), uuid]);
}

export function meUrl(zone: Zone): string {
  return address(zone, ['users', 'me']);
}

export function currentAuthorizationUrl(zone: Zone): string {
  return address(zone, ['users', 'me', 'current-authorization']);
}

/** Their zone is asked for by name: the list holds the organizations of every zone. */
export function organizationsUrl(zone: Zone): string {
  return address(zone, ['organizations'], listed('cols', ['id', 'name', 'zone']));
}

export function organizationDetailUrl({ zone, organizationId }: OrganizationRef): string {
  return address(zone, ['organizations', id(organizationId)]);
}

export function teamsUrl({ zone, organizationId }: OrganizationRef): string {
  return address(zone, ['teams'], [['organizationId', id(organizationId)]]);
}

export function teamDetailUrl(zone: Zone, teamId: number): string {
  return address(zone, ['teams', id(teamId)]);
}

function logSegments(source: AuditLogSource): readonly string[] {
  return source.type === 'organization'
    ? ['audit-logs', 'organization', id(source.organizationId)]
    : ['audit-logs', 'team', id(source.teamId)];
}

function listQuery(source: AuditLogSource, parameters: AuditLogListParameters): readonly QueryValue[] {
  return [
    // A team's log has no such parameter, and needs none.
    ...(source.type === 'organization' ? listed('team', parameters.team) : []),
    ...given('dateFrom', parameters.dateFrom, date),
    ...given('dateTo', parameters.dateTo, date),
    ...listed('event', parameters.event),
    ...listed('author', parameters.author),
    ...given('pg[offset]', parameters.offset, (offset) => count(offset, 0)),
    ...given('pg[limit]', parameters.limit, (limit) => count(limit, 1)),
    ...given('pg[last]', parameters.last, String),
    ...given('pg[sortBy]', parameters.sortBy, String),
    ...given('pg[sortDir]', parameters.sortDir, String),
    ...given('pg[returnTotalCount]', parameters.returnTotalCount, String),
  ];
}

/** `event[0]=…&event[1]=…`: the one array notation that the document shows. */
function listed(name: string, values: readonly (number | string)[] | undefined): readonly QueryValue[] {
  return (values ?? []).map((value, index) => [`${name}[${index}]`, String(value)]);
}

function given<Value>(name: string, value: Value | undefined, write: (value: Value) => string): readonly QueryValue[] {
  return value === undefined ? [] : [[name, write(value)]];
}

function address(zone: Zone, segments: readonly string[], query: readonly QueryValue[] = []): string {
  // Ids and zones were checked by the compiler and by whoever parsed them; here once more, where it counts.
  if (!isZone(zone)) throw refused();
  return `${zoneOrigin(zone)}/api/v2/${segments.join('/')}${queryString(query)}`;
}

function id(value: number): string {
  return count(value, 1);
}

function count(value: number, least: number): string {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) throw refused();
  return String(value);
}

function date(value: string): string {
  if (!DATE.test(value)) throw refused();
  return value;
}

function refused(): MakeApiError {
  return new MakeApiError({ kind: 'refused' });
}
