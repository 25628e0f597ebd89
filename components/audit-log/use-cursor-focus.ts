import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FeedCursor } from '@/lib/panel/feed/feed-cursor';
import type { FeedLayout } from '@/lib/panel/feed/feed-layout';
import type { Scroll } from './use-scroll';

interface CursorFocusOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly layout: FeedLayout;
  readonly scroll: Scroll;
  readonly cursor: FeedCursor;
}

/** A row that was asked for is brought into sight first, and focused when it is there. */
export function useCursorFocus({ scroller, layout, scroll, cursor }: CursorFocusOptions): void {
  const position = cursor.position.value;
  const requests = cursor.requests.value;
  const served = useRef(requests);

  useLayoutEffect(() => {
    if (served.current === requests) return;
    const { heights } = layout;
    const { virtual, viewport } = scroll;
    const top = layout.topOf(position);
    // Below the heading that sticks to the top.
    if (top < virtual + heights.day) scroll.scrollTo(top - heights.day);
    else if (top + heights.entry > virtual + viewport) scroll.scrollTo(top + heights.entry - viewport);
  }, [requests]);

  useLayoutEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${position}"]`);
    if (served.current === requests || row === null || row === undefined) return;
    served.current = requests;
    row.focus({ preventScroll: true });
  });
}
