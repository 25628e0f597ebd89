import { formatCount } from './numbers';

/**
 * `plural(2, 'entry', 'entries')` gives "2 entries", `plural(1234, ...)` "1,234 entries". English has no other rule for
 * what is counted; the browser's own rules take some ms to be made.
 */
export function plural(count: number, one: string, other: string): string {
  return `${formatCount(count)} ${count === 1 ? one : other}`;
}
