import type { Target } from './target';

/** What an object is called, and was called before: entries carry only its id, the names come from their details. */
export interface NamedTarget extends Target {
  readonly names: readonly string[];
}
