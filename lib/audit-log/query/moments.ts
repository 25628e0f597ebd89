import { DAY, HOUR, MINUTE, SECOND } from '../../time';
import type { Moment, Relative } from '../query';
import type { CivilTime } from './civil-time';

const UNITS = { m: 'minute', h: 'hour', d: 'day', w: 'week' } as const;
const LETTERS = { minute: 'm', hour: 'h', day: 'd', week: 'w' } as const;
const LENGTHS = { minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY } as const;

/** The years 1 to 9999: what lies outside is no time of anything that happened on Make. */
const FIRST_MOMENT = Date.parse('0001-01-02T00:00:00Z');
const LAST_MOMENT = Date.parse('9999-12-30T00:00:00Z');

const AGO = /^(\d{1,5})([mhdw])$/i;
const DATE = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](.+))?)?)?$/i;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * `7d` (`m`inutes, `h`ours, `d`ays, `w`eeks ago), `today`, `yesterday`, `2026-11-24`, `2026-11-24T14:05`,
 * `2026-11-24 14:05:09.120`, with `Z` or `+02:00` for another zone than the person's; a month or a year is its first
 * moment. `undefined` for anything else.
 */
export function parseMoment(text: string, time: CivilTime): Moment | undefined {
  const word = text.toLowerCase();
  if (word === 'today' || word === 'yesterday') return { startOf: word };
  const [, amount, letter] = AGO.exec(text) ?? [];
  if (amount !== undefined) {
    const unit = Object.entries(UNITS).find(([name]) => name === letter?.toLowerCase())?.[1];
    return unit && { ago: Number(amount), unit };
  }
  const ms = parseAbsolute(text, time);
  return ms !== undefined && ms >= FIRST_MOMENT && ms <= LAST_MOMENT ? ms : undefined;
}

function parseAbsolute(text: string, time: CivilTime): number | undefined {
  const date = DATE.exec(text);
  if (date === null) return undefined;
  const [, year, month = '1', day = '1', clock] = date;
  const start = new Date(0);
  start.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  // February 30 would become March 2.
  if (start.getUTCMonth() !== Number(month) - 1 || start.getUTCDate() !== Number(day)) return undefined;
  const midnight = start.getTime();
  if (midnight < FIRST_MOMENT - DAY || midnight > LAST_MOMENT + DAY) return undefined;
  if (clock === undefined) return time.moment(midnight);
  const match = TIME.exec(clock);
  if (match === null) return undefined;
  const [, hour, minute, second = '0', fraction = '', zone] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const passed =
    Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND + Number(fraction.padEnd(3, '0'));
  return zone === undefined ? time.moment(midnight + passed) : midnight + passed - offsetOf(zone);
}

/** `+02:00` in ms; none for `Z`. */
function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const ahead = Number(zone.slice(1, 3)) * HOUR + Number(zone.slice(-2)) * MINUTE;
  return zone.startsWith('-') ? -ahead : ahead;
}

/** The shortest text that `parseMoment` reads as the same moment; without `time`, one that any zone reads the same. */
export function printMoment(moment: Moment, time: CivilTime | undefined): string {
  if (typeof moment !== 'number') return 'startOf' in moment ? moment.startOf : `${moment.ago}${LETTERS[moment.unit]}`;
  const ms = Math.min(LAST_MOMENT, Math.max(FIRST_MOMENT, Math.round(moment)));
  const civil = time?.at(ms);
  // An hour that clocks show twice is told apart by UTC.
  if (civil === undefined || time?.moment(civil) !== ms) return `${isoOf(ms)}Z`;
  return isoOf(civil).replace(/T00:00$/, '');
}

/** `2026-11-24T14:05`, with seconds and thousandths where there are some. */
function isoOf(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace('Z', '')
    .replace(/\.000$/, '')
    .replace(/(:\d{2}):00$/, '$1');
}

/** ms since the epoch. */
export function momentAt(moment: Moment, now: number, time: CivilTime): number {
  if (typeof moment === 'number') return moment;
  if ('startOf' in moment) return startOfDay(moment.startOf, now, time);
  return now - moment.ago * LENGTHS[moment.unit];
}

function startOfDay(day: Extract<Relative, { startOf: unknown }>['startOf'], now: number, time: CivilTime): number {
  const today = Math.floor(time.at(now) / DAY) * DAY;
  return time.moment(day === 'today' ? today : today - DAY);
}
