import type { SourceRecord } from '../archive/contract';
import { DAY } from '../time';
import type { Settings } from './state';

/** As long as the longest there is: less than was promised is never kept. */
const MONTH = 31 * DAY;

/** What was recorded before this is not kept: ms since the epoch. */
export function keptSince({ keepMonths }: Pick<Settings, 'keepMonths'>, now: number): number {
  return now - keepMonths * MONTH;
}

/**
 * Of an organization that had more entries than are kept: those recorded before this were dropped (`beyond`), and would
 * be again. Else as `keptSince`.
 */
export function keptFrom(
  settings: Pick<Settings, 'keepMonths' | 'keepEntries'>,
  beyond: SourceRecord['beyond'],
  now: number,
): number {
  const since = keptSince(settings, now);
  const isStillBeyond = beyond !== undefined && beyond.maxEntries >= settings.keepEntries;
  return isStillBeyond ? Math.max(since, beyond.before) : since;
}
