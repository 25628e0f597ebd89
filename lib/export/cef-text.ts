/** A pair of the extension. Lengths are those of ArcSight's dictionary, in characters. */
export type CefPair = readonly [key: string, value: string | number | undefined, longest?: number];

interface CefHeader {
  readonly eventId: string;
  readonly name: string;
}

const VENDOR = 'Make';
const PRODUCT = 'Audit log';
/** Make names no version of its log; this is that of the API which gives it. */
const PRODUCT_VERSION = 'v2';
/** 0 to 10. Make's log knows no severities: all are of the lowest sort. */
const SEVERITY = 1;

const NEEDS_HEADER_ESCAPE = /[\\|\p{Cc}\u2028\u2029]/u;
const NEEDS_ESCAPE = /[\\=\p{Cc}\u2028\u2029]/u;
/** Characters that no reader of lines should meet, but for the two which CEF has an escape for. */
const CONTROL = /(?![\r\n])[\p{Cc}\u2028\u2029]/gu;

/** One event of the Common Event Format, version 0, without a line break. */
export function cefLine({ eventId, name }: CefHeader, pairs: readonly CefPair[]): string {
  const head = [VENDOR, PRODUCT, PRODUCT_VERSION, cut(eventId, 1023), cut(name, 512)].map(headerText);
  return `CEF:0|${head.join('|')}|${SEVERITY}|${extensionOf(pairs)}\n`;
}

function extensionOf(pairs: readonly CefPair[]): string {
  const parts: string[] = [];
  for (const [key, value, longest] of pairs) {
    if (value === undefined || value === '') continue;
    const text = typeof value === 'number' ? String(value) : value;
    parts.push(`${key}=${extensionText(longest === undefined ? text : cut(text, longest))}`);
  }
  return parts.join(' ');
}

/** A header has no way to write a line break. */
function headerText(value: string): string {
  if (!NEEDS_HEADER_ESCAPE.test(value)) return value;
  return value.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').replace(/[\\|]/g, '\\$&');
}

function extensionText(value: string): string {
  if (!NEEDS_ESCAPE.test(value)) return value;
  return value.replace(CONTROL, ' ').replace(/[\\=]/g, '\\$&').replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}

function cut(value: string, longest: number): string {
  return value.length <= longest ? value : value.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}
