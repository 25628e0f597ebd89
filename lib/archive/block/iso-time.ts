import { DAY, HOUR, MINUTE, SECOND } from '@/lib/time';

/**
 * Whether `Date` writes the time (ms since the epoch) as this text: `2024-04-19T12:05:22.123Z`, or without the
 * milliseconds. Ten times faster than letting it.
 */
export function isIsoOf(text: string, time: number): boolean {
  const { length } = text;
  if ((length !== 24 && length !== 20) || !hasMarks(text)) return false;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const millisecond = length === 24 ? twoDigits(text, 20) * 10 + digit(text, 22) : 0;
  // Reading the other way round is unique only for parts in their range; one that is no number is in none.
  const inRange =
    year < 10_000 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    millisecond < 1000;
  return (
    inRange && dayOf(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * SECOND + millisecond === time
  );
}

const TWO_DIGITS = Array.from({ length: 100 }, (_value, number) => String(number).padStart(2, '0'));
/** The first moment of the year 10000, which is written in another way. */
const END_OF_TIMES = 253_402_300_800_000;

/** `toISOString` of the time, which must be one that `Date` can hold. Most times are of the day of the last one. */
export function createIsoWriter(): (time: number) => string {
  let day = Number.NaN;
  let date = '';
  return (time) => {
    if (!Number.isInteger(time) || time < 0 || time >= END_OF_TIMES) return new Date(time).toISOString();
    const ofDay = time % DAY;
    if (time - ofDay !== day) {
      day = time - ofDay;
      date = new Date(day).toISOString().slice(0, 11);
    }
    const hour = TWO_DIGITS[Math.floor(ofDay / HOUR)];
    const minute = TWO_DIGITS[Math.floor((ofDay % HOUR) / MINUTE)];
    const second = TWO_DIGITS[Math.floor((ofDay % MINUTE) / SECOND)];
    const millisecond = ofDay % SECOND;
    return `${date}${hour}:${minute}:${second}.${millisecond < 100 ? '0' : ''}${millisecond < 10 ? '0' : ''}${millisecond}Z`;
  };
}

const HYPHEN = 45;
const POINT = 46;
const COLON = 58;
const LETTER_T = 84;
const LETTER_Z = 90;

function hasMarks(text: string): boolean {
  const { length } = text;
  return (
    text.charCodeAt(4) === HYPHEN &&
    text.charCodeAt(7) === HYPHEN &&
    text.charCodeAt(10) === LETTER_T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON &&
    (length === 20 || text.charCodeAt(19) === POINT) &&
    text.charCodeAt(length - 1) === LETTER_Z
  );
}

/** Far beyond every range if the character is no digit. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : 1_000_000;
}

function twoDigits(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since the epoch in the Gregorian calendar: years are counted from March, so that the leap day is the last. */
function dayOf(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const ofYear = Math.trunc((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + ofYear - 719_468;
}
