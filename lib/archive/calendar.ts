import { DAY, HOUR } from '../time';

/** What clocks are ahead of UTC at a moment: ms, negative west of it. */
export type OffsetAt = (time: number) => number;

/** Civil times are written as the ms since the epoch at which UTC shows them. */
export function civilAt(time: number, offsetAt: OffsetAt): number {
  return time + offsetAt(time);
}

/** The first moment at which clocks show the civil time or, where they skip it, a later one. */
export function momentOf(civil: number, offsetAt: OffsetAt): number {
  // Well before and well after: between them clocks change once at most.
  const guesses = [civil - offsetAt(civil - DAY), civil - offsetAt(civil + DAY)];
  const fitting = guesses.filter((time) => civilAt(time, offsetAt) === civil);
  if (fitting.length > 0) return Math.min(...fitting);
  let early = Math.min(...guesses);
  let late = Math.max(...guesses);
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (civilAt(middle, offsetAt) >= civil) late = middle;
    else early = middle;
  }
  return late;
}

export const UNITS = ['hour', 'day', 'week', 'month', 'year'] as const;
export type Unit = (typeof UNITS)[number];

/** The beginning of the hour, day, week (Monday), month or year that the civil time is in, or of the one `steps` later. */
export function startOf(civil: number, unit: Unit, steps = 0): number {
  switch (unit) {
    case 'hour':
      return (Math.floor(civil / HOUR) + steps) * HOUR;
    case 'day':
      return (Math.floor(civil / DAY) + steps) * DAY;
    case 'week':
      // The epoch was a Thursday.
      return (Math.floor((civil / DAY + 3) / 7) + steps) * 7 * DAY - 3 * DAY;
    case 'month':
      return dateOf(civil, (date) => [date.getUTCFullYear(), date.getUTCMonth() + steps]);
    case 'year':
      return dateOf(civil, (date) => [date.getUTCFullYear() + steps, 0]);
  }
}

function dateOf(civil: number, partsOf: (date: Date) => readonly [year: number, month: number]): number {
  const [year, month] = partsOf(new Date(civil));
  // `Date.UTC` reads the years 0 to 99 as those of the twentieth century.
  return new Date(0).setUTCFullYear(year, month, 1);
}
