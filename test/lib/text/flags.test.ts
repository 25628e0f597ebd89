import { expect, it } from 'vitest';
import type { Flag } from '@/lib/audit-log/flag';
import { flagText } from '@/lib/text/flags';

it.each<[Flag, string]>([
  [
    { kind: 'first', entriesBefore: 1234, days: 64 },
    'New for this person: not among the 1,234 entries of theirs that are kept here from the 64 days before.',
  ],
  [
    { kind: 'deletions', count: 12, mostBefore: 0, days: 31 },
    'One of 12 deletions by this person without a pause of more than 10 minutes. In the 31 days before that are kept here, they deleted nothing.',
  ],
  [
    { kind: 'deletions', count: 1200, mostBefore: 4, days: 31 },
    'One of 1,200 deletions by this person without a pause of more than 10 minutes. In the 31 days before that are kept here, it was at most 4.',
  ],
  [
    { kind: 'back', entriesBefore: 20, days: 120 },
    'The first by this person after 120 days in which only others did something. Before that, 20 entries of theirs are kept here.',
  ],
])('says why, with counts and what they are compared with: %o', (flag, expected) => {
  expect(flagText(flag)).toBe(expected);
});
