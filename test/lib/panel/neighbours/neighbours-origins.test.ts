import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { keptOrigins, type Origin, originsOf } from '@/lib/panel/neighbours/neighbours-origins';
import { anyQuery } from '../../audit-log/query/arbitraries';

const UTC = createCivilTime('UTC');

const anyOrigin: fc.Arbitrary<Origin> = fc.record(
  {
    kind: fc.constantFrom('context', 'object', 'person'),
    around: fc.uuid(),
    query: anyQuery,
    level: fc.constantFrom('page', 'team', 'organization'),
    scope: fc.oneof(
      fc.constant({ type: 'organization' } as const),
      fc.record({ type: fc.constant('team'), teamId: fc.integer({ min: 1 }) }),
      fc.record({
        type: fc.constant('target'),
        target: fc.record({ kind: fc.constantFrom('scenario', 'webhook'), id: fc.string() }),
      }),
    ),
    open: fc.boolean(),
  },
  { noNullPrototype: true },
);

it('are read back as they were kept', () => {
  fc.assert(
    fc.property(fc.array(anyOrigin, { maxLength: 3 }), (origins) => {
      const kept = keptOrigins(origins);
      expect(keptOrigins(originsOf(structuredClone(kept), UTC))).toEqual(kept);
    }),
  );
});

it('are none, whatever else a step says', () => {
  fc.assert(
    fc.property(fc.anything(), (kept) => {
      expect(originsOf(kept, UTC)).toEqual([]);
    }),
    { examples: [[null], [undefined], [[{ kind: 'context' }]], [[null]]] },
  );
});
