import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded } from '@/lib/archive/columns/folded-texts';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { parseQuery } from '@/lib/audit-log/query/parse';
import { createHighlights, rangesOf } from '@/lib/panel/feed/highlights';
import { fakeEntry } from '../../../fakes/fake-index';

const events = createEventCatalog(undefined);
const highlightsOf = (text: string) => createHighlights(parseQuery(text, createCivilTime('UTC')).query);
const marked = (text: string, words: readonly string[]) =>
  rangesOf(text, words).map(({ from, to }) => text.slice(from, to));

const SEARCHED = {
  entry: fakeEntry({ eventName: 'scenario_deactivated', targetId: '3000' }),
  events,
  names: ['Rechnungen ÜBERTRAGEN', 'Invoices'],
};

describe('what is marked of an entry', () => {
  it.each([
    ['dana', { actor: ['dana'], event: [], team: [], target: [] }],
    ['EXAMPLE.com', { actor: ['example.com'], event: [], team: [], target: [] }],
    ['scenario fin', { actor: [], event: ['scenario'], team: ['fin'], target: [] }],
    ['"dana kim" übertragen', { actor: ['dana kim'], event: [], team: [], target: ['übertragen'] }],
    ['300', { actor: [], event: [], team: [], target: ['300'] }],
    ['invoice', { actor: [], event: [], team: [], target: ['invoice'] }],
    ['a', { actor: ['a'], event: ['a'], team: ['a'], target: ['a'] }],
    // Of a field, only what stands in that field.
    ['actor:fin', undefined],
    ['team:fin', { actor: [], event: [], team: ['fin'], target: [] }],
    ['nowhere', undefined],
  ])('by %j', (text, found) => {
    expect(highlightsOf(text)?.in(SEARCHED)).toEqual(found);
  });

  it.each(['', '-dana', 'actor:212', 'kind:scenario', 'after:2026-01-01'])('is nothing where %j is asked', (text) => {
    expect(highlightsOf(text)).toBeUndefined();
  });

  it('is told beside it where it does not show', () => {
    const highlights = highlightsOf('example.com dana invoices');
    const found = highlights?.in(SEARCHED);
    if (highlights === undefined || found === undefined) throw new Error('not found');
    const unseen = highlights.unseen(
      found,
      [{ field: 'actor', text: 'Dana Kim' }],
      [
        { field: 'actor', text: 'dana.kim@example.com' },
        { field: 'target', text: 'Invoices' },
      ],
    );
    expect(unseen.map(({ text }) => text)).toEqual(['dana.kim@example.com', 'Invoices']);
  });
});

describe('where words stand in a text', () => {
  it.each([
    ['Dana Kim and DANA', ['dana'], ['Dana', 'DANA']],
    ['Banana', ['ana'], ['anana']],
    ['Dana Kim', ['dana', 'na k'], ['Dana K']],
    ['İstanbul 7', ['7'], ['7']],
    ['İstanbul', ['stan'], ['stan']],
    ['ΟΔΟΣ', ['οδος'], ['ΟΔΟΣ']],
    ['(a+)+$ [', ['(a+)+$', '['], ['(a+)+$', '[']],
    ['', ['a'], []],
  ])('%j with %j marks %j', (text, words, found) => {
    expect(marked(text, words)).toEqual(found);
  });

  it('is everywhere the search finds them, in whatever letters', () => {
    const unit = fc.constantFrom('a', 'A', 'İ', 'ß', 'Σ', 'ς', 'e\u0301', '😀', ' ', '.');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.string({ unit, minLength: 1, maxLength: 3 }), (text, word) => {
        const ranges = rangesOf(text, [folded(word)]);
        expect(ranges.length > 0).toBe(folded(text).includes(folded(word)));
        for (const [at, { from, to }] of ranges.entries()) {
          expect(folded(text.slice(from, to)).length).toBeGreaterThan(0);
          expect(from).toBeGreaterThanOrEqual(ranges[at - 1]?.to ?? 0);
        }
      }),
    );
  });
});
