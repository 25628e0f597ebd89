import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { FeedView } from '@/lib/panel/feed/feed-view';
import { PANEL_TEXT } from '@/lib/text/panel';
import { type Clock, SECOND } from '@/lib/time';

export interface PanelAnnouncements {
  /** What a screen reader is to say now: counts only. */
  readonly text: ReadonlySignal<string>;
  readonly dispose: () => void;
}

/** Arrivals are told at most this often. */
const BETWEEN_ARRIVALS = 30 * SECOND;
/** Results are told when the question rests. */
const RESULTS_AFTER = 0.8 * SECOND;

export function createPanelAnnouncements(view: ReadonlySignal<FeedView | undefined>, now: Clock): PanelAnnouncements {
  const text = signal('');
  let last: FeedView | undefined;
  let arrivalsAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tellResults(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const length = view.peek()?.length;
      if (length !== undefined) text.value = PANEL_TEXT.announceShown(length);
    }, RESULTS_AFTER);
  }

  const stop = effect(() => {
    const current = view.value;
    untracked(() => {
      const before = last;
      last = current;
      if (current === undefined || before === undefined) return;
      if (current.query !== before.query) {
        tellResults();
        return;
      }
      const fresh = current.unread + current.waiting;
      if (current.newestArrival <= before.newestArrival || now() - arrivalsAt < BETWEEN_ARRIVALS) return;
      arrivalsAt = now();
      text.value = PANEL_TEXT.announceNew(fresh);
    });
  });

  return {
    text,
    dispose: () => {
      clearTimeout(timer);
      stop();
    },
  };
}
