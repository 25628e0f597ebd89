import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meantField } from '@/lib/audit-log/query/meant-field';
import { QUERY_FIELDS } from '@/lib/audit-log/query/problem';
import { typingDistance } from '@/lib/audit-log/query/typing-distance';

it.each([
  ['evnt', 'event'],
  ['Evetn', 'event'],
  ['evvent', 'event'],
  ['actr', 'actor'],
  ['cator', 'actor'],
  ['tarrgte', 'target'],
  ['temas', undefined],
  ['tema', 'team'],
  ['knd', 'kind'],
  ['befroe', 'before'],
  ['aftre', 'after'],
  ['users', 'actor'],
  ['foo', undefined],
  ['ac', 'actor'],
  ['x', undefined],
  ['ix', undefined],
  ['scenario', undefined],
  ['https', undefined],
])('takes "%s" for %s', (typed, meant) => {
  expect(meantField(typed)).toBe(meant);
});

it('finds every longer field with one letter lost', () => {
  for (const field of QUERY_FIELDS.filter(({ length }) => length > 3)) {
    for (let at = 1; at < field.length; at++) {
      expect(meantField(field.slice(0, at) + field.slice(at + 1))).toBe(field);
    }
  }
});

it('counts slips alike from both sides, none for the same word, and never more than there are letters', () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const slips = typingDistance(a, b);
      expect(slips).toBe(typingDistance(b, a));
      expect(slips === 0).toBe(a === b);
      expect(slips).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(slips).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
    }),
  );
});
