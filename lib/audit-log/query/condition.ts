import {
  type AuditLogQuery,
  EVERYTHING,
  type Period,
  TERM_FIELDS,
  type TermField,
  type Terms,
  type TermsByField,
  type TermTypes,
} from '../query';
import { termKey } from './terms';

export type TermMode = 'include' | 'exclude';

/** A value of a field, asked for or left out. */
export type TermCondition<Field extends TermField = TermField> = {
  [Name in Field]: { readonly field: Name; readonly mode: TermMode; readonly value: TermTypes[Name] };
}[Field];

/** One condition of a query: what a chip shows and takes away. */
export type Condition = TermCondition | { readonly field: 'period'; readonly value: Period };

/** All conditions, in the order in which a person reads them. */
export function conditionsOf(query: AuditLogQuery): readonly Condition[] {
  const hasPeriod = query.period.after !== undefined || query.period.before !== undefined;
  return [
    ...(hasPeriod ? [{ field: 'period', value: query.period } as const] : []),
    ...TERM_FIELDS.flatMap((field) => termsOf(query, field)),
  ];
}

/** A value is included or excluded, never both. */
export function withCondition(query: AuditLogQuery, condition: Condition): AuditLogQuery {
  if (condition.field === 'period') return { ...query, period: condition.value };
  return changed(query, condition, ({ include, exclude }, { mode, value }) => ({
    include: mode === 'include' ? [...include, value] : include,
    exclude: mode === 'exclude' ? [...exclude, value] : exclude,
  }));
}

export function withoutCondition(query: AuditLogQuery, condition: Condition): AuditLogQuery {
  if (condition.field === 'period') return { ...query, period: EVERYTHING.period };
  return changed(query, condition, (rest) => rest);
}

/** Of its field nothing but this; the other fields stay as they are. */
export function onlyCondition(query: AuditLogQuery, condition: Condition): AuditLogQuery {
  if (condition.field === 'period') return { ...query, period: condition.value };
  return withCondition({ ...query, [condition.field]: EVERYTHING[condition.field] }, condition);
}

export function hasCondition(query: AuditLogQuery, condition: Condition): boolean {
  const key = conditionKey(condition);
  return conditionsOf(query).some((one) => conditionKey(one) === key);
}

/** Stable and distinct for every condition, for lists and comparisons. */
export function conditionKey(condition: Condition): string {
  if (condition.field === 'period') return `period ${JSON.stringify([condition.value.after, condition.value.before])}`;
  return `${condition.mode} ${condition.field} ${termKey(condition.value)}`;
}

function termsOf<Field extends TermField>(query: TermsByField, field: Field): readonly TermCondition<Field>[] {
  const { include, exclude } = query[field];
  return [
    ...include.map((value) => ({ field, mode: 'include', value }) as const),
    ...exclude.map((value) => ({ field, mode: 'exclude', value }) as const),
  ];
}

/** The query with the terms of one field changed, after the condition's value was taken out of them. */
function changed<Field extends TermField>(
  query: AuditLogQuery,
  condition: TermCondition<Field>,
  change: (rest: Terms<TermTypes[Field]>, condition: TermCondition<Field>) => Terms<TermTypes[Field]>,
): AuditLogQuery {
  const fields: TermsByField = query;
  const { include, exclude } = fields[condition.field];
  const key = termKey(condition.value);
  const isOther = (value: TermTypes[Field]): boolean => termKey(value) !== key;
  const rest = { include: include.filter(isOther), exclude: exclude.filter(isOther) };
  return { ...query, [condition.field]: change(rest, condition) };
}
