import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitText } from '@/lib/text/wait-text';

const NOW = Date.UTC(2026, 10, 24, 13, 5);

describe('a wait', () => {
  it.each([
    [0, 'now'],
    [-5000, 'now'],
    [1, 'in 1 s'],
    [60_000, 'in 60 s'],
    [90_001, 'in 2 min'],
    [900_000, 'in 15 min'],
    [Number.NaN, 'now'],
  ])('of %d ms is told as %j', (ms, text) => {
    expect(waitText(NOW + ms, NOW)).toBe(text);
  });

  it('never promises to be over too early', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900_000 }), (ms) => {
        const [, amount, unit] = /^in (\d+) (s|min)$/u.exec(waitText(NOW + ms, NOW)) ?? [];

        expect(Number(amount) * (unit === 's' ? 1000 : 60_000)).toBeGreaterThanOrEqual(ms);
      }),
    );
  });
});
