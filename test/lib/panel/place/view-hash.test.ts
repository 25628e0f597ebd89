import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { parseQuery } from '@/lib/audit-log/query/parse';
import { printQuery } from '@/lib/audit-log/query/print';
import { viewHash, viewOfHash } from '@/lib/panel/place/view-hash';
import { ZONES } from '@/lib/zone';
import { anyQuery } from '../../audit-log/query/arbitraries';

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const anyPlace = fc.oneof(
  fc.record({ zone: fc.constantFrom(...ZONES), organizationId: id }),
  fc.record({ zone: fc.constantFrom(...ZONES), organizationId: id, teamId: id }),
);
const anyView = fc.record(
  {
    place: anyPlace,
    query: anyQuery.map((query) => printQuery(query)),
    level: fc.constantFrom('page', 'team', 'organization'),
    entry: fc.uuid(),
    at: fc.uuid(),
  },
  { requiredKeys: ['query'], noNullPrototype: true },
);

describe('a view in an address', () => {
  it('is read back as it was written, and asks the same in every time zone', () => {
    const wellFormed = anyView.filter(({ query }) => query.isWellFormed());
    fc.assert(
      fc.property(wellFormed, fc.constantFrom('UTC', 'Europe/Prague', 'Asia/Kathmandu'), (view, zone) => {
        const read = viewOfHash(viewHash(view));
        expect(read).toEqual(view);
        expect(printQuery(parseQuery(read.query, createCivilTime(zone)).query)).toBe(view.query);
      }),
    );
  });

  it.each<[string, object]>([
    ['', { query: '' }],
    ['#', { query: '' }],
    ['#q=', { query: '' }],
    ['#q=actor%3A212', { query: 'actor:212' }],
    ['#q=%E0%A4%A', { query: '\uFFFD%A' }],
    ['#zone=evil.test&organization=1&q=dana', { query: 'dana' }],
    ['#entry=', { query: '' }],
    [`#entry=${'x'.repeat(201)}`, { query: '' }],
    [`#q=${'x'.repeat(16_001)}`, { query: '' }],
    ['#q=a&q=b&entry=1', { query: 'a', entry: '1' }],
  ])('in %s is %j', (hash, view) => {
    expect(viewOfHash(hash)).toEqual(view);
  });

  it('never fails, whatever the address says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { query } = viewOfHash(`#${text}`);
        expect(parseQuery(query, createCivilTime('UTC')).problems).toBeInstanceOf(Array);
      }),
    );
  });

  it('is nothing where there is nothing to keep, or too much', () => {
    expect(viewHash({ query: '' })).toBe('');
    expect(viewHash({ query: 'x'.repeat(16_001) })).toBe('');
  });
});
