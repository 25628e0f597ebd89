import { formatCount } from './numbers';

const RULES = new Intl.PluralRules('en');

/** `plural(2, 'entry', 'entries')` gives "2 entries", `plural(1234, ...)` "1,234 entries". */
export function plural(count: number, one: string, other: string): string {
  return `${formatCount(count)} ${RULES.select(count) === 'one' ? one : other}`;
}
