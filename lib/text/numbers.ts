import { once } from '../once';

/**
 * The interface is in English; its numbers are written as its sentences are. Formatters are made when they are needed:
 * see `local-time`.
 */
const number = once(() => new Intl.NumberFormat('en', { maximumFractionDigits: 0 }));
const percent = once(() => new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 }));
const compact = once(
  () => new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3, roundingMode: 'floor' }),
);
const amount = once(() => new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }));

const KILOBYTE = 1000;
const SIZES = ['kB', 'MB', 'GB'] as const;

/** `1234567` gives "1,234,567". */
export function formatCount(count: number): string {
  return Number.isSafeInteger(count) && count >= 0 ? grouped(count) : number().format(count);
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Below this a number is as short as it gets with a letter. */
const COMPACT_FROM = 100_000;

/** Where there is little room: "1M", "123K", but "12,345". Rounded down: what is held is never more than told. */
export function formatCompactCount(count: number): string {
  return count < COMPACT_FROM ? formatCount(count) : compact().format(count);
}

/** A share from 0 to 1: "34%". Never rounds up to 100% what is not whole, nor down to 0% what is not nothing. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return percent().format(0);
  const whole = share >= 1 || share <= 0;
  return percent().format(whole ? Math.min(1, Math.max(0, share)) : Math.min(0.99, Math.max(0.01, share)));
}

/** Bytes in decimal units, as operating systems show them: "412 bytes", "3.5 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < KILOBYTE) return bytes === 1 ? '1 byte' : `${number().format(bytes)} bytes`;
  let value = bytes / KILOBYTE;
  let size = 0;
  // 999.5 would be written as 1,000 of the smaller unit.
  while (value >= 999.5 && size < SIZES.length - 1) {
    value /= KILOBYTE;
    size += 1;
  }
  return `${amount().format(value)} ${SIZES[size] ?? ''}`;
}
