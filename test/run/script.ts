import { spawn } from 'node:child_process';
import type { BrowserKind } from '../browser/find-browser';
import { ensureBrowsers } from './browsers';
import { runCommand } from './command';
import { ROOT } from './root';

const BUILD = {
  chromium: ['build'],
  firefox: ['build', '-b', 'firefox', '--mv3'],
} as const;

/** Builds the extension, makes sure of the browsers, then runs one of our scripts before the person's eyes. */
export async function buildAndRun(
  script: string,
  browsers: readonly BrowserKind[],
  args: readonly string[],
): Promise<number> {
  const missing = await ensureBrowsers(browsers);
  if (missing.length > 0) {
    console.error(missing.join('\n'));
    return 2;
  }
  for (const browser of browsers) {
    const { code, output } = await runCommand('wxt', BUILD[browser]);
    if (code === 0) continue;
    console.error(output);
    return 1;
  }
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', './test/setup/ts-loader.mjs', script, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    // The script is in the same process group: Ctrl+C reaches it too, and it is the one to end tidily.
    process.on('SIGINT', () => undefined);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
