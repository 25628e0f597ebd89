/** Numbers from here on are microseconds: as ms they would be after the year 5138. */
const MICROSECONDS_FROM = 1e14;
/** Numbers from here on are milliseconds: as seconds they would be after the year 5138, as ms they are after March 1973. */
const MILLISECONDS_FROM = 1e11;
/** The last ms of the year 9999. */
const LATEST = 253_402_300_799_999;
const NUMERIC = /^\d{1,20}(?:\.\d{1,20})?$/;
/** Only forms that every engine reads alike and that begin with a year; `Date.parse` also takes "webhook 1". */
const ISO_LIKE = /^\d{4}-\d{2}-\d{2}/;
const WITHOUT_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/;
/** Longer than any ISO time. */
const MAX_LENGTH = 64;

/**
 * A time as Make sends it, in ms since the epoch; `undefined` if it is none. Make's schema says integer, its examples
 * show ISO strings, and whether an integer is seconds or milliseconds is nowhere said: the magnitude decides.
 * A string without time zone is taken as UTC, never as this computer's time. 0 and everything before 1970 is no time
 * (a default, not an event), nor is anything after the year 9999; a year that is merely odd, like 3000, is shown as sent.
 */
export function readTime(value: unknown): number | undefined {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return undefined;
  const text = value.trim();
  if (ISO_LIKE.test(text)) return plausible(Date.parse(withOffset(text)));
  return NUMERIC.test(text) ? fromNumber(Number(text)) : undefined;
}

function withOffset(text: string): string {
  return !text.endsWith('Z') && WITHOUT_OFFSET.test(text) ? `${text.replace(' ', 'T')}Z` : text;
}

function fromNumber(value: number): number | undefined {
  if (value >= MICROSECONDS_FROM) return plausible(Math.floor(value / 1000));
  if (value >= MILLISECONDS_FROM) return plausible(Math.floor(value));
  return plausible(Math.floor(value * 1000));
}

function plausible(time: number): number | undefined {
  return time > 0 && time <= LATEST ? time : undefined;
}
