// Notes when the first row was painted, in ms since the page began: as early and as cheaply as a page can.
const watcher = new MutationObserver(() => {
  if (document.querySelector('article') === null) return;
  watcher.disconnect();
  requestAnimationFrame(() => setTimeout(() => performance.mark('first-row'), 0));
});
watcher.observe(document, { childList: true, subtree: true });
