import type { Coverage } from '../archive/contract';
import type { AuditLogQuery } from '../audit-log/query';
import type { AuditLogSource } from '../audit-log/source';
import type { AuditLogListParameters } from '../make/contract';
import { DAY } from '../time';
import { day } from './day';

export type ServerFilter = Pick<AuditLogListParameters, 'event' | 'author' | 'team' | 'dateFrom' | 'dateTo'>;

/** More values than this might reach Make as an object instead of a list; then all are asked for and cut here. */
const MAX_VALUES = 20;

/**
 * What of a query Make can apply itself, so that older entries that match come without those that do not.
 * `undefined`: nothing, or no more than a beginning date, which walking down the whole log serves as well.
 */
export function serverFilter(
  source: AuditLogSource,
  query: AuditLogQuery,
  coverage: Coverage,
  eventsOfTargets?: readonly string[],
): ServerFilter | undefined {
  const event = fitting(query.event.include.length > 0 ? query.event.include : (eventsOfTargets ?? []));
  const author = fitting(query.actor.include);
  // Only an organization's log can be asked for teams.
  const team = source.type === 'organization' ? fitting(query.team.include) : undefined;
  const { after, before } = query.period;
  if (event === undefined && author === undefined && team === undefined && before === undefined) return undefined;
  // What is above the coverage's lower end is held: nothing triggered later needs to be asked for.
  const latest = Math.min(before ?? Number.POSITIVE_INFINITY, coverage.from ?? Number.POSITIVE_INFINITY);
  return {
    ...(event === undefined ? {} : { event }),
    ...(author === undefined ? {} : { author }),
    ...(team === undefined ? {} : { team }),
    // Whose days Make means is not documented; a day more on either side covers every zone.
    ...(after === undefined ? {} : { dateFrom: day(after - DAY) }),
    ...(latest === Number.POSITIVE_INFINITY ? {} : { dateTo: day(latest + DAY) }),
  };
}

/** Whether everything that can match is held already: no entry is recorded before it happens. */
export function isHeld(query: AuditLogQuery, coverage: Coverage): boolean {
  const { after } = query.period;
  return coverage.complete || (after !== undefined && coverage.from !== undefined && after >= coverage.from);
}

function fitting<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length === 0 || values.length > MAX_VALUES ? undefined : values;
}
