import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitIntoDays } from '@/lib/panel/feed/feed-days';
import { createFeedLayout, type FeedItem } from '@/lib/panel/feed/feed-layout';

const HEIGHTS = { day: 28, entry: 52, divider: 24 };

function daysOf(counts: readonly number[]) {
  const keys = counts.flatMap((count, day) => Array<number>(count).fill(day));
  return splitIntoDays(keys.length, (position) => String(keys[position]));
}

/** All rows one below the other, the plain way. */
function naive(counts: readonly number[], dividerAt: number | undefined): { items: FeedItem[]; height: number } {
  const items: FeedItem[] = [];
  let top = 0;
  for (const day of daysOf(counts)) {
    items.push({ type: 'day', day, top });
    top += HEIGHTS.day;
    for (let position = day.start; position < day.start + day.count; position += 1) {
      if (position === dividerAt) {
        items.push({ type: 'divider', top });
        top += HEIGHTS.divider;
      }
      items.push({ type: 'entry', position, top });
      top += HEIGHTS.entry;
    }
  }
  return { items, height: top };
}

const counts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 });

describe('the layout of the list', () => {
  it('has every row where a plain stack of rows would have it', () => {
    fc.assert(
      fc.property(counts, fc.nat(400), (perDay, divider) => {
        const total = perDay.reduce((sum, count) => sum + count, 0);
        const dividerAt = divider > 0 && divider < total ? divider : undefined;
        const layout = createFeedLayout({ days: daysOf(perDay), heights: HEIGHTS, dividerAt });
        const plain = naive(perDay, dividerAt);
        expect(layout.height).toBe(plain.height);
        expect(layout.items(0, plain.height)).toEqual(plain.items);
        for (const item of plain.items) {
          if (item.type !== 'entry') continue;
          expect(layout.topOf(item.position)).toBe(item.top);
          expect(layout.positionAt(item.top)).toBe(item.position);
          expect(layout.positionAt(item.top + HEIGHTS.entry - 1)).toBe(item.position);
        }
      }),
    );
  });

  it('gives every entry that touches a window, and the day of each', () => {
    fc.assert(
      fc.property(counts, fc.nat(20_000), fc.integer({ min: 1, max: 2000 }), (perDay, from, size) => {
        const layout = createFeedLayout({ days: daysOf(perDay), heights: HEIGHTS });
        const items = layout.items(from, from + size);
        const inside = naive(perDay, undefined).items.filter(
          ({ type, top }) => type === 'entry' && top < from + size && top + HEIGHTS.entry > from,
        );
        expect(items).toEqual(expect.arrayContaining(inside));
      }),
    );
  });

  it('names the day at a height and where the next one begins', () => {
    const layout = createFeedLayout({ days: daysOf([2, 3]), heights: HEIGHTS });
    expect(layout.dayAt(0)).toMatchObject({ day: { key: '0', count: 2 }, nextTop: 132 });
    expect(layout.dayAt(132)).toMatchObject({ day: { key: '1', count: 3 }, nextTop: undefined });
  });

  it('has no divider above the first entry, nor below the last', () => {
    const without = createFeedLayout({ days: daysOf([3]), heights: HEIGHTS }).height;
    expect(createFeedLayout({ days: daysOf([3]), heights: HEIGHTS, dividerAt: 0 }).height).toBe(without);
    expect(createFeedLayout({ days: daysOf([3]), heights: HEIGHTS, dividerAt: 3 }).height).toBe(without);
  });

  it('is empty without days', () => {
    const layout = createFeedLayout({ days: [], heights: HEIGHTS });
    expect(layout.height).toBe(0);
    expect(layout.items(0, 1000)).toEqual([]);
    expect(layout.positionAt(0)).toBe(-1);
    expect(layout.dayAt(0)).toBeUndefined();
  });
});
