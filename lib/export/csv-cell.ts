import type { JsonObject } from '../json';
import { jsonText } from './json-text';

/**
 * Places where a spreadsheet may begin to read a formula: at the start of a value, and inside it after what another
 * reader takes for a separator (Excel splits at semicolons in half of Europe, and takes quotes for text there).
 * Quotes before the sign do not stop it, nor do blanks and invisible signs where a reader trims them, so they are part
 * of the pattern; that also makes `'` removable again.
 */
const SKIPPED = '[\'" \\v\\f\\u0085\\u00a0\\u00ad\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]*';
const FORMULA = `(?=${SKIPPED}[=+\\-@\\t\\r\\n\\0＝＋－＠])`;
const BEFORE_FORMULA = new RegExp(`(?<=^|[;\\t\\r\\n])${FORMULA}`, 'g');
const GUARD_OF_FORMULA = new RegExp(`(?<=^|[;\\t\\r\\n])'${FORMULA}`, 'g');

/** Most cells have nothing of this, and are written as they are. */
const NEEDS_CARE = /^[='"+\-@\0＝＋－＠\s\u0085\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f]|[",;\t\r\n]|\s$/;
const NEEDS_QUOTES = /^\s|[",;\t\r\n]|\s$/;

/** A text of others as a CSV cell: no formula to any spreadsheet, and one cell to every reader. */
export function textCell(value: string | undefined): string {
  if (value === undefined || value === '') return '';
  if (!NEEDS_CARE.test(value)) return value;
  const guarded = value.replace(BEFORE_FORMULA, "'");
  return NEEDS_QUOTES.test(guarded) ? quoted(guarded) : guarded;
}

/** A number of ours stays one. */
export function numberCell(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

/** An object as a cell. It begins with a brace, and a semicolon has another way to be written in JSON: no guard needed. */
export function jsonCell(value: JsonObject | undefined): string {
  return value === undefined ? '' : quoted(jsonText(value).replaceAll(';', '\\u003b'));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The text that `textCell` was given, out of what a CSV reader makes of its cell. */
export function textOfCell(cell: string): string {
  return cell.replace(GUARD_OF_FORMULA, '');
}
