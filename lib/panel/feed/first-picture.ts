import { effect, type ReadonlySignal } from '@preact/signals';
import type { FeedState } from './feed-state';

/** What the archive holds is read within this many ms, as a rule; after that a person wants to see that something happens. */
const PATIENCE = 150;

/**
 * Resolves when the list has something to say, or when it takes too long. A picture drawn before that would be gone in
 * the next frame but one, and what the person came for would wait until the browser has painted it.
 */
export function whenWorthDrawing(state: ReadonlySignal<FeedState>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, PATIENCE);
    const stop = effect(() => {
      const { value } = state;
      // An answer of Make takes longer than anybody waits in front of an empty page.
      if (value.status !== 'loading' || value.what === 'make') queueMicrotask(end);
    });

    function end(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}
