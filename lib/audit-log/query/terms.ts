import { kindOfNoun } from '../event-kind';
import {
  type EventTerm,
  type IdTerm,
  type KindTerm,
  MARKS,
  type Mark,
  type TargetTerm,
  type TermField,
  type TermTypes,
} from '../query';
import { TARGET_KINDS } from '../target';
import type { TypedValue } from './read-items';

/** The fields whose values a person types after their name. */
export type TypedField = Exclude<TermField, 'text'>;

/** What a typed value means in a field; `undefined` if nothing is typed, or nothing the field knows. */
export const READ_TERM: { readonly [Field in TypedField]: (value: TypedValue) => TermTypes[Field] | undefined } = {
  event: readEvent,
  actor: readId,
  team: readId,
  target: readTarget,
  kind: readKind,
  is: readMark,
};

/** How a value is typed, so that `READ_TERM` reads it back as the same. */
export const PRINT_TERM: { readonly [Field in TypedField]: (term: TermTypes[Field]) => string } = {
  event: (term) => (typeof term === 'string' ? `=${atom(term)}` : atom(term.contains, hasMeaning)),
  actor: printId,
  team: printId,
  target: printTarget,
  kind: (kind) => kind,
  is: (mark) => mark,
};

/** Stable and distinct: the same for equal terms only. */
export function termKey(term: TermTypes[keyof TermTypes]): string {
  if (typeof term !== 'object') return typeof term === 'string' ? `"${term}` : String(term);
  if ('contains' in term) return JSON.stringify({ contains: term.contains });
  if ('is' in term) return JSON.stringify({ is: term.is });
  return JSON.stringify({ kind: term.kind, id: term.id });
}

function readEvent({ text, exact, quoted }: TypedValue): EventTerm | undefined {
  // Only an entry without any event has the empty name.
  if (exact) return text === '' && !quoted ? undefined : text;
  return containing(text);
}

function readId({ text, exact, quoted }: TypedValue): IdTerm | undefined {
  if (exact) return text === '' ? undefined : { is: text };
  if (!quoted && isNone(text)) return 'none';
  return !quoted && isId(text) ? Number(text) : containing(text);
}

function readTarget({ text, exact, quoted, prefix }: TypedValue): TargetTerm | undefined {
  if (prefix !== undefined) {
    const kind = kindOfNoun(prefix);
    if (kind === undefined) return containing(`${prefix}/${text}`);
    return text === '' ? undefined : { kind, id: text };
  }
  if (exact) return text === '' ? undefined : { id: text };
  if (!quoted && isNone(text)) return 'none';
  return !quoted && isDigits(text) ? { id: text } : containing(text);
}

function readKind({ text }: TypedValue): KindTerm | undefined {
  const word = text.toLowerCase();
  return word === 'none' ? word : (TARGET_KINDS.find((kind) => kind === word) ?? kindOfNoun(text));
}

function readMark({ text }: TypedValue): Mark | undefined {
  const word = text.toLowerCase();
  return MARKS.find((mark) => mark === word);
}

function containing(text: string): { readonly contains: string } | undefined {
  return text.trim() === '' ? undefined : { contains: text };
}

function printId(term: IdTerm): string {
  if (typeof term !== 'object') return String(term);
  if ('is' in term) return `=${atom(term.is)}`;
  return atom(term.contains, (text) => hasMeaning(text) || isNone(text) || isId(text));
}

function printTarget(term: TargetTerm): string {
  if (typeof term !== 'object') return term;
  if ('contains' in term) {
    return atom(term.contains, (text) => hasMeaning(text) || isNone(text) || isDigits(text) || text.includes('/'));
  }
  if (term.kind !== undefined) return `${term.kind}/${atom(term.id)}`;
  return isDigits(term.id) ? term.id : `=${atom(term.id)}`;
}

/** In quotes if it would otherwise end too early, or be read as something else. */
export function atom(text: string, isOther: (text: string) => boolean = () => false): string {
  return text === '' || text.startsWith('"') || /[\s,]/u.test(text) || isOther(text) ? quoted(text) : text;
}

export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function hasMeaning(text: string): boolean {
  return text.startsWith('=');
}

function isNone(text: string): boolean {
  return text.toLowerCase() === 'none';
}

/** Ids of people and teams are positive numbers; what is written otherwise (`007`) is a text. */
function isId(text: string): boolean {
  return isDigits(text) && Number.isSafeInteger(Number(text)) && Number(text) > 0 && String(Number(text)) === text;
}

function isDigits(text: string): boolean {
  return /^\d+$/.test(text);
}
