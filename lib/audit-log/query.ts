import type { Target, TargetKind } from './target';

/** Values of one field: an entry passes if it has one of `include` (or that is empty) and none of `exclude`. */
export interface Terms<Value> {
  readonly include: readonly Value[];
  readonly exclude: readonly Value[];
}

/** A part of a text, in any case; never blank. */
export interface Containing {
  readonly contains: string;
}

/** A name (of a person also the e-mail), whole and with its capitals: for those that came without an id. */
export interface Named {
  readonly is: string;
}

/** The `eventName` itself, or a part of it or of its label. */
export type EventTerm = string | Containing;

/** An id, a name, or a part of one; for people also of the e-mail. `none`: entries that name nobody, or no team. */
export type IdTerm = number | Named | Containing | 'none';

/** An object, an id of whatever kind, a part of an id or of a name; `none`: entries about no object. */
export type TargetTerm = Target | { readonly kind?: undefined; readonly id: string } | Containing | 'none';

/** `none`: events whose kind is not known. */
export type KindTerm = TargetKind | 'none';

/**
 * What we know of an entry beside what Make says: first seen after the person last looked, recorded an hour or more
 * after it happened, sent by Make with other content later on, or out of the ordinary for the person (`Flag`).
 */
export const MARKS = ['new', 'late', 'changed', 'flagged'] as const;
export type Mark = (typeof MARKS)[number];

/** The fields that hold values, with what their values are. */
export interface TermTypes {
  readonly event: EventTerm;
  readonly actor: IdTerm;
  readonly team: IdTerm;
  readonly target: TargetTerm;
  readonly kind: KindTerm;
  readonly is: Mark;
  /** Plain words or phrases: each must be contained, in any case, in the event's label or name, actor, e-mail, team, or the target's id or names. */
  readonly text: string;
}

export type TermField = keyof TermTypes;

export type TermsByField = { readonly [Field in TermField]: Terms<TermTypes[Field]> };

/** A moment that moves on with the clock, so that a saved question keeps its meaning. */
export type Relative =
  | { readonly ago: number; readonly unit: 'minute' | 'hour' | 'day' | 'week' }
  /** The beginning of that day where the person is. */
  | { readonly startOf: 'today' | 'yesterday' };

/** ms since the epoch, whole, or relative to now. */
export type Moment = number | Relative;

/** A span of `triggeredAt`: `after` belongs to it, `before` does not. */
export interface Period {
  readonly after?: Moment;
  readonly before?: Moment;
}

/** A period of which both ends are ms since the epoch. */
export interface Span {
  readonly after?: number;
  readonly before?: number;
}

/**
 * Every question a person can ask of the log: filters, chips, typed text, counts and exports are this one object.
 * Fields are joined by AND.
 */
export interface AuditLogQuery extends TermsByField {
  readonly period: Period;
}

/** A query at one moment, as the index and Make can be asked it: see `settle`. */
export interface SettledQuery extends AuditLogQuery {
  readonly period: Span;
  /** Entries first seen after this moment (ms since the epoch) are new; left out: all that were new when first seen. */
  readonly newAfter?: number;
}

const NO_TERMS: Terms<never> = { include: [], exclude: [] };

export const EVERYTHING: SettledQuery = {
  event: NO_TERMS,
  actor: NO_TERMS,
  team: NO_TERMS,
  target: NO_TERMS,
  kind: NO_TERMS,
  is: NO_TERMS,
  text: NO_TERMS,
  period: {},
};

export const TERM_FIELDS: readonly TermField[] = ['event', 'actor', 'team', 'target', 'kind', 'is', 'text'];

export function isEverything(query: AuditLogQuery): boolean {
  return (
    TERM_FIELDS.every((field) => query[field].include.length === 0 && query[field].exclude.length === 0) &&
    query.period.after === undefined &&
    query.period.before === undefined
  );
}
