import { useLayoutEffect, useRef } from 'preact/hooks';
import { sameSource } from '@/lib/audit-log/source';
import type { FeedCursor } from '@/lib/panel/feed-cursor';
import type { FeedLayout } from '@/lib/panel/feed-layout';
import type { FeedView } from '@/lib/panel/feed-view';
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
  /** The entry at the top of what is visible, and by how many px it is scrolled beyond. */
  readonly topUuid: string | undefined;
  readonly beyond: number;
  readonly cursorUuid: string | undefined;
}

/** Keeps what is being read where it is when rows come in above it; another question begins at its top. */
export function useAnchor({ view, layout, scroll, cursor }: AnchorOptions): void {
  const last = useRef<Anchor | undefined>(undefined);
  const position = cursor.position.value;
  useLayoutEffect(() => {
    const before = last.current;
    if (before !== undefined && (before.view !== view || before.layout !== layout)) {
      if (!isSameQuestion(before.view, view)) {
        scroll.scrollTo(0);
        cursor.set(0);
      } else {
        keepPlace(before, { view, layout, scroll, cursor });
      }
    }
    last.current = anchorOf({ view, layout, scroll, cursor });
  }, [view, layout, scroll.virtual, position]);
}

function keepPlace(before: Anchor, { view, layout, scroll, cursor }: AnchorOptions): void {
  const cursorAt = before.cursorUuid === undefined ? -1 : view.positionOf(before.cursorUuid);
  if (cursorAt >= 0) cursor.set(cursorAt);
  const top = before.topUuid === undefined || scroll.virtual === 0 ? -1 : view.positionOf(before.topUuid);
  if (top >= 0) scroll.scrollTo(layout.topOf(top) + before.beyond);
}

function anchorOf({ view, layout, scroll, cursor }: AnchorOptions): Anchor {
  const position = layout.positionAt(scroll.virtual);
  const cursorAt = cursor.position.peek();
  return {
    view,
    layout,
    topUuid: position >= 0 && position < view.length ? view.entry(position).uuid : undefined,
    beyond: scroll.virtual - layout.topOf(position),
    cursorUuid: cursorAt < view.length ? view.entry(cursorAt).uuid : undefined,
  };
}

function isSameQuestion(a: FeedView, b: FeedView): boolean {
  return a.query === b.query && sameSource(a.source, b.source);
}
