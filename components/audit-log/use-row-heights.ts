import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { RowHeights } from '@/lib/panel/feed/feed-layout';

/** At the browser's usual font size, in px; also where nothing is laid out. */
const USUAL: RowHeights = { day: 28, entry: 52, divider: 24 };

/**
 * The heights that the style sheet gives to each kind of row, which follow font size, zoom and width: read from one
 * invisible example of each, in the order day, entry, divider.
 */
export function useRowHeights(examples: RefObject<HTMLElement | null>): RowHeights {
  const [heights, setHeights] = useState(USUAL);
  useLayoutEffect(() => {
    const parent = examples.current;
    if (parent === null) return;
    const measure = () => {
      const [day, entry, divider] = [...parent.children].map((child) => child.getBoundingClientRect().height);
      if (!day || !entry || !divider) return;
      setHeights((before) =>
        before.day === day && before.entry === entry && before.divider === divider ? before : { day, entry, divider },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const child of parent.children) observer.observe(child);
    return () => observer.disconnect();
  }, [examples]);
  return heights;
}
