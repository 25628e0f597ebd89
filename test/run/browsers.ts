import { existsSync, readFileSync } from 'node:fs';
import { type BrowserKind, findBrowser } from '../browser/find-browser';
import { runCommand } from './command';

const DEBIAN_PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr' } as const;

/** What to do where we cannot install a browser ourselves. */
const ADVICE = {
  chromium: 'Please install Chromium or Google Chrome, or name one in BROWSER_PATH.',
  firefox: 'Please install Firefox, or name one in BROWSER_PATH.',
} as const;

/**
 * Makes sure that a browser of each kind is there: on Debian as root from Debian's packages.
 * Returns the sentences that tell a person what to install; none if all is well.
 */
export async function ensureBrowsers(kinds: readonly BrowserKind[]): Promise<readonly string[]> {
  const missing = kinds.filter((kind) => findBrowser(kind) === undefined);
  if (missing.length === 0) return [];
  if (!mayInstall()) return missing.map((kind) => ADVICE[kind]);
  const packages = missing.map((kind) => DEBIAN_PACKAGE[kind]);
  console.log(`Installing ${packages.join(' and ')} from Debian's packages (apt-get) ...`);
  // Fonts: without them the pictures show boxes for emoji.
  const output = await aptInstall([...packages, 'fonts-noto-color-emoji', 'fonts-inter']);
  const stillMissing = missing.filter((kind) => findBrowser(kind) === undefined);
  if (stillMissing.length > 0) console.log(output);
  return stillMissing.map((kind) => ADVICE[kind]);
}

async function aptInstall(packages: readonly string[]): Promise<string> {
  const install = () => apt(['install', '-y', '--no-install-recommends', ...packages]);
  const first = await install();
  if (first.code === 0) return first.output;
  // A fresh machine has no package lists, an old one has outdated ones.
  await apt(['update']);
  return (await install()).output;
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
