import { type ReadonlySignal, signal } from '@preact/signals';
import type { FeedView } from './feed-view';

/** The row that the keyboard is at. The list shows and focuses it when asked to. */
export interface FeedCursor {
  readonly position: ReadonlySignal<number>;
  /** Counts how often the row was to be shown and focused; the list acts on every change. */
  readonly requests: ReadonlySignal<number>;
  /** The row is there already: it was clicked, or moved with the list. */
  readonly set: (position: number) => void;
  /** Goes to a row, as far as there is one. */
  readonly goTo: (position: number) => void;
  readonly goBy: (step: number) => void;
}

export function createFeedCursor(view: ReadonlySignal<FeedView | undefined>): FeedCursor {
  const position = signal(0);
  const requests = signal(0);
  let visited = false;

  function goTo(wanted: number): void {
    const length = view.peek()?.length ?? 0;
    if (length === 0) return;
    position.value = Math.min(Math.max(0, wanted), length - 1);
    requests.value += 1;
    visited = true;
  }

  return {
    position,
    requests,
    set: (value) => {
      position.value = value;
      visited = true;
    },
    goTo,
    // The first step of all goes to the first row, not past it.
    goBy: (step) => goTo(visited ? position.peek() + step : position.peek()),
  };
}
