import { QUERY_FIELDS, type QueryField } from './problem';

/** A value as it stands in the text. */
export interface TypedValue {
  readonly text: string;
  readonly quoted: boolean;
  /** It follows an `=`. */
  readonly exact: boolean;
  /** Of a target: the letters and hyphens before its first slash, `scenario/3000`. */
  readonly prefix?: string;
  readonly open: boolean;
  readonly from: number;
  readonly to: number;
}

/** A stretch of a query between spaces. */
export type TypedItem = {
  readonly negated: boolean;
  readonly from: number;
  readonly to: number;
} & (
  | { readonly type: 'words'; readonly value: TypedValue }
  | { readonly type: 'field'; readonly field: QueryField; readonly values: readonly TypedValue[] }
  | { readonly type: 'unknown-field'; readonly name: string; readonly value: TypedValue }
  /** A minus with nothing behind it. */
  | { readonly type: 'nothing' }
);

/**
 * Takes a text apart, in one pass from left to right; every character is looked at a few times at most.
 * See `parseQuery` for the grammar.
 */
export function readItems(text: string): readonly TypedItem[] {
  const items: TypedItem[] = [];
  let position = 0;
  for (;;) {
    while (position < text.length && isSpace(text, position)) position++;
    if (position >= text.length) return items;
    const item = readItem(text, position);
    items.push(item);
    position = item.to;
  }
}

function readItem(text: string, from: number): TypedItem {
  const negated = text[from] === '-';
  const start = negated ? from + 1 : from;
  if (negated && (start === text.length || isSpace(text, start))) return { type: 'nothing', negated, from, to: start };
  const colon = endOfName(text, start);
  const name = colon === undefined ? '' : text.slice(start, colon);
  const field = QUERY_FIELDS.find((known) => known === name.toLowerCase());
  // An address (`https://...`) is one word.
  if (colon === undefined || (field === undefined && text.startsWith('//', colon + 1))) {
    const value = readAtom(text, start, isSpace);
    return { type: 'words', negated, from, to: value.to, value };
  }
  if (field === undefined) {
    const value = readAtom(text, colon + 1, isSpace);
    return { type: 'unknown-field', name, negated, from, to: value.to, value };
  }
  const values: TypedValue[] = [];
  let position = colon;
  do {
    const value = readValue(text, position + 1, field);
    values.push(value);
    position = value.to;
  } while (text[position] === ',');
  return { type: 'field', field, negated, from, to: position, values };
}

/** Where the colon after a name stands. */
function endOfName(text: string, from: number): number | undefined {
  let position = from;
  while (position < text.length && isLetter(text, position)) position++;
  return position > from && text[position] === ':' ? position : undefined;
}

function readValue(text: string, from: number, field: QueryField): TypedValue {
  const exact = text[from] === '=';
  const start = exact ? from + 1 : from;
  const slash = exact || field !== 'target' ? undefined : endOfPrefix(text, start);
  const atom = readAtom(text, slash === undefined ? start : slash + 1, isSpaceOrComma);
  return { ...atom, exact, from, ...(slash === undefined ? {} : { prefix: text.slice(start, slash) }) };
}

function endOfPrefix(text: string, from: number): number | undefined {
  let position = from;
  while (position < text.length && (isLetter(text, position) || text[position] === '-')) position++;
  return position > from && text[position] === '/' ? position : undefined;
}

/** A phrase in double quotes (of which two stand for one within), else all up to where `isEnd`. */
function readAtom(text: string, from: number, isEnd: (text: string, position: number) => boolean): TypedValue {
  const typed = { exact: false, from } as const;
  if (text[from] !== '"') {
    let to = from;
    while (to < text.length && !isEnd(text, to)) to++;
    return { ...typed, text: text.slice(from, to), quoted: false, open: false, to };
  }
  const pieces: string[] = [];
  let start = from + 1;
  for (;;) {
    const quote = text.indexOf('"', start);
    pieces.push(text.slice(start, quote === -1 ? text.length : quote));
    if (quote === -1) return { ...typed, text: pieces.join('"'), quoted: true, open: true, to: text.length };
    if (text[quote + 1] !== '"') return { ...typed, text: pieces.join('"'), quoted: true, open: false, to: quote + 1 };
    start = quote + 2;
  }
}

export function isSpace(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return /\s/u.test(text.charAt(position));
}

function isSpaceOrComma(text: string, position: number): boolean {
  return text[position] === ',' || isSpace(text, position);
}

function isLetter(text: string, position: number): boolean {
  const code = text.charCodeAt(position) | 0x20;
  return code >= 0x61 && code <= 0x7a;
}
