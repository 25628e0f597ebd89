import { DAY, HOUR, MINUTE } from '../time';
import { plural } from './plural';

/** A length of time in its largest whole unit: "35 days", "3 hours", "1 minute". `ms` is not negative. */
export function durationText(ms: number): string {
  if (ms >= DAY) return plural(Math.floor(ms / DAY), 'day', 'days');
  if (ms >= HOUR) return plural(Math.floor(ms / HOUR), 'hour', 'hours');
  return plural(Math.max(1, Math.floor(ms / MINUTE)), 'minute', 'minutes');
}
