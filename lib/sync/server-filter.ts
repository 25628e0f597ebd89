import type { Coverage } from '../archive/contract';
import type { EventTerm, IdTerm, SettledQuery } from '../audit-log/query';
import type { AuditLogSource } from '../audit-log/source';
import type { AuditLogListParameters } from '../make/contract';
import { DAY } from '../time';
import { day } from './day';

export type ServerFilter = Pick<AuditLogListParameters, 'event' | 'author' | 'team' | 'dateFrom' | 'dateTo'>;

/** More values than this might reach Make as an object instead of a list; then all are asked for and cut here. */
const MAX_VALUES = 20;
/**
 * Neither whose days Make means nor whether the named days themselves belong to it is documented: one day covers every
 * zone, the other one a day that is left out.
 */
const MARGIN = 2 * DAY;
/** Longest event name that is put into an address. */
const NAME_LENGTH = 200;

/**
 * What of a query Make can apply itself, so that older entries that match come without those that do not; never more
 * than the query says. Parts of names stay here: Make is asked by id, and its lists miss people who have left.
 * `undefined`: nothing, or no more than a beginning date, which walking down the whole log serves as well.
 */
export function serverFilter(
  source: AuditLogSource,
  query: SettledQuery,
  coverage: Coverage,
  eventsOfTargets?: readonly string[],
): ServerFilter | undefined {
  const event = fitting(wholeNames(query.event.include)) ?? fitting(eventsOfTargets ?? []);
  const author = fitting(ids(query.actor.include));
  // Only an organization's log can be asked for teams.
  const team = source.type === 'organization' ? fitting(ids(query.team.include)) : undefined;
  const { after, before } = query.period;
  if (event === undefined && author === undefined && team === undefined && before === undefined) return undefined;
  // What is above the coverage's lower end is held: nothing triggered later needs to be asked for.
  const latest = Math.min(before ?? Number.POSITIVE_INFINITY, coverage.from ?? Number.POSITIVE_INFINITY);
  return {
    ...(event === undefined ? {} : { event }),
    ...(author === undefined ? {} : { author }),
    ...(team === undefined ? {} : { team }),
    ...(after === undefined ? {} : { dateFrom: day(after - MARGIN) }),
    ...(latest === Number.POSITIVE_INFINITY ? {} : { dateTo: day(latest + MARGIN) }),
  };
}

/** Whether everything that can match is held already: no entry is recorded before it happens. */
export function isHeld(query: SettledQuery, coverage: Coverage): boolean {
  const { after } = query.period;
  return coverage.complete || (after !== undefined && coverage.from !== undefined && after >= coverage.from);
}

/** None if one of them cannot be asked for: then the entries of all of them are. */
function wholeNames(terms: readonly EventTerm[]): readonly string[] {
  const names = terms
    .filter((term) => typeof term === 'string')
    .filter((name) => name !== '' && name.length <= NAME_LENGTH);
  return names.length < terms.length ? [] : names;
}

function ids(terms: readonly IdTerm[]): readonly number[] {
  const numbers = terms.filter((term) => typeof term === 'number');
  return numbers.length < terms.length ? [] : numbers;
}

function fitting<Value>(values: readonly Value[]): readonly Value[] | undefined {
  return values.length === 0 || values.length > MAX_VALUES ? undefined : values;
}
