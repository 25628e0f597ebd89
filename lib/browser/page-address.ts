import type { PageAddress } from '@/lib/panel/gateway/panel-gateway';

/** What we use of `window`. */
export interface Page {
  readonly location: Pick<Location, 'pathname' | 'search' | 'hash'>;
  readonly history: Pick<History, 'pushState' | 'replaceState' | 'state'>;
  readonly addEventListener: (type: 'popstate', listener: () => void) => void;
  readonly removeEventListener: (type: 'popstate', listener: () => void) => void;
}

/** The address of the page itself. */
export function createPageAddress(page: Page): PageAddress {
  return {
    hash: () => page.location.hash,
    state: (): unknown => page.history.state,
    set: (hash, how, state) => {
      const url = `${page.location.pathname}${page.location.search}${hash}`;
      if (how === 'push') page.history.pushState(state, '', url);
      else page.history.replaceState(state, '', url);
    },
    onStep: (listener) => {
      // Steps back and forth, and an address that was changed by hand.
      page.addEventListener('popstate', listener);
      return () => page.removeEventListener('popstate', listener);
    },
  };
}
