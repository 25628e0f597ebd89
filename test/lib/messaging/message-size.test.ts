import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitsIn } from '@/lib/messaging/message-size';

it('accepts a message below the limit and refuses one above', () => {
  expect(fitsIn({ text: 'x'.repeat(900) }, 1000)).toBe(true);
  expect(fitsIn({ text: 'x'.repeat(1100) }, 1000)).toBe(false);
  expect(fitsIn({ ['x'.repeat(1100)]: 1 }, 1000)).toBe(false);
  expect(
    fitsIn(
      Array.from({ length: 200 }, () => 0),
      1000,
    ),
  ).toBe(false);
});

it('ends on a value that contains itself, and on one that is very deep', () => {
  const loop: Record<string, unknown> = {};
  loop.loop = loop;
  expect(fitsIn(loop, 100_000)).toBe(false);

  let deep: unknown = 1;
  for (let level = 0; level < 50_000; level += 1) deep = [deep];
  expect(fitsIn(deep, 100_000)).toBe(false);
});

it('never lets through what is longer as text than the limit leaves room for', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 1, max: 200 }), (value, limit) => {
      const strings = JSON.stringify(value).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
      const letters = strings.reduce((sum, text) => sum + String(JSON.parse(text)).length, 0);
      if (fitsIn(value, limit)) expect(letters).toBeLessThanOrEqual(limit);
    }),
  );
});
