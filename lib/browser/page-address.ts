import type { PageAddress } from '../panel/panel-gateway';

/** The address of the page itself. `page` is its `window`. */
export function createPageAddress(
  page: Pick<Window, 'location' | 'history' | 'addEventListener' | 'removeEventListener'>,
): PageAddress {
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
