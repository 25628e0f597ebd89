import { type AuditLogQuery, EVERYTHING, type Period, type Terms } from '@/lib/audit-log/query';
import { sameTarget, type Target } from '@/lib/audit-log/target';

export type TermMode = 'include' | 'exclude';

/** One condition of a query: what a chip shows and takes away. */
export type Condition =
  | { readonly field: 'event' | 'text'; readonly mode: TermMode; readonly value: string }
  | { readonly field: 'actor' | 'team'; readonly mode: TermMode; readonly value: number }
  | { readonly field: 'target'; readonly mode: TermMode; readonly value: Target }
  | { readonly field: 'period'; readonly value: Period };

/** All conditions, in the order in which a person reads them. */
export function conditionsOf(query: AuditLogQuery): readonly Condition[] {
  const hasPeriod = query.period.after !== undefined || query.period.before !== undefined;
  return [
    ...(hasPeriod ? [{ field: 'period', value: query.period } as const] : []),
    ...termsOf(query.event).map((term) => ({ field: 'event', ...term }) as const),
    ...termsOf(query.actor).map((term) => ({ field: 'actor', ...term }) as const),
    ...termsOf(query.team).map((term) => ({ field: 'team', ...term }) as const),
    ...termsOf(query.target).map((term) => ({ field: 'target', ...term }) as const),
    ...termsOf(query.text).map((term) => ({ field: 'text', ...term }) as const),
  ];
}

/** A value is included or excluded, never both. */
export function withCondition(query: AuditLogQuery, condition: Condition): AuditLogQuery {
  switch (condition.field) {
    case 'period':
      return { ...query, period: condition.value };
    case 'target':
      return { ...query, target: add(query.target, condition.mode, condition.value, sameTarget) };
    case 'actor':
    case 'team':
      return { ...query, [condition.field]: add(query[condition.field], condition.mode, condition.value) };
    case 'event':
    case 'text':
      return { ...query, [condition.field]: add(query[condition.field], condition.mode, condition.value) };
  }
}

export function withoutCondition(query: AuditLogQuery, condition: Condition): AuditLogQuery {
  switch (condition.field) {
    case 'period':
      return { ...query, period: EVERYTHING.period };
    case 'target':
      return { ...query, target: remove(query.target, condition.value, sameTarget) };
    case 'actor':
    case 'team':
      return { ...query, [condition.field]: remove(query[condition.field], condition.value) };
    case 'event':
    case 'text':
      return { ...query, [condition.field]: remove(query[condition.field], condition.value) };
  }
}

/** Stable and distinct for every condition, for lists and comparisons. */
export function conditionKey(condition: Condition): string {
  return JSON.stringify(condition);
}

/**
 * Typed text as conditions: words each on their own, a phrase in double quotes, a leading minus excludes.
 * `invoice -test "data store"` gives two texts to contain and one not to.
 */
export function parseText(typed: string): Terms<string> {
  const include: string[] = [];
  const exclude: string[] = [];
  // Bounded by quotes and spaces only: no typed text is ever a pattern.
  for (const [, minus, phrase, word] of typed.matchAll(/(?:^|(?<=\s))(-?)(?:"([^"]*)"?|(\S+))/g)) {
    const value = (phrase ?? word ?? '').trim();
    if (value !== '' && value !== '-') (minus === '-' ? exclude : include).push(value);
  }
  return { include: unique(include), exclude: unique(exclude) };
}

/** Conditions as a person would type them: what `parseText` reads back as the same. */
export function typedText({ include, exclude }: Terms<string>): string {
  const quoted = (value: string) => (/\s|^-/u.test(value) ? `"${value}"` : value);
  return [...include.map(quoted), ...exclude.map((value) => `-${quoted(value)}`)].join(' ');
}

function termsOf<Value>({
  include,
  exclude,
}: Terms<Value>): readonly { readonly mode: TermMode; readonly value: Value }[] {
  return [
    ...include.map((value) => ({ mode: 'include', value }) as const),
    ...exclude.map((value) => ({ mode: 'exclude', value }) as const),
  ];
}

type Same<Value> = (a: Value, b: Value) => boolean;

function add<Value>(terms: Terms<Value>, mode: TermMode, value: Value, same: Same<Value> = Object.is): Terms<Value> {
  const rest = remove(terms, value, same);
  return { ...rest, [mode]: [...rest[mode], value] };
}

function remove<Value>(terms: Terms<Value>, value: Value, same: Same<Value> = Object.is): Terms<Value> {
  const isOther = (other: Value): boolean => !same(other, value);
  return { include: terms.include.filter(isOther), exclude: terms.exclude.filter(isOther) };
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
