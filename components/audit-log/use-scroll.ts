import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { mustSettle, SCROLL_TOP, type ScrollPosition, scrolledTo, scrollPositionOf } from '@/lib/panel/feed-scroll';

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

  const moveTo = (next: ScrollPosition) => {
    latest.current = next;
    setPosition(next);
    const element = scroller.current;
    if (element !== null && element.scrollTop !== next.physical) element.scrollTop = next.physical;
  };
  const settle = () => {
    const { virtual, physical } = latest.current;
    const proper = scrollPositionOf(virtual, space);
    if (proper.physical !== physical) moveTo(proper);
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
