import type { NamedTarget, NameSearch, TargetNames } from '../audit-log/names';
import { folded } from './folded-texts';

/** Between names: no word that is typed holds one, so none is found across two of them. */
const SEPARATOR = '\0';

/** Folded once for as long as an object's names stay the same, over all dictionaries they are in. */
const texts = new WeakMap<NamedTarget, string>();

/** Folds as the index does, so that a word means the same to both. */
export function createNameSearch(names: TargetNames): NameSearch {
  return {
    *targetsMatching(word) {
      const wanted = folded(word);
      if (wanted.trim() === '' || wanted.includes(SEPARATOR)) return;
      for (const named of names.all()) {
        if (textOf(named).includes(wanted)) yield named.target;
      }
    },
  };
}

function textOf(named: NamedTarget): string {
  const known = texts.get(named);
  if (known !== undefined) return known;
  const text = named.names.map(({ name }) => folded(name)).join(SEPARATOR);
  texts.set(named, text);
  return text;
}
