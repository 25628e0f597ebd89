import { once } from '../once';
import { type Clock, DAY, HOUR, MINUTE, SECOND } from '../time';
import { createDayKey, previousDay } from './day-key';
import { localDay, localTime } from './local-time';

/** Times as people read them, in one time zone and one locale. All arguments are ms since the epoch. */
export interface Times {
  /** The zone the times are in, for a person: "Central European Summer Time", "UTC". */
  zoneName(ms: number): string;
  /** "2 hours ago", "in 5 minutes", "just now". */
  relative(ms: number): string;
  /** "Tue, Nov 24, 2026, 14:05:09 GMT+1": to the second, with the zone. */
  exact(ms: number): string;
  /** "14:05" */
  time(ms: number): string;
  /** "Today", "Yesterday", else "Tuesday, November 24", with the year if it is another one. */
  day(ms: number): string;
  /** "Nov 24, 14:05", with the year if it is another one: short, for lines that name one moment. */
  short(ms: number): string;
  /** "Nov 24, 2026" */
  date(ms: number): string;
  /** "Nov 24", with the year if it is another one. */
  shortDate(ms: number): string;
  /** `2026-11-24`: the same for all moments of one day in this zone. Days sort as their keys do. */
  dayKey(ms: number): string;
  /** `2026-11-24T13:05:09.000Z`, for `<time datetime>` and for copying; empty if there is no such moment. */
  iso(ms: number): string;
}

interface TimesOptions {
  /** IANA name, `UTC`, or `undefined` for the browser's own. A name the browser does not know falls back to that. */
  readonly timeZone: string | undefined;
  readonly now: Clock;
}

const UNKNOWN_TIME = 'time unknown';

/** The years 1 to 9999: what lies outside is no time of anything that happened on Make. */
const FIRST_MOMENT = Date.parse('0001-01-02T00:00:00Z');
const LAST_MOMENT = Date.parse('9999-12-30T00:00:00Z');

const RELATIVE_UNITS: readonly (readonly [unit: string, ms: number, below: number])[] = [
  ['minute', MINUTE, HOUR],
  ['hour', HOUR, DAY],
  ['day', DAY, 30 * DAY],
  ['month', 30.44 * DAY, 365 * DAY],
  ['year', 365.25 * DAY, Number.POSITIVE_INFINITY],
];

/**
 * Formatters are costly to make and cheap to use: each is made once, when it is first needed. The words of the interface
 * are English; with them, so are its dates.
 */
export function createTimes({ timeZone, now }: TimesOptions): Times {
  const isLocal = timeZone === undefined;
  const zone = once(() => knownTimeZone(timeZone));
  const format = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    once(() => new Intl.DateTimeFormat('en', { ...options, timeZone: zone() }));

  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const exact = format({
    ...clock,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    second: '2-digit',
    timeZoneName: 'short',
  });
  const time = format(clock);
  const dayOfYear = format({ weekday: 'long', month: 'long', day: 'numeric' });
  const dayOfOtherYear = format({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
  const short = format({ ...clock, month: 'short', day: 'numeric' });
  const shortOfOtherYear = format({ ...clock, month: 'short', day: 'numeric', year: 'numeric' });
  const dateOfYear = format({ month: 'short', day: 'numeric' });
  const date = format({ month: 'short', day: 'numeric', year: 'numeric' });
  const zoneName = format({ timeZoneName: 'long' });
  const dayKey = createDayKey(isLocal ? undefined : zone());

  const year = (ms: number): string => dayKey(ms).slice(0, -'-MM-DD'.length);
  const isThisYear = (ms: number): boolean => year(ms) === year(now());
  const orUnknown =
    (text: (ms: number) => string) =>
    (ms: number): string =>
      isMoment(ms) ? text(ms) : UNKNOWN_TIME;

  return {
    zoneName: (ms) =>
      zoneName()
        .formatToParts(isMoment(ms) ? ms : now())
        .find(isZoneName)?.value ?? zone(),
    relative: orUnknown((ms) => {
      const distance = Math.abs(ms - now());
      if (distance < 45 * SECOND) return 'just now';
      // Rounded up to the next unit ("1 hour ago"), never to "60 minutes ago".
      const chosen = RELATIVE_UNITS.find(([, size, below]) => Math.round(distance / size) * size < below);
      const [unit, size] = chosen ?? ['year', 365.25 * DAY];
      const amount = Math.max(1, Math.round(distance / size));
      const duration = `${amount} ${unit}${amount === 1 ? '' : 's'}`;
      return ms < now() ? `${duration} ago` : `in ${duration}`;
    }),
    exact: orUnknown((ms) => exact().format(ms)),
    time: orUnknown((ms) => (isLocal ? localTime(ms) : time().format(ms))),
    day: orUnknown((ms) => {
      const key = dayKey(ms);
      const today = dayKey(now());
      if (key === today) return 'Today';
      if (key === previousDay(today)) return 'Yesterday';
      const thisYear = isThisYear(ms);
      return isLocal ? localDay(ms, !thisYear) : (thisYear ? dayOfYear : dayOfOtherYear)().format(ms);
    }),
    short: orUnknown((ms) => (isThisYear(ms) ? short : shortOfOtherYear)().format(ms)),
    date: orUnknown((ms) => date().format(ms)),
    shortDate: orUnknown((ms) => (isThisYear(ms) ? dateOfYear : date)().format(ms)),
    dayKey: (ms) => (isMoment(ms) ? dayKey(ms) : ''),
    iso: (ms) => (isMoment(ms) ? new Date(ms).toISOString() : ''),
  };
}

function isMoment(ms: number): boolean {
  return ms >= FIRST_MOMENT && ms <= LAST_MOMENT;
}

function isZoneName({ type }: Intl.DateTimeFormatPart): boolean {
  return type === 'timeZoneName';
}

/** Make's profile may name a time zone that this browser does not know. */
function knownTimeZone(timeZone: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return new Intl.DateTimeFormat('en').resolvedOptions().timeZone;
  }
}
