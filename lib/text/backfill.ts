import { MINUTE } from '../time';
import { formatCount, formatShare } from './numbers';
import { durationText } from './panel-duration';
import { plural } from './plural';

export const BACKFILL_TEXT = {
  name: 'The whole history',
  offered: 'Make keeps more.',
  start: 'Get the whole history',
  running: 'Reading the whole history…',
  paused: 'Reading the whole history is paused',
  waiting: 'Reading the whole history waits',
  failed: 'The whole history could not be read',
  ended: 'The whole history is here',
  limited: 'Read as far back as the settings keep',
  kept: 'What was read stays.',
  all: (entries: number) => `${plural(entries, 'entry', 'entries')}: all that Make keeps.`,
  progress: 'Part of the whole history that is read',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  again: 'Try again',
  close: 'Close',
  keepMore: 'Keep more',
} as const;

/** "2,300 of 6,838 entries (34%)"; without Make's own count "2,300 entries so far". */
export function readText(entries: number, total: number | undefined): string {
  if (total === undefined || total <= 0) return `${plural(entries, 'entry', 'entries')} so far`;
  // Entries go and come while the list is read: more than all of it was never read.
  const read = Math.min(entries, total);
  return `${formatCount(read)} of ${plural(total, 'entry', 'entries')} (${formatShare(read / total)})`;
}

/** "about 3 minutes left"; `ms` is not negative. */
export function leftText(ms: number): string {
  return ms < MINUTE ? 'less than a minute left' : `about ${durationText(ms)} left`;
}
