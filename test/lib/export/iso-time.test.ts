import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoTime } from '@/lib/export/iso-time';

test('writes every moment as the engine does', () => {
  fc.assert(
    fc.property(fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true }), (ms) => {
      expect(isoTime(ms)).toBe(new Date(ms).toISOString());
    }),
    { numRuns: 5_000 },
  );
});

test.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, 8.7e15])('knows no moment %s', (ms) => {
  expect(isoTime(ms)).toBeUndefined();
});
