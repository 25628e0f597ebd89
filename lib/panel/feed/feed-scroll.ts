/**
 * The height given to the scrolled element at most, in px. Elements cannot be higher than 33,554,428 px in Chromium and
 * less in Firefox; whatever is beyond is silently out of reach.
 */
export const MAX_SPACER = 15_000_000;

/** Where the element is scrolled to, and which part of the list that stands for. Both in px. */
export interface ScrollPosition {
  readonly physical: number;
  readonly virtual: number;
}

export const SCROLL_TOP: ScrollPosition = { physical: 0, virtual: 0 };

interface ScrollSpace {
  /** Of the whole list, in px. */
  readonly height: number;
  /** Of what is visible of it, in px. */
  readonly viewport: number;
}

export function spacerOf(height: number): number {
  return Math.min(height, MAX_SPACER);
}

/**
 * What a scroll of the element means. Short lists: the same. Long ones: a small step (wheel, keys, touch) moves as many
 * px in the list, so that nothing is jumped over; a leap (the scrollbar) goes to the same share of the list.
 */
export function scrolledTo(before: ScrollPosition, physical: number, space: ScrollSpace): ScrollPosition {
  const last = lastVirtual(space);
  if (space.height <= MAX_SPACER) return { physical, virtual: clamp(physical, last) };
  const step = physical - before.physical;
  if (Math.abs(step) > 3 * space.viewport) return { physical, virtual: physical * scaleOf(space) };
  return { physical, virtual: clamp(before.virtual + step, last) };
}

/** The position of the element that stands for a part of the list: to scroll there, and to settle after small steps. */
export function scrollPositionOf(virtual: number, space: ScrollSpace): ScrollPosition {
  const inside = clamp(virtual, lastVirtual(space));
  if (space.height <= MAX_SPACER) return { physical: inside, virtual: inside };
  if (inside === 0) return SCROLL_TOP;
  const lastPhysical = MAX_SPACER - space.viewport;
  if (inside === lastVirtual(space)) return { physical: lastPhysical, virtual: inside };
  // At an end of the element there is no step left to take: only the ends of the list belong there.
  return { physical: Math.min(Math.max(1, Math.round(inside / scaleOf(space))), lastPhysical - 1), virtual: inside };
}

/**
 * Small steps let the element drift from the share of the list it stands for. Close to an end that would put the end
 * out of reach: then, and whenever scrolling rests, the element has to be moved to its proper place.
 */
export function mustSettle({ physical, virtual }: ScrollPosition, space: ScrollSpace): boolean {
  if (space.height <= MAX_SPACER) return false;
  const lastPhysical = MAX_SPACER - space.viewport;
  const nearEnd = physical < space.viewport || physical > lastPhysical - space.viewport;
  return nearEnd && scrollPositionOf(virtual, space).physical !== physical;
}

/** px of the list for one px of the element. */
function scaleOf(space: ScrollSpace): number {
  return lastVirtual(space) / (MAX_SPACER - space.viewport);
}

function lastVirtual({ height, viewport }: ScrollSpace): number {
  return Math.max(0, height - viewport);
}

function clamp(value: number, last: number): number {
  return Math.min(Math.max(0, value), last);
}
