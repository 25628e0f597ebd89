import { LONGEST_QUERY } from './parse';
import type { QueryField } from './problem';
import { isSpace, readItems } from './read-items';

/** What a person is typing at one place of a query. */
export interface TypedPart {
  /** `undefined`: a word, which may become a field. */
  readonly field: QueryField | undefined;
  /** The letters before the caret, without signs and quotes. */
  readonly typed: string;
  /** What a whole value would take the place of. */
  readonly from: number;
  readonly to: number;
}

/** `undefined` where nothing can be put: in a field that there is not, and behind the closing quote of a value. */
export function typedPartAt(text: string, caret: number): TypedPart | undefined {
  const before = text.slice(0, Math.min(caret, LONGEST_QUERY));
  const item = readItems(before).at(-1);
  const none: TypedPart = { field: undefined, typed: '', from: caret, to: caret };
  if (item === undefined || item.to < before.length || item.type === 'nothing') return none;
  if (item.type === 'unknown-field') return undefined;
  const value = item.type === 'words' ? item.value : item.values.at(-1);
  if (value === undefined) return none;
  if (value.quoted && !value.open) return undefined;
  const to = value.open ? endOfQuote(text, caret) : endOfAtom(text, caret, item.type === 'field');
  const typed = value.prefix === undefined ? value.text : `${value.prefix}/${value.text}`;
  return { field: item.type === 'field' ? item.field : undefined, typed, from: value.from, to };
}

/** The text with a value put where the part was. */
export function withPart(text: string, { from, to }: TypedPart, insert: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + insert.length };
}

function endOfAtom(text: string, from: number, isValue: boolean): number {
  let to = from;
  while (to < text.length && !isSpace(text, to) && !(isValue && text[to] === ',')) to++;
  return to;
}

function endOfQuote(text: string, from: number): number {
  const quote = text.indexOf('"', from);
  return quote === -1 ? text.length : quote + 1;
}
