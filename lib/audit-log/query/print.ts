import type { AuditLogQuery, Moment, TermsByField, TermTypes } from '../query';
import type { CivilTime } from './civil-time';
import { printMoment } from './moments';
import { PRINT_TERM, quoted, type TypedField } from './terms';

/**
 * The query as a person would type it: what `parseQuery` reads back as the same. Times are told in the zone of `time`;
 * without it in UTC and marked so, for what is kept or given away.
 */
export function printQuery(query: AuditLogQuery, time?: CivilTime): string {
  const { after, before } = query.period;
  const moment = (field: 'after' | 'before', value: Moment | undefined) =>
    value === undefined ? [] : [`${field}:${printMoment(value, time)}`];
  return [
    ...printField(query, 'actor'),
    ...printField(query, 'event'),
    ...printField(query, 'team'),
    ...printField(query, 'target'),
    ...printField(query, 'kind'),
    ...moment('after', after),
    ...moment('before', before),
    ...printField(query, 'is'),
    ...query.text.include.filter(isNotBlank).map(printWords),
    ...query.text.exclude.filter(isNotBlank).map((words) => `-${printWords(words)}`),
  ].join(' ');
}

function printField<Field extends TypedField>(query: TermsByField, field: Field): readonly string[] {
  const { include, exclude } = query[field];
  const print = (terms: readonly TermTypes[Field][]) => terms.map((term) => PRINT_TERM[field](term)).join();
  return [
    ...(include.length === 0 ? [] : [`${field}:${print(include)}`]),
    ...(exclude.length === 0 ? [] : [`-${field}:${print(exclude)}`]),
  ];
}

/** In quotes if it would otherwise be several words, a field, or something to leave out. */
function printWords(text: string): string {
  return /^["-]|^[a-z]+:|\s/iu.test(text) ? quoted(text) : text;
}

function isNotBlank(text: string): boolean {
  return text.trim() !== '';
}
