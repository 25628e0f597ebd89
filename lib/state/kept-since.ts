import { DAY } from '../time';
import type { Settings } from './state';

/** As long as the longest there is: less than was promised is never kept. */
const MONTH = 31 * DAY;

/** What was recorded before this is not kept: ms since the epoch. */
export function keptSince({ keepMonths }: Pick<Settings, 'keepMonths'>, now: number): number {
  return now - keepMonths * MONTH;
}
