import { createMemo } from '../memo';
import { DAY, MINUTE } from '../time';
import { localDayKey } from './local-time';

/** Every time zone's offset is a multiple of this since 1972, so no day begins within such a span. */
const QUARTER = 15 * MINUTE;
const QUARTERS_HOLD_FROM = Date.UTC(1973, 0, 1);
/** Quarters of nearly three years. */
const MOST_REMEMBERED = 100_000;

/**
 * `2026-11-24` for a moment in the zone (`undefined`: the browser's own). A list of a million entries asks a million
 * times, of which most fall into the same few thousand quarters of an hour: those are remembered.
 */
export function createDayKey(timeZone: string | undefined): (ms: number) => string {
  const keyOf = timeZone === undefined ? localDayKey : dayKeyIn(timeZone);
  const dayOf = createMemo((quarter: number) => keyOf(quarter * QUARTER), MOST_REMEMBERED);
  return (ms) => (ms < QUARTERS_HOLD_FROM ? keyOf(ms) : dayOf(Math.floor(ms / QUARTER)));
}

function dayKeyIn(timeZone: string): (ms: number) => string {
  const format = new Intl.DateTimeFormat('sv', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  });
  return (ms) => format.format(ms);
}

/** `2026-03-01` gives `2026-02-28`. */
export function previousDay(key: string): string {
  return new Date(Date.parse(`${key}T00:00:00Z`) - DAY).toISOString().slice(0, key.length);
}
