import type { JsonValue } from '@/lib/json';

/** Marks a string that stands for a number JSON text would not give back, or one that begins like such a mark. */
const MARK = '\u0000';
/** As JSON text has it. */
const ESCAPED_MARK = '\\u0000';

/**
 * JSON text that gives back exactly what `JSON.parse` made of Make's answer: `-0` stays `-0`, and a number too large
 * to hold (`1e999`, read as Infinity) does not become `null`.
 */
export function textOfJson(value: JsonValue): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string' && part.startsWith(MARK)) return `${MARK}=${part}`;
    if (typeof part !== 'number') return part;
    if (Object.is(part, -0)) return `${MARK}-0`;
    return Number.isFinite(part) ? part : `${MARK}${part}`;
  });
}

export function jsonOfText(text: string): JsonValue {
  // Asking at every value takes three times as long.
  if (!text.includes(ESCAPED_MARK)) return JSON.parse(text);
  return JSON.parse(text, (_key, part: unknown) => {
    if (typeof part !== 'string' || !part.startsWith(MARK)) return part;
    return part.startsWith(`${MARK}=`) ? part.slice(2) : Number(part.slice(1));
  });
}
