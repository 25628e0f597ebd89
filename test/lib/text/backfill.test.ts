import { expect, it } from 'vitest';
import { leftText, readText } from '@/lib/text/backfill';
import { HOUR, MINUTE, SECOND } from '@/lib/time';

it.each([
  [2300, 6838, '2,300 of 6,838 entries (34%)'],
  [0, 6838, '0 of 6,838 entries (0%)'],
  [6837, 6838, '6,837 of 6,838 entries (99%)'],
  [7000, 6838, '6,838 of 6,838 entries (100%)'],
  [2300, undefined, '2,300 entries so far'],
  [1, undefined, '1 entry so far'],
  [3, 0, '3 entries so far'],
])('says how much of the log is read: %s of %s', (entries, total, text) => {
  expect(readText(entries, total)).toBe(text);
});

it.each([
  [0, 'less than a minute left'],
  [59 * SECOND, 'less than a minute left'],
  [3 * MINUTE + SECOND, 'about 3 minutes left'],
  [2 * HOUR, 'about 2 hours left'],
])('says how long %s ms are', (ms, text) => {
  expect(leftText(ms)).toBe(text);
});
