import type { JsonObject, JsonValue } from '@/lib/json';
import { ORGANIZATION_EVENT_GROUPS, TEAM_EVENT_GROUPS } from '@/lib/sample/sample-events';
import { isoSeconds } from '@/lib/sample/wire-entry';
import { DAY, MINUTE } from '@/lib/time';
import { type Answer, ok } from './answer';
import { type KeptEntry, type ListQuery, type OrganizationLog, type Serial, SORT_KEYS } from './organization-log';
import { type QueryParameters, RefusedRequest, readQuery } from './query-parameters';
import type { Quirks } from './quirks';
import type { StandInOrganization } from './stand-in-organization';

const LIST_PARAMETERS = {
  single: [
    'dateFrom',
    'dateTo',
    'pg[offset]',
    'pg[limit]',
    'pg[last]',
    'pg[sortBy]',
    'pg[sortDir]',
    'pg[returnTotalCount]',
  ],
  lists: ['event', 'author'],
};
const ORGANIZATION_PARAMETERS = { ...LIST_PARAMETERS, lists: [...LIST_PARAMETERS.lists, 'team'] };

/** In Make's example of the list. */
const DEFAULT_LIMIT = 100;

/** One of the two lists; with `teamId` the team's, which leaves out what belongs to the organization itself. */
export function listAuditLogs(
  { log }: StandInOrganization,
  teamId: number | undefined,
  url: string,
  quirks: Quirks,
): Answer {
  const parameters = readQuery(url, teamId === undefined ? ORGANIZATION_PARAMETERS : LIST_PARAMETERS);
  const query: ListQuery = {
    ...filterOf(parameters, teamId, quirks),
    sortBy: parameters.oneOf('pg[sortBy]', SORT_KEYS) ?? 'triggeredAt',
    sortDir: parameters.oneOf('pg[sortDir]', ['asc', 'desc']) ?? 'desc',
  };
  const limit = pageSize(parameters, quirks);
  const order = log.order(query);
  const offset = parameters.integer('pg[offset]') ?? 0;
  if (offset < 0) throw new RefusedRequest("Parameter 'pg[offset]' has a wrong value.");
  const last = parameters.text('pg[last]');
  const serials =
    last === undefined
      ? visible(log, order, 0, offset + limit + 1).slice(offset)
      : visible(log, order, after(order, last), limit + 1);
  const page = serials.slice(0, limit);
  const wantsTotal = parameters.boolean('pg[returnTotalCount]') ?? false;
  const sendsTotal = quirks.totalCount === 'always' || (quirks.totalCount === 'when-asked' && wantsTotal);
  const end = page.at(-1);
  const pg: JsonObject = {
    ...(last === undefined ? {} : { showLast: serials.length > limit }),
    ...(last === undefined || end === undefined ? {} : { last: keyOf(end, quirks) }),
    sortBy: query.sortBy,
    sortDir: query.sortDir,
    limit,
    ...(last === undefined ? { offset } : {}),
    ...(sendsTotal ? { totalCount: order.reduce((count, serial) => count + (log.isVisible(serial) ? 1 : 0), 0) } : {}),
  };
  const rows = page.map((serial) => wireEntry(log.at(serial), quirks));
  return ok({ auditLogs: rowsForm(rows, quirks), ...(quirks.pg === 'present' ? { pg } : {}) });
}

/** Filters answer people and events; an organization's also its teams. */
export function auditLogFilters({ sample }: StandInOrganization, teamId: number | undefined, url: string): Answer {
  readQuery(url, { single: [] });
  const users = sample.people.map(({ id, name, email }) => ({ id, name, email }));
  const groups = teamId === undefined ? ORGANIZATION_EVENT_GROUPS : TEAM_EVENT_GROUPS;
  const events = groups.map(({ header, items }) => ({ header, items: items.map((item) => ({ ...item })) }));
  if (teamId !== undefined) return ok({ users, events });
  return ok({ teams: sample.teams.map(({ id, name }) => ({ id, name })), users, events });
}

/** `undefined` if there is no such entry. */
export function auditLogDetail(
  { log }: StandInOrganization,
  uuid: string,
  url: string,
  quirks: Quirks,
): Answer | undefined {
  readQuery(url, { single: [] });
  const entry = log.find(uuid);
  return entry === undefined ? undefined : ok({ ...wireEntry(entry, quirks), details: entry.details });
}

function pageSize(parameters: QueryParameters, quirks: Quirks): number {
  const asked = parameters.integer('pg[limit]') ?? DEFAULT_LIMIT;
  if (asked < 1) throw new RefusedRequest("Parameter 'pg[limit]' has a wrong value.");
  return quirks.limitIgnored ?? Math.min(asked, quirks.limitCap);
}

function filterOf(
  parameters: QueryParameters,
  teamId: number | undefined,
  quirks: Quirks,
): Pick<ListQuery, 'filter'> | Record<string, never> {
  const events = parameters.list('event');
  const authors = parameters.list('author');
  const teams = teamId === undefined ? parameters.list('team') : [];
  const [from, to] = period(parameters, quirks);
  const isOneOf = (wanted: readonly string[], thing: { readonly id: number; readonly name: string } | undefined) =>
    wanted.length === 0 ||
    (thing !== undefined && wanted.some((one) => one === String(thing.id) || one === thing.name));
  if (
    teamId === undefined &&
    events.length + authors.length + teams.length === 0 &&
    from === undefined &&
    to === undefined
  ) {
    return {};
  }
  return {
    filter: {
      name: JSON.stringify([teamId, events, authors, teams, from, to]),
      passes: (entry) =>
        (teamId === undefined || entry.team?.id === teamId) &&
        (events.length === 0 || events.includes(entry.eventName)) &&
        isOneOf(authors, entry.actor) &&
        isOneOf(teams, entry.team) &&
        (from === undefined || entry.triggeredAt >= from) &&
        (to === undefined || entry.triggeredAt < to),
    },
  };
}

/** `[from, to)` in ms since the epoch. */
function period(
  parameters: QueryParameters,
  quirks: Quirks,
): readonly [from: number | undefined, to: number | undefined] {
  const [from, to] = [parameters.day('dateFrom'), parameters.day('dateTo')];
  const shift = -quirks.datesOffset * MINUTE;
  const isInclusive = quirks.dates === 'inclusive';
  return [
    from === undefined ? undefined : from + shift + (isInclusive ? 0 : DAY),
    to === undefined ? undefined : to + shift + (isInclusive ? DAY : 0),
  ];
}

/** From `start` in `order`, at most `count` rows that can be seen. */
function visible(log: OrganizationLog, order: Int32Array, start: number, count: number): readonly Serial[] {
  const found: Serial[] = [];
  for (let index = start; index < order.length && found.length < count; index++) {
    const serial = order[index];
    if (serial !== undefined && log.isVisible(serial)) found.push(serial);
  }
  return found;
}

/** Where the list goes on after a key; an unknown one, 0 for instance, is the start. */
function after(order: Int32Array, last: string): number {
  return order.indexOf(Number(/\d+$/.exec(last)?.[0] ?? 0) - 1) + 1;
}

function keyOf(serial: Serial, quirks: Quirks): string {
  return quirks.last === 'numeric' ? String(serial + 1) : `1632371803593_audit.${serial + 1}`;
}

function rowsForm(rows: readonly JsonObject[], { auditLogs }: Quirks): JsonValue {
  const [first, ...others] = rows;
  if (auditLogs === 'object-when-one' && first !== undefined && others.length === 0) return first;
  return auditLogs === 'object-by-index' ? Object.fromEntries(rows.map((row, index) => [index, row])) : rows;
}

function wireEntry(entry: KeptEntry, quirks: Quirks): JsonObject {
  const nothing = (name: string): JsonObject => (quirks.missing === 'null' ? { [name]: null } : {});
  const { organization, team, actor, version } = entry;
  return {
    uuid: entry.uuid,
    ...(quirks.createdAt === 'absent' ? {} : { createdAt: recorded(entry.createdAt, quirks) }),
    triggeredAt: triggered(entry.triggeredAt, quirks),
    ...(quirks.organizationId === 'present' ? { organizationId: organization.id } : {}),
    ...(quirks.organization === 'present' ? { organization: { ...organization } } : {}),
    eventName: entry.eventName,
    ...(team === undefined ? nothing('team') : { team: { ...team } }),
    ...(actor === undefined ? nothing('actor') : { actor: { ...actor } }),
    ...(quirks.targetId === 'absent'
      ? {}
      : { targetId: quirks.targetId === 'number' ? numberOr(entry.targetId) : entry.targetId }),
    ...(quirks.version === 'null' ? { version: null } : {}),
    ...(quirks.version === 'when-known' && version !== undefined ? { version: { ...version } } : {}),
    ...(quirks.extraFields
      ? { source: 'web', imtTraceId: 'b1946ac92492d234', nested: { deep: [1, { more: true }] }, severity: null }
      : {}),
  };
}

function numberOr(text: string): number | string {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}

function recorded(time: number, { createdAt }: Quirks): number | string {
  return createdAt === 'ms' ? time : new Date(time).toISOString();
}

function triggered(time: number, quirks: Quirks): number | string {
  switch (quirks.triggeredAt) {
    case 'ms':
      return time;
    case 's':
      return Math.floor(time / 1000);
    case 'us':
      return time * 1000;
    case 'numeric-string':
      return String(time);
    default:
      return isoSeconds(time);
  }
}
