import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPageHint } from '@/lib/make/page-hint';
import { watchPage } from '@/lib/make/watch-page';
import { PROTOCOL_VERSION } from '@/lib/messaging/contract';

declare const chrome: { readonly runtime?: { readonly id?: string; sendMessage(message: unknown): unknown } };

/**
 * The content script. It tells the background what the page is about (a hint) and does nothing else: it draws
 * nothing, listens to no message and gets no answer.
 *
 * A page can name elements so that `document.querySelector` or `window.browser` are those elements, for us too
 * (`<img name="querySelectorAll">`): so the methods come from the prototypes, and the messages go through `chrome`,
 * which both browsers define on the global object itself.
 */
export default defineUnlistedScript(() => {
  if (window.top !== window) return;
  const { querySelectorAll } = Document.prototype;

  watchPage({
    page: window,
    navigation: 'navigation' in window ? window.navigation : undefined,
    isVisible: () => document.visibilityState === 'visible',
    isPrerendered: () => 'prerendering' in document && document.prerendering === true,
    isAlive: () => chrome.runtime?.id !== undefined,
    read: () =>
      readPageHint(location.pathname, { querySelectorAll: (selectors) => querySelectorAll.call(document, selectors) }),
    send(hint) {
      const sending = chrome.runtime?.sendMessage({ protocolVersion: PROTOCOL_VERSION, kind: 'page.context', ...hint });
      Promise.resolve(sending).catch(() => {});
    },
    after: (milliseconds, run) => setTimeout(run, milliseconds),
    every(milliseconds, run) {
      const timer = setInterval(run, milliseconds);
      return () => clearInterval(timer);
    },
  });
});
