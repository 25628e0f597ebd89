import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFirstTimes } from '@/lib/archive/search/first-times';

it.each([
  ['few', 12],
  ['more than fit into a table', 3_000_000],
])('tells the first time of each pair, of %s', (_case, bound) => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })));
  fc.assert(
    fc.property(pairs, (met) => {
      const isFirst = createFirstTimes(bound, 4);
      expect(met.map(([one, other]) => isFirst(one, other))).toEqual(
        met.map(([one, other], at) => met.findIndex((pair) => pair[0] === one && pair[1] === other) === at),
      );
    }),
  );
});
