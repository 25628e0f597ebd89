import type { Target } from '../audit-log/target';
import type { NamedTarget } from '../audit-log/target-names';
import { folded } from './folded-texts';

interface FoldedTarget extends Target {
  readonly texts: readonly string[];
}

const known = new WeakMap<readonly NamedTarget[], readonly FoldedTarget[]>();

/** The names in lower case; folded once, since every keystroke asks for them. */
export function foldedNames(names: readonly NamedTarget[]): readonly FoldedTarget[] {
  const before = known.get(names);
  if (before !== undefined) return before;
  const texts = names.map(({ kind, id, names: own }) => ({ kind, id, texts: own.map(folded) }));
  known.set(names, texts);
  return texts;
}
