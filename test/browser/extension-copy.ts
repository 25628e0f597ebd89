import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../run/root';
import type { BrowserKind } from './find-browser';

export interface Folders {
  /** Holds the others, and is deleted at the end. */
  readonly folder: string;
  readonly extension: string;
  readonly profile: string;
  /** Where the browser saves files, without asking. */
  readonly downloads: string;
}

/** A folder of its own for one browser: the profile in it, and a copy of the build that no other build replaces. */
export function prepareFolder(kind: BrowserKind, extension = join(ROOT, '.output', buildName(kind))): Folders {
  if (!existsSync(join(extension, 'manifest.json'))) throw new Error(`Nothing was built in ${extension}`);
  const folder = mkdtempSync(join(tmpdir(), `audit-lens-${kind}-`));
  const copy = join(folder, 'extension');
  cpSync(extension, copy, { recursive: true });
  return { folder, extension: copy, profile: join(folder, 'profile'), downloads: join(folder, 'downloads') };
}

export function buildName(kind: BrowserKind): string {
  return kind === 'chromium' ? 'chrome-mv3' : 'firefox-mv3';
}
