import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortRows } from '@/lib/archive/columns/sort-rows';

describe('sorting rows', () => {
  it('gives the order that any sort gives', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500)), (rows) => {
        const sorted = sortRows(Uint32Array.from(rows), (a, b) => b - a);
        expect([...sorted]).toEqual(rows.toSorted((a, b) => b - a));
      }),
    );
  });

  it('gives it, too, where a few rows come among many', () => {
    const few = fc.uniqueArray(fc.nat(3000), { maxLength: 12 });
    fc.assert(
      fc.property(few, fc.integer({ min: 1, max: 40 }), (late, every) => {
        const early = [...Array(3000).keys()].filter((row) => row % every === 0 && !late.includes(row)).reverse();
        const rows = Uint32Array.from([...early, ...late.sort((a, b) => b - a)]);
        const sorted = sortRows(rows.slice(), (a, b) => b - a, [0, early.length]);
        expect(sorted).toEqual(rows.toSorted().reverse());
      }),
    );
  });

  it.each([
    ['one run', [9, 8, 7, 6], 3],
    ['two runs', [9, 5, 1, 8, 4, 0], 5 + 8],
    ['all but a few', [...[...Array(2000).keys()].reverse().map((n) => n * 2), 3501, 2001, 15], 2002 + 12 + 2 + 3 * 12],
    ['runs one after the other', [...Array(50).keys()].map((n) => (n < 25 ? 24 - n : 74 - n)), 49 + 12],
  ])('compares little where %s is in order already', (_case, rows, most) => {
    let comparisons = 0;
    sortRows(Uint32Array.from(rows), (a, b) => {
      comparisons++;
      return b - a;
    });
    expect(comparisons).toBeLessThanOrEqual(most);
  });
});
