import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextTable } from '@/lib/archive/columns/text-table';

const anyText = fc.string({ unit: fc.constantFrom('a', 'b', '\0', '\u{1f600}'), maxLength: 6 });
const anyWord = fc.oneof(anyText, fc.constantFrom('', '\0', 'a\0b', '\ud83d'));

describe('a table of texts', () => {
  it('finds what looking into each text finds, however it grew', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(anyText, { maxLength: 5 }), anyWord), { maxLength: 24 }), (steps) => {
        const texts: string[] = [];
        const table = createTextTable(
          () => texts.length,
          (place) => texts[place] ?? '',
        );
        for (const [more, word] of steps) {
          texts.push(...more);
          const found: number[] = [];
          table.containing(word, (place) => found.push(place));
          expect(found).toEqual([...texts.keys()].filter((place) => texts[place]?.includes(word)));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
