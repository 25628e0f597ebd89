import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from '@/lib/export/json-text';
import { anyJson } from '../archive/arbitraries';

test('reads back as exactly the same value, in one line', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const text = jsonText({ value });
      expect(JSON.parse(text)).toEqual({ value });
      expect(text).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [{ a: 1, b: undefined, c: [undefined, 'x'] }, '{"a":1,"c":[null,"x"]}'],
  [{ a: -0, b: undefined, c: [undefined, Number.NEGATIVE_INFINITY] }, '{"a":-0,"c":[null,-1e999]}'],
  [{ a: 'x\u2028y\u0085z' }, '{"a":"x\\u2028y\\u0085z"}'],
])('of %o is %s', (value, text) => {
  expect(jsonText(value)).toBe(text);
});
