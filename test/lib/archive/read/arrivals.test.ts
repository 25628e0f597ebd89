import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalsOf } from '@/lib/archive/read/arrivals';
import { countedArrivals } from '../../../fakes/counted-arrivals';

const moment = fc.integer({ min: 1, max: 6 });
const anyMark = fc.record({ firstSeenAt: moment, fresh: fc.boolean(), changed: fc.boolean(), late: fc.boolean() });
const anyRows = fc.array(anyMark, { minLength: 1, maxLength: 8 }).chain((values) =>
  fc.record({
    values: fc.constant(values),
    mark: fc.uint8Array({ max: values.length - 1, maxLength: 40 }),
  }),
);
const anyMoment = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.constant(Number.POSITIVE_INFINITY));

describe('what came in as new among rows', () => {
  it('is what a look at each row gives, in the order of the rows', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(2), anyMoment, anyMoment, ({ values, mark }, part, seenAt, waitAfter) => {
        const rows = Uint32Array.from(mark.keys())
          .filter((row) => row % (part + 1) === 0)
          .reverse();
        const newSince = (row: number) => {
          const own = values[mark[row] ?? 0];
          return own?.fresh ? own.firstSeenAt : undefined;
        };
        const found = arrivalsOf({ mark: Uint8Array.from(mark), marks: { values } }, rows, seenAt, waitAfter);
        expect(found).toEqual(countedArrivals(newSince, rows, seenAt, waitAfter));
        expect(found.shown === rows).toBe(found.waiting === 0);
      }),
    );
  });
});
