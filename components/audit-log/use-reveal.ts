import { useLayoutEffect } from 'preact/hooks';
import type { FeedCursor } from '@/lib/panel/feed/feed-cursor';
import type { FeedLayout } from '@/lib/panel/feed/feed-layout';
import type { FeedView } from '@/lib/panel/feed/feed-view';
import type { Reveal } from '@/lib/panel/neighbours/neighbours-model';
import type { Scroll } from './use-scroll';

interface RevealOptions {
  readonly view: FeedView;
  readonly layout: FeedLayout;
  readonly scroll: Scroll;
  readonly cursor: FeedCursor;
  readonly reveal: Reveal | undefined;
  readonly onRevealed: () => void;
}

/** Brings an entry to the middle of what is visible, as soon as the list has it. Runs after what keeps the place. */
export function useReveal({ view, layout, scroll, cursor, reveal, onRevealed }: RevealOptions): void {
  useLayoutEffect(() => {
    if (reveal === undefined) return;
    const position = view.positionOf(reveal.uuid);
    if (position < 0) return;
    onRevealed();
    scroll.scrollTo(Math.max(0, layout.topOf(position) - (scroll.viewport - layout.heights.entry) / 2));
    if (reveal.focus) cursor.goTo(position);
    else cursor.set(position);
  }, [view, layout, reveal, onRevealed]);
}
