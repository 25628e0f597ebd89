import { DAY, HOUR } from '../time';
import { firstAbove, mulberry32 } from './random';

/** How busy each hour of a working day is; lunch dips, evenings and nights are thin. */
const HOURS = [
  0.03, 0.02, 0.02, 0.02, 0.02, 0.04, 0.12, 0.45, 1.1, 1.7, 1.9, 1.6, 0.9, 1.3, 1.7, 1.6, 1.3, 0.8, 0.4, 0.25, 0.22,
  0.16, 0.1, 0.05,
];
const WEEKEND = 0.1;
/** An organization does more at the end of the span than at its start. */
const GROWTH = 0.8;

/**
 * `count` moments (ms since the epoch, whole seconds as Make sends them) in the `days` before `now`, oldest first,
 * as dense as an office works. `offset` is the office's distance from UTC in ms.
 */
export function workingTimes(seed: number, count: number, now: number, days: number, offset: number): Float64Array {
  const random = mulberry32(seed);
  const start = now - days * DAY;
  const firstHour = Math.floor(start / HOUR) * HOUR;
  const hours = Math.ceil((now - firstHour) / HOUR);
  const sums = new Float64Array(hours);
  let total = 0;
  let mood = 1;
  for (let index = 0; index < hours; index++) {
    const local = new Date(firstHour + index * HOUR + offset);
    if (local.getUTCHours() === 0) mood = 0.5 + random() * 1.2;
    const weekend = local.getUTCDay() % 6 === 0 ? WEEKEND : 1;
    total += (HOURS[local.getUTCHours()] ?? 0) * weekend * mood * (1 + (GROWTH * index) / hours);
    sums[index] = total;
  }
  const times = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const hour = firstHour + firstAbove(sums, random() * total) * HOUR;
    const low = Math.max(hour, start);
    const high = Math.min(hour + HOUR, now);
    times[index] = Math.floor((low + random() * (high - low)) / 1000) * 1000;
  }
  return times.sort();
}

/** The latest moment before `now` at which the office's clock showed `hour:minute`. */
export function lastTimeAt(hour: number, minute: number, now: number, offset: number): number {
  const midnight = Math.floor((now + offset) / DAY) * DAY - offset;
  const today = midnight + hour * HOUR + minute * 60_000;
  return today <= now ? today : today - DAY;
}
