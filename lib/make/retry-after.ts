import { SECOND } from '@/lib/time';

/** Of the header `Retry-After`: how long to wait, in ms, or `undefined` if it says nothing usable. Seconds or an HTTP date. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,15}$/.test(text)) return positive(Number(text) * SECOND);
  // An HTTP date always begins with the name of its day; `Date.parse` alone would also read "-5".
  return /^(?:mon|tue|wed|thu|fri|sat|sun)/i.test(text) ? positive(Date.parse(text) - now) : undefined;
}

function positive(milliseconds: number): number | undefined {
  return milliseconds > 0 ? milliseconds : undefined;
}
