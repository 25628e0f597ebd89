import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../run/root';
import { bundle } from '../lab/bundle';

export const PANEL_PAGE = 'sidepanel.html';

/** Opens in the panel's place; its name begins like the panel's, so that the harness takes it for one. */
export const FLOOR_PAGE = 'sidepanel.html.floor.html';

/** Has `fill(organizationId, entries)`. */
export const FILL_PAGE = 'fill.html';

/**
 * The built extension, and beside it: a clock as the first script of panel and popup, a panel without any framework, which reads
 * fifty rows from IndexedDB and draws them (what the browser itself takes), and a page that fills the archive.
 */
export async function copyWithFloor(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-lens-bench-'));
  cpSync(join(ROOT, '.output', 'chrome-mv3'), folder, { recursive: true });
  for (const file of ['clock.js', 'floor.js', 'floor.html']) {
    const source = fileURLToPath(new URL(`./floor/${file}`, import.meta.url));
    cpSync(source, join(folder, file === 'floor.html' ? FLOOR_PAGE : file));
  }
  writeFileSync(join(folder, 'fill.js'), await bundle('test/bench/panel/fill-page.ts'));
  writeFileSync(
    join(folder, FILL_PAGE),
    '<!doctype html><title>Fill</title><script type="module" src="/fill.js"></script>',
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
