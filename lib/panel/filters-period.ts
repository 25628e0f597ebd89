import type { Period } from '@/lib/audit-log/query';
import { DAY, HOUR } from '@/lib/time';

export type PeriodPreset = 'today' | 'day' | 'week' | 'month';

/** A span of days as a person names them, both included: `2026-11-24`. An empty text leaves that side open. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

type DayKey = (ms: number) => string;

/** `now` in ms since the epoch. */
export function periodOfPreset(preset: PeriodPreset, now: number, dayKey: DayKey): Period {
  switch (preset) {
    case 'today':
      return { after: startOfDay(dayKey(now), dayKey) };
    case 'day':
      return { after: now - DAY };
    case 'week':
      return { after: now - 7 * DAY };
    case 'month':
      return { after: now - 30 * DAY };
  }
}

/** Days in the person's time zone as moments: the last day belongs to the span to its end. */
export function periodOfDays({ from, to }: DayRange, dayKey: DayKey): Period {
  return {
    ...(isDay(from) ? { after: startOfDay(from, dayKey) } : {}),
    ...(isDay(to) ? { before: startOfDay(nextDay(to), dayKey) } : {}),
  };
}

/**
 * The first moment of a day in the time zone of `dayKey`, in ms since the epoch, by bisection to the millisecond: days do
 * not all begin at midnight nor last 24 hours.
 */
export function startOfDay(day: string, dayKey: DayKey): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // Time zones are at most 14 hours ahead of UTC and 12 behind.
  let before = utc - 15 * HOUR;
  let inside = utc + 15 * HOUR;
  while (inside - before > 1) {
    const middle = Math.floor((before + inside) / 2);
    if (dayKey(middle) >= day) inside = middle;
    else before = middle;
  }
  return inside;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, day.length);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
