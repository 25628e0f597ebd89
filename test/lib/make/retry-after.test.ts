import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRetryAfter } from '@/lib/make/retry-after';

const NOW = Date.parse('Mon, 04 May 2026 08:00:00 GMT');

describe('readRetryAfter', () => {
  it.each([
    ['120', 120_000],
    [' 1 ', 1000],
    ['99999999', 99_999_999_000],
    ['Mon, 04 May 2026 08:02:00 GMT', 120_000],
    ['mon, 04 may 2026 08:00:01 gmt', 1000],
  ])('reads %j', (header, milliseconds) => {
    expect(readRetryAfter(header, NOW)).toBe(milliseconds);
  });

  it.each([
    null,
    '',
    '0',
    '-5',
    '1.5',
    '1e3',
    'soon',
    '120 s',
    'Mon, 04 May 2026 07:59:00 GMT',
    'Monday',
    '2026-05-04T09:00:00Z',
    '9'.repeat(400),
  ])('finds nothing usable in %j', (header) => {
    expect(readRetryAfter(header, NOW)).toBeUndefined();
  });

  it('gives a positive number of ms or nothing, for any text', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const wait = readRetryAfter(header, NOW);
        if (wait !== undefined) expect(wait).toBeGreaterThan(0);
      }),
    );
  });
});
