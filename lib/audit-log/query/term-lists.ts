import type { TermField, TermsByField, TermTypes } from '../query';
import { termKey } from './terms';

/** Values of one field. More than Make offers in any filter of an organization. */
export const MOST_VALUES = 1000;
/** Texts to look for, in words and fields together: each is put to every value the log holds. */
export const MOST_TEXTS = 50;

export type Taken = 'taken' | 'too-many-values' | 'too-many-texts';

/** Collects the values of every field, each once, up to the limits. */
export interface TermLists {
  add<Field extends TermField>(field: Field, mode: 'include' | 'exclude', term: TermTypes[Field]): Taken;
  readonly terms: TermsByField;
}

type Lists = {
  readonly [Field in TermField]: { readonly include: TermTypes[Field][]; readonly exclude: TermTypes[Field][] };
};

export function createTermLists(): TermLists {
  const lists: Lists = {
    event: { include: [], exclude: [] },
    actor: { include: [], exclude: [] },
    team: { include: [], exclude: [] },
    target: { include: [], exclude: [] },
    kind: { include: [], exclude: [] },
    is: { include: [], exclude: [] },
    text: { include: [], exclude: [] },
  };
  const known = new Set<string>();
  let texts = 0;

  return {
    terms: lists,
    add(field, mode, term) {
      const key = `${mode} ${field} ${termKey(term)}`;
      if (known.has(key)) return 'taken';
      const { include, exclude } = lists[field];
      if (include.length + exclude.length >= MOST_VALUES) return 'too-many-values';
      if (field === 'text' || (typeof term === 'object' && 'contains' in term)) {
        if (texts >= MOST_TEXTS) return 'too-many-texts';
        texts++;
      }
      known.add(key);
      (mode === 'include' ? include : exclude).push(term);
      return 'taken';
    },
  };
}
