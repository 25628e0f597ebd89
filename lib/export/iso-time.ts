import { createMemo } from '../memo';
import { DAY, MINUTE, SECOND } from '../time';

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
/** A log has few days and a million moments; `toISOString` for each was a quarter of the work of a CSV file. */
const dateOf = createMemo((day: number) => new Date(day * DAY).toISOString().slice(0, -'T00:00:00.000Z'.length), 2000);

/** `2026-11-24T13:05:09.000Z`, as `toISOString` has it; `undefined` if there is no such moment. */
export function isoTime(ms: number | undefined): string | undefined {
  if (ms === undefined || !(Math.abs(ms) <= 8.64e15)) return undefined;
  const time = Math.trunc(ms);
  const day = Math.floor(time / DAY);
  const rest = time - day * DAY;
  const minutes = Math.floor(rest / MINUTE);
  const seconds = Math.floor((rest - minutes * MINUTE) / SECOND);
  const fraction = rest % SECOND;
  const zeros = fraction < 10 ? '00' : fraction < 100 ? '0' : '';
  return `${dateOf(day)}T${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds]}.${zeros}${fraction}Z`;
}
