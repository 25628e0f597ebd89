import { once } from '../../once';
import { DAY, SECOND } from '../../time';

/** Clock and calendar of one time zone. A civil time is written as the ms since the epoch at which UTC shows it. */
export interface CivilTime {
  /** What the clocks of the zone show at a moment (ms since the epoch). */
  at(ms: number): number;
  /** The first moment at which they show it, or, where they skip it, the first one after. ms since the epoch. */
  moment(civil: number): number;
}

/** IANA name, or `undefined` for the browser's own; a name the browser does not know falls back to that. */
export function createCivilTime(timeZone: string | undefined): CivilTime {
  const format = once(() => formatOf(timeZone));

  function at(ms: number): number {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of format().formatToParts(ms)) parts[type] = value;
    const part = (name: Intl.DateTimeFormatPartTypes): number => Number(parts[name]);
    const year = parts.era?.startsWith('B') ? 1 - part('year') : part('year');
    const shown = new Date(0);
    // `Date.UTC` reads the years 0 to 99 as those of the twentieth century.
    shown.setUTCFullYear(year, part('month') - 1, part('day'));
    shown.setUTCHours(part('hour'), part('minute'), part('second'));
    return shown.getTime() + (((ms % SECOND) + SECOND) % SECOND);
  }

  return {
    at,
    moment(civil) {
      // What the clocks are ahead of UTC, well before and well after: between them they change once at most.
      const before = at(civil - DAY) - (civil - DAY);
      const after = at(civil + DAY) - (civil + DAY);
      const fitting = [civil - before, civil - after].filter((ms) => at(ms) === civil);
      if (fitting.length > 0) return Math.min(...fitting);
      // Clocks were put forward over it: the change lies between the two guesses.
      let early = civil - Math.max(before, after);
      let late = civil - Math.min(before, after);
      while (late - early > 1) {
        const middle = Math.floor((early + late) / 2);
        if (at(middle) >= civil) late = middle;
        else early = middle;
      }
      return late;
    },
  };
}

function formatOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const fields = {
    calendar: 'gregory',
    numberingSystem: 'latn',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...fields, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en', fields);
  }
}
