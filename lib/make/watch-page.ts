import type { PageContextHint } from '@/lib/page-context';

// Part of the content script: types are all it may import.

/** Where the page tells that it may have become another one. An event is a reason to read again, never data. */
export interface PageEvents {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

export interface PageWatch {
  /** The window; its `history` is not touched, the page has its own ideas about it. */
  readonly page: PageEvents;
  /** The Navigation API, where there is one. */
  readonly navigation: PageEvents | undefined;
  readonly isVisible: () => boolean;
  /** A page that is only prepared for showing is nobody's page yet. */
  readonly isPrerendered: () => boolean;
  readonly read: () => PageContextHint;
  /** Whether this copy of the extension is still the one that runs. */
  readonly isAlive: () => boolean;
  readonly send: (hint: PageContextHint) => void;
  readonly after: (milliseconds: number, run: () => void) => void;
  /** Returns what ends it. */
  readonly every: (milliseconds: number, run: () => void) => () => void;
}

/** How long after an event to look, so that a storm of navigations is one message. Milliseconds. */
const COALESCE = 50;
/** How long after an event to look again: the links are drawn later than the address changes. Milliseconds. */
const LOOK_AGAIN = 350;
/** For links that are drawn later still, and for navigations that no event told of. Milliseconds. */
const LOOK_EVERY = 1000;

/** Sends what the page is about now, and again whenever that changes; never the same twice in a row. */
export function watchPage(watch: PageWatch): void {
  const { page, navigation, isVisible, isPrerendered, isAlive, read, send } = watch;
  let sent: string | undefined;
  let planned = false;
  let stopped = false;

  function look() {
    if (stopped || isPrerendered()) return;
    if (!isAlive()) return stop();
    const hint = read();
    const now = JSON.stringify(hint);
    if (now === sent) return;
    sent = now;
    send(hint);
  }

  function plan() {
    if (planned || stopped) return;
    planned = true;
    watch.after(COALESCE, () => {
      planned = false;
      attempt(look);
    });
    watch.after(LOOK_AGAIN, () => attempt(look));
  }

  /** Should it be shown again, out of the back/forward cache, the tab was about something else in between. */
  function forget() {
    sent = undefined;
  }

  function attempt(run: () => void) {
    try {
      run();
    } catch {
      // After an update of the extension the old copy's calls throw: it ends without a sound.
      stop();
    }
  }

  function stop() {
    stopped = true;
    endLooking();
    for (const [target, type, listener] of listeners) target?.removeEventListener(type, listener);
  }

  const listeners = [
    [navigation, 'currententrychange', plan],
    [page, 'popstate', plan],
    [page, 'hashchange', plan],
    [page, 'visibilitychange', plan],
    [page, 'pagehide', forget],
    [page, 'pageshow', plan],
  ] as const;
  for (const [target, type, listener] of listeners) target?.addEventListener(type, listener);
  const endLooking = watch.every(LOOK_EVERY, () => {
    if (isVisible()) attempt(look);
  });
  attempt(look);
  plan();
}
