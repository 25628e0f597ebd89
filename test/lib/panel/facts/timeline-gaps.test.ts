import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCut, stretchesOf } from '@/lib/panel/facts/timeline-gaps';

/** Three bars: of 10, 20 and 10 ms. */
const BARS = [
  { from: 100, to: 110, count: 1 },
  { from: 110, to: 130, count: 0 },
  { from: 130, to: 140, count: 2 },
];

describe('what may be missing, in the picture', () => {
  it.each<[string, { readonly after: number; readonly before: number }, readonly unknown[]]>([
    ['within a bar', { after: 115, before: 120 }, [{ from: 1.25, to: 1.5 }]],
    ['over several bars', { after: 105, before: 135 }, [{ from: 0.5, to: 2.5 }]],
    ['from before the picture', { after: 0, before: 110 }, [{ from: 0, to: 1 }]],
    ['to behind the picture', { after: 130, before: 999 }, [{ from: 2, to: 3 }]],
    ['before the picture', { after: 1, before: 50 }, []],
    ['behind the picture', { after: 140, before: 999 }, []],
  ])('is where its time is: %s', (_, gap, expected) => {
    expect(stretchesOf([gap], BARS)).toEqual(expected);
  });

  it('is nowhere in a picture without bars', () => {
    expect(stretchesOf([{ after: 1, before: 2 }], [])).toEqual([]);
  });

  it('cuts exactly the bars whose time it shares', () => {
    const bound = fc.integer({ min: 90, max: 150 });
    fc.assert(
      fc.property(bound, bound, fc.nat(2), fc.nat(2), (one, other, a, b) => {
        const gap = { after: Math.min(one, other), before: Math.max(one, other) };
        const span = { first: Math.min(a, b), last: Math.max(a, b) };
        const [from, to] = [BARS[span.first]?.from ?? 0, BARS[span.last]?.to ?? 0];
        const shares = Math.max(gap.after, from) < Math.min(gap.before, to);
        expect(isCut(stretchesOf([gap], BARS), span)).toBe(shares);
      }),
    );
  });
});
