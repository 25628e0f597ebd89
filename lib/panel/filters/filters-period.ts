import type { Moment, Period } from '@/lib/audit-log/query';
import type { CivilTime } from '@/lib/audit-log/query/civil-time';
import { DAY } from '@/lib/time';

export type PeriodPreset = 'today' | 'day' | 'week' | 'month';

/** A span of days as a person names them, both included: `2026-11-24`. An empty text leaves that side open. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** They move on with the clock, so that a saved view keeps its meaning. */
const PRESETS: Readonly<Record<PeriodPreset, Moment>> = {
  today: { startOf: 'today' },
  day: { ago: 24, unit: 'hour' },
  week: { ago: 7, unit: 'day' },
  month: { ago: 30, unit: 'day' },
};

export function periodOfPreset(preset: PeriodPreset): Period {
  return { after: PRESETS[preset] };
}

/** Which of the usual spans a period is, however it was asked for; `days` for any other. */
export function presetOf({ after, before }: Period): PeriodPreset | 'days' | undefined {
  if (after === undefined && before === undefined) return undefined;
  if (before !== undefined || after === undefined || typeof after === 'number') return 'days';
  if ('startOf' in after) return after.startOf === 'today' ? 'today' : 'days';
  switch (`${after.ago} ${after.unit}`) {
    case '24 hour':
    case '1 day':
      return 'day';
    case '7 day':
    case '1 week':
      return 'week';
    case '30 day':
      return 'month';
    default:
      return 'days';
  }
}

/** Days in the person's time zone as moments: the last day belongs to the span to its end. */
export function periodOfDays({ from, to }: DayRange, time: CivilTime): Period {
  return {
    ...(isDay(from) ? { after: time.moment(midnightOf(from)) } : {}),
    ...(isDay(to) ? { before: time.moment(midnightOf(to) + DAY) } : {}),
  };
}

/** The days that hold a period's ends, where these are fixed. */
export function daysOf({ after, before }: Period, time: CivilTime): DayRange {
  return {
    from: typeof after === 'number' ? dayOf(time.at(after)) : '',
    to: typeof before === 'number' ? dayOf(time.at(before - 1)) : '',
  };
}

function dayOf(civil: number): string {
  return new Date(civil).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function midnightOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(midnightOf(text)) && !text.startsWith('0000');
}
