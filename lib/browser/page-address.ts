import type { PageAddress } from '@/lib/panel/panel-gateway';

/** What we use of `window`. */
export interface Page {
  readonly location: Pick<Location, 'pathname' | 'search' | 'hash'>;
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  readonly addEventListener: (type: 'popstate', listener: () => void) => void;
  readonly removeEventListener: (type: 'popstate', listener: () => void) => void;
}

/** The address of the page itself. */
export function createPageAddress(page: Page): PageAddress {
  return {
    hash: () => page.location.hash,
    set: (hash, how) => {
      const url = `${page.location.pathname}${page.location.search}${hash}`;
      if (how === 'push') page.history.pushState(undefined, '', url);
      else page.history.replaceState(undefined, '', url);
    },
    onStep: (listener) => {
      // Steps back and forth, and an address that was changed by hand.
      page.addEventListener('popstate', listener);
      return () => page.removeEventListener('popstate', listener);
    },
  };
}
