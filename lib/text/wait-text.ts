import { SECOND } from '../time';

/** "in 42 s", "in 3 min": counted up to full units, so that nothing is promised too early. `until` in ms since the epoch. */
export function waitText(until: number, now: number): string {
  const seconds = Math.ceil((until - now) / SECOND);
  if (!(seconds > 0)) return 'now';
  return seconds <= 90 ? `in ${seconds} s` : `in ${Math.ceil(seconds / 60)} min`;
}

/** What need not be asked for again once a wait is over. */
export function goesOnText(until: number, now: number): string {
  return `It goes on by itself ${waitText(until, now)}.`;
}
