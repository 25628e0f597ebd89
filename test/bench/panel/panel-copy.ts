import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestBrowser } from '../../browser/test-browser';
import { ROOT } from '../../run/root';
import { bundle } from '../lab/bundle';

export const PANEL_PAGE = 'sidepanel.html';

/** Opens in the panel's place; its name begins like the panel's, so that the harness takes it for one. */
export const FLOOR_PAGE = 'sidepanel.html.floor.html';

/** Has `drawList(looks)`. */
export const FLOOR_LIST = 'floor-list.html';

/** Has `fill(organizationId, entries)`. */
export const FILL_PAGE = 'fill.html';

/** An empty page to ask a worker from. */
export const ASK_PAGE = 'ask.html';
const EMPTY = '<!doctype html><title>Ask</title>';

/** What every worker is given: it tells when it was started. */
const TELLS_START = "addEventListener('message', ({ ports: [port] }) => port.postMessage(performance.timeOrigin));\n";

/**
 * The built extension, and beside it: a clock as the first script of panel and popup, a panel without any framework, which reads
 * fifty rows from IndexedDB and draws them (what the browser itself takes), a list without one, a page that fills the
 * archive, and one to ask the worker from.
 */
export async function copyWithFloor(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-lens-bench-'));
  cpSync(join(ROOT, '.output', 'chrome-mv3'), folder, { recursive: true });
  for (const file of ['clock.js', 'floor.js', 'list.js', 'floor.html']) {
    const source = fileURLToPath(new URL(`./floor/${file}`, import.meta.url));
    cpSync(source, join(folder, file === 'floor.html' ? FLOOR_PAGE : file));
  }
  writeFileSync(join(folder, 'fill.js'), await bundle('test/bench/panel/fill-page.ts'));
  writeFileSync(
    join(folder, FILL_PAGE),
    '<!doctype html><title>Fill</title><script type="module" src="/fill.js"></script>',
  );
  completeWorker(folder);
  const styles = /<link rel="stylesheet"[^>]*>/g;
  const looks = readFileSync(join(folder, PANEL_PAGE), 'utf8').match(styles) ?? [];
  if (looks.length === 0) throw new Error(`${PANEL_PAGE} has no styles for the list beside it.`);
  writeFileSync(
    join(folder, FLOOR_LIST),
    `<!doctype html><html lang="en"><title>List</title>${looks.join('')}<script src="/list.js"></script><body>`,
  );
  // The panel is opened by a click in the popup.
  for (const name of [PANEL_PAGE, 'popup.html']) {
    const page = join(folder, name);
    const html = readFileSync(page, 'utf8');
    if (!html.includes('<head>')) throw new Error(`${name} has no head to put the clock in.`);
    writeFileSync(page, html.replace('<head>', '<head><script src="/clock.js"></script>'));
  }
  return folder;
}

/** Installs an extension whose worker does nothing but answer, and gives its origin. */
export async function floorWorker(browser: TestBrowser): Promise<string> {
  // In the browser's own folder, which goes when it does.
  const folder = join(dirname(browser.profile), 'floor-worker');
  cpSync(fileURLToPath(new URL('./floor-worker', import.meta.url)), folder, { recursive: true });
  completeWorker(folder);
  return browser.installAnother(folder, 'floor-worker@bench.example');
}

function completeWorker(folder: string): void {
  const worker = join(folder, 'background.js');
  writeFileSync(worker, TELLS_START + readFileSync(worker, 'utf8'));
  writeFileSync(join(folder, ASK_PAGE), EMPTY);
}
