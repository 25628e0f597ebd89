// Notes when the first row was painted, in ms since the page was navigated to and since the click that opened it, as early
// and as cheaply as a page can; and how often IndexedDB had been asked by then, and the page's policy been broken. The
// click is another page's: both have this script.
const now = () => performance.timeOrigin + performance.now();
addEventListener('click', () => localStorage.setItem('clicked', String(now())), true);
const counted = { requests: 0, violations: 0 };
const methods = ['get', 'getAll', 'getKey', 'getAllKeys', 'getAllRecords', 'count', 'openCursor', 'openKeyCursor'];
for (const { prototype } of [IDBObjectStore, IDBIndex]) {
  for (const method of methods.filter((name) => name in prototype)) {
    const asked = prototype[method];
    prototype[method] = function (...values) {
      counted.requests += 1;
      return asked.apply(this, values);
    };
  }
}
addEventListener('securitypolicyviolation', () => {
  counted.violations += 1;
});
const watcher = new MutationObserver(() => {
  if (document.querySelector('article') === null) return;
  watcher.disconnect();
  const detail = { ...counted };
  const painted = () => {
    const sinceNavigation = performance.now();
    const sinceClick = performance.timeOrigin + sinceNavigation - Number(localStorage.getItem('clicked'));
    performance.mark('first-row', { detail: { ...detail, sinceNavigation, sinceClick } });
  };
  // The first task after the frame: a timer would come after whatever the page has put off until its rows are painted.
  requestAnimationFrame(() => scheduler.postTask(painted, { priority: 'user-blocking' }));
});
watcher.observe(document, { childList: true, subtree: true });
