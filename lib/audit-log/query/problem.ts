import type { TermField } from '../query';

/** The words before a colon. */
export type QueryField = Exclude<TermField, 'text'> | 'after' | 'before';

export const QUERY_FIELDS: readonly QueryField[] = [
  'actor',
  'event',
  'team',
  'target',
  'kind',
  'after',
  'before',
  'is',
];

export type Problem =
  | { readonly kind: 'unknown-field'; readonly typed: string; readonly meant?: QueryField }
  /** Nothing stands after a field's colon, or after a comma. */
  | { readonly kind: 'empty-value'; readonly field: QueryField }
  | { readonly kind: 'nothing-to-exclude' }
  | { readonly kind: 'open-quote' }
  | { readonly kind: 'unknown-kind'; readonly typed: string; readonly meant: readonly string[] }
  | { readonly kind: 'unknown-mark'; readonly typed: string }
  | { readonly kind: 'unknown-moment'; readonly field: 'after' | 'before'; readonly typed: string }
  | { readonly kind: 'not-excludable'; readonly field: 'after' | 'before' }
  /** A field that takes one value has several: the last counts. */
  | { readonly kind: 'repeated'; readonly field: 'after' | 'before' }
  | { readonly kind: 'too-long'; readonly limit: number }
  /** Values of one field, or texts to look for in all. */
  | { readonly kind: 'too-many-values' | 'too-many-texts'; readonly limit: number };

/** What is wrong, or not finished, in a typed query. */
export type QueryProblem = Problem & {
  /** Where, in UTF-16 units from the start of the text. */
  readonly from: number;
  readonly to: number;
  /** `true`: the best query may be far from what was meant, so the last good one should stay. */
  readonly blocks: boolean;
};
