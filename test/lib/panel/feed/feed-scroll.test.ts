import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_SPACER,
  mustSettle,
  SCROLL_TOP,
  type ScrollPosition,
  scrolledTo,
  scrollPositionOf,
  spacerOf,
} from '@/lib/panel/feed/feed-scroll';

const VIEWPORT = 800;
/** A million rows of 52 px and 365 headings. */
const MILLION = { height: 52_010_220, viewport: VIEWPORT };
const SHORT = { height: 40_000, viewport: VIEWPORT };

describe('scrolling a list', () => {
  it('is plain scrolling as long as the list fits into an element', () => {
    expect(spacerOf(SHORT.height)).toBe(40_000);
    expect(scrolledTo(SCROLL_TOP, 1234, SHORT)).toEqual({ physical: 1234, virtual: 1234 });
    expect(scrollPositionOf(39_200, SHORT)).toEqual({ physical: 39_200, virtual: 39_200 });
    expect(mustSettle({ physical: 10, virtual: 10 }, SHORT)).toBe(false);
  });

  it('never goes beyond the ends', () => {
    expect(scrolledTo(SCROLL_TOP, -50, SHORT).virtual).toBe(0);
    expect(scrolledTo(SCROLL_TOP, 99_999, SHORT).virtual).toBe(39_200);
    expect(scrollPositionOf(-5, MILLION)).toEqual({ physical: 0, virtual: 0 });
  });

  it('reaches the last of a million rows with the scrollbar', () => {
    expect(spacerOf(MILLION.height)).toBe(MAX_SPACER);
    const end = scrolledTo(SCROLL_TOP, MAX_SPACER - VIEWPORT, MILLION);
    expect(end.virtual).toBe(MILLION.height - VIEWPORT);
  });

  it('moves as far in a long list as the wheel did, so that no row is jumped over', () => {
    const middle = scrollPositionOf(26_000_000, MILLION);
    const next = scrolledTo(middle, middle.physical + 120, MILLION);
    expect(next.virtual).toBe(26_000_120);
  });

  it('reaches both ends of a long list by small steps alone', () => {
    for (const direction of [1, -1] as const) {
      const end = direction === 1 ? MILLION.height - VIEWPORT : 0;
      let position = scrollPositionOf(end - direction * 100_000, MILLION);
      for (let step = 0; step < 400; step += 1) {
        const physical = Math.min(Math.max(0, position.physical + direction * 300), MAX_SPACER - VIEWPORT);
        position = scrolledTo(position, physical, MILLION);
        if (mustSettle(position, MILLION)) position = scrollPositionOf(position.virtual, MILLION);
      }
      expect(position.virtual).toBe(end);
    }
  });

  it('stays inside the list and the element whatever is scrolled', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: MAX_SPACER - VIEWPORT }), { maxLength: 40 }), (targets) => {
        let position: ScrollPosition = SCROLL_TOP;
        for (const target of targets) {
          position = scrolledTo(position, target, MILLION);
          if (mustSettle(position, MILLION)) position = scrollPositionOf(position.virtual, MILLION);
          expect(position.virtual).toBeGreaterThanOrEqual(0);
          expect(position.virtual).toBeLessThanOrEqual(MILLION.height - VIEWPORT);
          expect(position.physical).toBeGreaterThanOrEqual(0);
          expect(position.physical).toBeLessThanOrEqual(MAX_SPACER - VIEWPORT);
        }
      }),
    );
  });

  it('keeps what is shown when it settles', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MILLION.height - VIEWPORT }), (virtual) => {
        expect(scrollPositionOf(virtual, MILLION).virtual).toBe(virtual);
      }),
    );
  });
});
