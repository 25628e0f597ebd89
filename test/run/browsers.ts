import { existsSync, readFileSync } from 'node:fs';
import { type BrowserKind, findBrowser } from '../browser/find-browser';
import { runCommand } from './command';

const DEBIAN_PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr' } as const;

/** What to do where we cannot install a browser ourselves. */
const ADVICE = {
  chromium: 'Please install Chromium or Google Chrome, 140 or newer, or name one in BROWSER_PATH.',
  firefox: 'Please install Firefox, 142 or newer, or name one in BROWSER_PATH.',
} as const;

/** The first that can load the extension, as its manifests say. */
const LEAST_VERSION = { chromium: 140, firefox: 142 } as const;

/**
 * Makes sure that a browser of each kind is there: on Debian as root from Debian's packages.
 * Returns the sentences that tell a person what to install; none if all is well.
 */
export async function ensureBrowsers(kinds: readonly BrowserKind[]): Promise<readonly string[]> {
  const missing = await missingOf(kinds);
  if (missing.length === 0) return [];
  if (!mayInstall()) return missing.map((kind) => ADVICE[kind]);
  const packages = missing.map((kind) => DEBIAN_PACKAGE[kind]);
  console.log(`Installing ${packages.join(' and ')} from Debian's packages (apt-get) ...`);
  // Fonts: without them the pictures show boxes for emoji.
  const output = await aptInstall([...packages, 'fonts-noto-color-emoji', 'fonts-inter']);
  const stillMissing = await missingOf(missing);
  if (stillMissing.length > 0) console.log(output);
  return stillMissing.map((kind) => ADVICE[kind]);
}

/** Those of which there is none, or one too old. */
async function missingOf(kinds: readonly BrowserKind[]): Promise<readonly BrowserKind[]> {
  const found = await Promise.all(kinds.map(async (kind) => ({ kind, version: await versionOf(kind) })));
  return found.filter(({ kind, version }) => version < LEAST_VERSION[kind]).map(({ kind }) => kind);
}

/** Of what is installed, the number before the first point; 0 if nothing is. One that does not tell is taken as new. */
async function versionOf(kind: BrowserKind): Promise<number> {
  const path = findBrowser(kind);
  if (path === undefined) return 0;
  // On Windows a browser opens a window instead.
  if (process.platform === 'win32') return Number.POSITIVE_INFINITY;
  const { output } = await runCommand(path, ['--version'], { timeout: 60_000 });
  const number = / (\d+)\.\d/.exec(output)?.[1];
  return number === undefined ? Number.POSITIVE_INFINITY : Number(number);
}

async function aptInstall(packages: readonly string[]): Promise<string> {
  // Lists that came with a machine may be months old: what they name installs well, and is as old. Without a line it
  // is still better than nothing.
  const update = await apt(['update']);
  const install = await apt(['install', '-y', '--no-install-recommends', ...packages]);
  return `${update.output}${install.output}`;
}

function apt(args: readonly string[]) {
  // Waits for another installer instead of failing beside it.
  return runCommand('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', ...args], {
    timeout: 900_000,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function mayInstall(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
