import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitIntoDays } from '@/lib/panel/feed/feed-days';

/** One day per row, the plain way. */
function naive(keys: readonly string[]) {
  const days: { key: string; start: number; count: number }[] = [];
  keys.forEach((key, position) => {
    const last = days.at(-1);
    if (last?.key === key) last.count += 1;
    else days.push({ key, start: position, count: 1 });
  });
  return days;
}

describe('splitting a list into days', () => {
  it('cuts where a row-by-row walk would', () => {
    const sortedDays = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 40 })), { maxLength: 30 })
      .map((days) =>
        [...new Map(days)]
          .sort(([a], [b]) => b - a)
          .flatMap(([day, count]) => Array<string>(count).fill(`2026-11-${String(day).padStart(2, '0')}`)),
      );
    fc.assert(
      fc.property(sortedDays, (keys) => {
        expect(splitIntoDays(keys.length, (position) => keys[position] ?? '?')).toEqual(naive(keys));
      }),
    );
  });

  it('gathers rows without a readable time in a day of their own', () => {
    const keys = ['2026-11-24', '', ''];
    expect(splitIntoDays(3, (position) => keys[position] ?? '?')).toEqual([
      { key: '2026-11-24', start: 0, count: 1 },
      { key: '', start: 1, count: 2 },
    ]);
  });

  it('asks for the day of a few rows only, however many there are', () => {
    let asked = 0;
    const days = splitIntoDays(1_000_000, (position) => {
      asked += 1;
      return String(Math.floor(position / 2740));
    });
    expect(days).toHaveLength(365);
    expect(asked).toBeLessThan(365 * 40);
  });
});
