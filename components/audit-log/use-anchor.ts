import { useLayoutEffect, useRef } from 'preact/hooks';
import { sameSource } from '@/lib/audit-log/source';
import type { FeedCursor } from '@/lib/panel/feed/feed-cursor';
import type { FeedLayout } from '@/lib/panel/feed/feed-layout';
import type { FeedView } from '@/lib/panel/feed/feed-view';
import type { Scroll } from './use-scroll';

interface AnchorOptions {
  readonly view: FeedView;
  readonly layout: FeedLayout;
  readonly scroll: Scroll;
  readonly cursor: FeedCursor;
}

interface Anchor {
  readonly view: FeedView;
  readonly layout: FeedLayout;
  /** Position of the entry at the top of what is visible, and by how many px it is scrolled beyond. */
  readonly top: number;
  readonly beyond: number;
}

/** Keeps what is being read where it is when rows come in above it; another question begins at its top. */
export function useAnchor({ view, layout, scroll, cursor }: AnchorOptions): void {
  const last = useRef<Anchor | undefined>(undefined);
  useLayoutEffect(() => {
    const before = last.current;
    if (before !== undefined && (before.view !== view || before.layout !== layout)) {
      if (!isSameQuestion(before.view, view)) {
        // Else the browser would lay out the page for nothing.
        if (scroll.physical > 0) scroll.scrollTo(0);
        cursor.set(0);
      } else {
        keepPlace(before, { view, layout, scroll, cursor });
      }
    }
    last.current = anchorOf({ view, layout, scroll });
  }, [view, layout, scroll.virtual]);
}

function keepPlace(before: Anchor, { view, layout, scroll, cursor }: AnchorOptions): void {
  // Until now it stood in the list before.
  const cursorAt = positionNow(before, cursor.position.peek(), view);
  if (cursorAt >= 0) cursor.set(cursorAt);
  const top = scroll.virtual === 0 ? -1 : positionNow(before, before.top, view);
  if (top >= 0) scroll.scrollTo(layout.topOf(top) + before.beyond);
}

/** Where the entry is now that was at a position before; -1 if it is gone. */
function positionNow({ view: before }: Anchor, position: number, now: FeedView): number {
  if (position < 0 || position >= before.length) return -1;
  return before === now ? position : now.positionOf(before.entry(position).uuid);
}

function anchorOf({ view, layout, scroll }: Omit<AnchorOptions, 'cursor'>): Anchor {
  const top = layout.positionAt(scroll.virtual);
  return { view, layout, top, beyond: scroll.virtual - layout.topOf(top) };
}

function isSameQuestion(a: FeedView, b: FeedView): boolean {
  return a.query === b.query && sameSource(a.source, b.source);
}
