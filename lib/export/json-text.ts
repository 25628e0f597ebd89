/** What we write: JSON, and objects with fields that are left out where there is nothing to say. */
export type Writable = string | number | boolean | null | undefined | readonly Writable[] | WritableObject;

export interface WritableObject {
  readonly [key: string]: Writable;
}

/** Controls that JSON lets stand for themselves; some readers of lines take them for line breaks. */
const LEFT_OVER = /[\u007f-\u009f\u2028\u2029]/;
const EACH_LEFT_OVER = new RegExp(LEFT_OVER, 'g');

/**
 * One line of JSON that reads back as exactly this value: `-0` stays `-0`, and what was too large to hold (`1e999`,
 * read as Infinity) does not become `null`, as `JSON.stringify` would have it.
 */
export function jsonText(value: WritableObject): string {
  const text = hasOddNumber(value) ? exactText(value) : JSON.stringify(value);
  return LEFT_OVER.test(text) ? text.replace(EACH_LEFT_OVER, escapeOf) : text;
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function hasOddNumber(value: Writable): boolean {
  if (typeof value === 'number') return !Number.isFinite(value) || Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return false;
  if (isList(value)) return value.some(hasOddNumber);
  for (const key in value) if (hasOddNumber(value[key])) return true;
  return false;
}

function exactText(value: Exclude<Writable, undefined>): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map((item) => (item === undefined ? 'null' : exactText(item))).join()}]`;
  const fields = Object.entries(value).flatMap(([key, part]) =>
    part === undefined ? [] : [`${JSON.stringify(key)}:${exactText(part)}`],
  );
  return `{${fields.join()}}`;
}

function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? '1e999' : '-1e999';
}

function isList(value: readonly Writable[] | WritableObject): value is readonly Writable[] {
  return Array.isArray(value);
}
