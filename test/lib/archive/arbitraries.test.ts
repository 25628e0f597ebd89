import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keysOf } from './arbitraries';

it('keys are read as they were written, whatever key came at their place before', () => {
  const key = keysOf(fc.string({ unit: fc.constantFrom('\\', '"', '\n', '\u0001', '\ud800', 'n', 'u', ' ', 'é') }));
  fc.assert(
    fc.property(key, key, (before, now) => {
      // Not known to the engine yet: only then is there one key that may follow.
      const first = `${before} and ${now}`;
      for (const text of [before, now].map((second) => JSON.stringify({ [first]: 1, [second]: 2 }))) {
        expect(JSON.stringify(JSON.parse(text))).toBe(text);
      }
    }),
    { numRuns: 5_000 },
  );
});
