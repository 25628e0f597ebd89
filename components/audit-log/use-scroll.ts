import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  mustSettle,
  SCROLL_TOP,
  type ScrollPosition,
  scrolledTo,
  scrollPositionOf,
} from '@/lib/panel/feed/feed-scroll';

/** Where nothing is laid out (tests), as much as a panel is usually high, in px. */
const USUAL_VIEWPORT = 700;
/** How long after the last scroll event scrolling rests, in ms. `scrollend` is not everywhere yet. */
const RESTS_AFTER = 150;

export interface Scroll extends ScrollPosition {
  /** Height of what is visible, in px. */
  readonly viewport: number;
  readonly onScroll: () => void;
  /** Scrolls the list so that this height (px of the list) is at the top. */
  readonly scrollTo: (virtual: number) => void;
}

/** Keeps the part of a list of any height that the scrolled element shows. `height` in px of the whole list. */
export function useScroll(scroller: RefObject<HTMLElement | null>, height: number): Scroll {
  const [viewport, setViewport] = useState(USUAL_VIEWPORT);
  const [position, setPosition] = useState<ScrollPosition>(SCROLL_TOP);
  const latest = useRef(position);
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const space = { height, viewport };

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setViewport(element.clientHeight || USUAL_VIEWPORT);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);

  const moveTo = (wanted: ScrollPosition) => {
    const element = scroller.current;
    if (element === null) return;
    if (element.scrollTop !== wanted.physical) element.scrollTop = wanted.physical;
    // Where the browser really went: to whole device pixels, and no further than there is to scroll.
    const actual = element.scrollTop;
    const isThere = Math.abs(actual - wanted.physical) <= 1;
    latest.current = isThere ? { ...wanted, physical: actual } : scrolledTo(wanted, actual, space);
    setPosition(latest.current);
  };
  const settle = () => {
    const { virtual, physical } = latest.current;
    // The person has scrolled on, and the event is still to come: what we know is out of date.
    if (scroller.current?.scrollTop !== physical) return;
    const proper = scrollPositionOf(virtual, space);
    if (Math.abs(proper.physical - physical) > 1) moveTo(proper);
  };

  const onScroll = () => {
    const element = scroller.current;
    if (element === null || element.scrollTop === latest.current.physical) return;
    const next = scrolledTo(latest.current, element.scrollTop, space);
    latest.current = next;
    setPosition(next);
    if (mustSettle(next, space)) settle();
    clearTimeout(rest.current);
    rest.current = setTimeout(settle, RESTS_AFTER);
  };
  useEffect(() => () => clearTimeout(rest.current), []);

  return { ...position, viewport, onScroll, scrollTo: (virtual) => moveTo(scrollPositionOf(virtual, space)) };
}
