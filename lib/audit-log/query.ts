import type { Target } from './target';

/** Values of one field: an entry passes if it has one of `include` (or that is empty) and none of `exclude`. */
export interface Terms<Value> {
  readonly include: readonly Value[];
  readonly exclude: readonly Value[];
}

/** A span of `triggeredAt`, in ms since the epoch: `after` belongs to it, `before` does not. */
export interface Period {
  readonly after?: number;
  readonly before?: number;
}

/**
 * Every question a person can ask of the log: filters, chips, free text, counts and exports are this one object.
 * Fields are joined by AND.
 */
export interface AuditLogQuery {
  /** `eventName`s, as the filters endpoint gives them. */
  readonly event: Terms<string>;
  /** User ids. */
  readonly actor: Terms<number>;
  /** Team ids. */
  readonly team: Terms<number>;
  readonly target: Terms<Target>;
  readonly period: Period;
  /** Plain words or phrases: each must be contained, in any case, in the event's label or name, actor, e-mail, team, or target id. */
  readonly text: Terms<string>;
}

const NO_TERMS: Terms<never> = { include: [], exclude: [] };

export const EVERYTHING: AuditLogQuery = {
  event: NO_TERMS,
  actor: NO_TERMS,
  team: NO_TERMS,
  target: NO_TERMS,
  period: {},
  text: NO_TERMS,
};

export function isEverything(query: AuditLogQuery): boolean {
  const terms = [query.event, query.actor, query.team, query.target, query.text];
  return (
    terms.every(({ include, exclude }) => include.length === 0 && exclude.length === 0) &&
    query.period.after === undefined &&
    query.period.before === undefined
  );
}
