import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';

export type BrowserKind = 'chromium' | 'firefox';

const LINUX: Readonly<Record<BrowserKind, readonly string[]>> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'brave-browser',
    'vivaldi',
  ],
  firefox: ['firefox', 'firefox-esr'],
};

const MAC: Readonly<Record<BrowserKind, readonly string[]>> = {
  chromium: ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser', 'Vivaldi'].map(
    (name) => `${name}.app/Contents/MacOS/${name}`,
  ),
  firefox: ['Firefox.app/Contents/MacOS/firefox'],
};

const WINDOWS: Readonly<Record<BrowserKind, readonly string[]>> = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
    'Vivaldi\\Application\\vivaldi.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe'],
};

/** The executable of an installed browser: `BROWSER_PATH` first (if it is of this kind), then the usual places. */
export function findBrowser(kind: BrowserKind): string | undefined {
  const named = process.env.BROWSER_PATH;
  if (named !== undefined && named !== '' && isFirefox(named) === (kind === 'firefox')) return named;
  return places(kind).find((path) => existsSync(path));
}

function isFirefox(path: string): boolean {
  return /firefox/i.test(basename(path));
}

function places(kind: BrowserKind): readonly string[] {
  const { env, platform } = process;
  if (platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      MAC[kind].map((path) => join(folder, path)),
    );
  }
  if (platform === 'win32') {
    return [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS[kind].map((path) => join(folder, path)));
  }
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'].filter((folder) => folder !== '');
  return LINUX[kind].flatMap((name) => folders.map((folder) => join(folder, name)));
}
