import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeHash, placeOfHash } from '@/lib/panel/place/context-hash';
import type { Place } from '@/lib/panel/place/context-place';
import { ZONES } from '@/lib/zone';

describe('a place in an address', () => {
  it('is read back as it was written, without names', () => {
    const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
    const place = fc.oneof(
      fc.record({ zone: fc.constantFrom(...ZONES), organizationId: id }),
      fc.record({ zone: fc.constantFrom(...ZONES), organizationId: id, teamId: id }),
    );
    fc.assert(
      fc.property(place, (one: Place) => {
        expect(placeOfHash(placeHash({ ...one, organizationName: 'Northwind', teamName: 'Finance' }))).toEqual(one);
      }),
    );
  });

  it.each([
    '',
    '#',
    '#zone=evil.test&organization=1',
    '#zone=eu1.make.com',
    '#zone=eu1.make.com&organization=0',
    '#zone=eu1.make.com&organization=-1',
    '#zone=eu1.make.com&organization=1e3',
    '#zone=eu1.make.com&organization=99999999999999999999',
    '#zone=eu1.make.com&organization=<img>',
  ])('is none in %j', (hash) => {
    expect(placeOfHash(hash)).toBeUndefined();
  });

  it('is none where there is none', () => {
    expect(placeHash(undefined)).toBe('');
  });
});
