import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root';
import { buildAndRun } from './script';

const SCRIPT = 'test/demo/demo.ts';
const FOLDER = join(ROOT, 'test', 'demo');

/** What the README shows, and what the demo calls it. */
const README_PICTURES: readonly (readonly [kept: string, taken: string])[] = [
  ...['page-with-panel', 'detail', 'popup', 'panel-dark', 'connect-page'].map(
    (name) => [name, `chromium/${name}`] as const,
  ),
  ['firefox', 'firefox/page-with-panel'],
];

/** `npm run demo [-- --firefox] [-- --headless]`; with `--pictures`, those of the README anew. Returns the exit code. */
export async function runDemo(args: readonly string[]): Promise<number> {
  if (!args.includes('--pictures'))
    return buildAndRun(SCRIPT, [args.includes('--firefox') ? 'firefox' : 'chromium'], args);
  for (const browser of ['chromium', 'firefox'] as const) {
    const code = await buildAndRun(SCRIPT, [browser], ['--headless', `--${browser}`]);
    if (code !== 0) return code;
  }
  for (const [kept, taken] of README_PICTURES) {
    copyFileSync(join(FOLDER, 'out', `${taken}.png`), join(FOLDER, 'pictures', `${kept}.png`));
  }
  console.log('Those of the README are in test/demo/pictures');
  return 0;
}
