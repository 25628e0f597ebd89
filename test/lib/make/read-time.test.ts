import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from '@/lib/make/read-time';

const MOMENT = Date.UTC(2024, 3, 19, 12, 5, 22);

describe('readTime', () => {
  it.each([
    ['2024-04-19T12:05:22Z', MOMENT],
    ['2024-04-19T12:05:22.000Z', MOMENT],
    ['2024-04-19T14:05:22+02:00', MOMENT],
    [' 2024-04-19T12:05:22Z ', MOMENT],
    ['2024-04-19T12:05:22', MOMENT],
    ['2024-04-19 12:05:22', MOMENT],
    ['2024-04-19 12:05:22.000', MOMENT],
    ['2024-04-19', Date.UTC(2024, 3, 19)],
    [MOMENT / 1000, MOMENT],
    [MOMENT / 1000 + 0.5, MOMENT + 500],
    [MOMENT, MOMENT],
    [MOMENT * 1000, MOMENT],
    [String(MOMENT / 1000), MOMENT],
    [String(MOMENT), MOMENT],
    [String(MOMENT * 1000), MOMENT],
    ['3000-01-01T00:00:00Z', Date.UTC(3000, 0, 1)],
    [Date.UTC(3000, 0, 1), Date.UTC(3000, 0, 1)],
    [1, 1000],
    [99_999_999_999, 99_999_999_999_000],
    [100_000_000_000, 100_000_000_000],
    [99_999_999_999_999, 99_999_999_999_999],
    [100_000_000_000_000, 100_000_000_000],
    ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
  ])('reads %j', (sent, time) => {
    expect(readTime(sent)).toBe(time);
  });

  it.each([
    undefined,
    null,
    true,
    {},
    [],
    [MOMENT],
    '',
    '0',
    '-1713528322',
    'yesterday',
    'webhook 1',
    'Fri, 19 Apr 2024 12:05:22 GMT',
    '19.04.2024',
    '2024-13-45T00:00:00Z',
    '2024-04-19T99:00:00Z',
    '+275760-09-13T00:00:00.001Z',
    '1969-12-31T23:59:59Z',
    '0001-01-01T00:00:00Z',
    '9'.repeat(21),
    `2024-04-19T12:05:22Z${' '.repeat(100)}`,
    0,
    -0,
    -MOMENT,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.MAX_VALUE,
    1e21,
  ])('finds no time in %j', (sent) => {
    expect(readTime(sent)).toBeUndefined();
  });

  it('gives whole ms of a year from 1970 to 9999, or nothing, for anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.double(), fc.integer().map(String), fc.date().map(String)), (sent) => {
        const time = readTime(sent);
        if (time === undefined) return;
        expect(Number.isSafeInteger(time)).toBe(true);
        expect(new Date(time).getUTCFullYear()).toBeGreaterThanOrEqual(1970);
        expect(new Date(time).getUTCFullYear()).toBeLessThanOrEqual(9999);
      }),
    );
  });

  it('reads any moment since 1973 alike in every form that Make could send', () => {
    const seconds = fc.integer({ min: 1e8, max: 4e9 });
    fc.assert(
      fc.property(seconds, (moment) => {
        const time = moment * 1000;
        for (const form of [moment, time, time * 1000, String(moment), new Date(time).toISOString()]) {
          expect(readTime(form)).toBe(time);
        }
      }),
    );
  });
});
