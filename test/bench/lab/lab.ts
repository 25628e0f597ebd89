import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser } from '../../browser/find-browser';
import { pageFiles } from './bundle';
import { serve } from './serve';

/** A browser with the page of the bench in it. */
export interface Session {
  readonly page: Page;
  /** Bytes after a garbage collection. */
  memory(): Promise<{ readonly heap: number; readonly buffers: number }>;
}

/** A profile that outlives its browsers. */
export interface Lab {
  /** A fresh browser process for this piece of work. */
  session<Value>(work: (session: Session) => Promise<Value>): Promise<Value>;
  /** Bytes that the profile's files in this folder take, while no browser runs. */
  bytesIn(folder: 'IndexedDB' | 'File System'): number;
}

/** The page's server for as long as `work` takes; each lab within it has a profile of its own. */
export async function withLabs<Value>(work: (openLab: () => Lab) => Promise<Value>): Promise<Value> {
  const server = await serve(await pageFiles());
  const profiles: string[] = [];
  try {
    return await work(() => {
      const profile = mkdtempSync(join(tmpdir(), 'audit-lens-bench-'));
      profiles.push(profile);
      return {
        session: (inside) => withSession(server.url, profile, inside),
        bytesIn: (folder) => sizeOf(join(profile, 'Default', folder)),
      };
    });
  } finally {
    server.close();
    for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function withSession<Value>(
  url: string,
  profile: string,
  work: (session: Session) => Promise<Value>,
): Promise<Value> {
  const executablePath = findBrowser('chromium');
  if (executablePath === undefined) throw new Error('There is no Chromium or Chrome on this machine.');
  const browser = await puppeteer.launch({
    executablePath,
    userDataDir: profile,
    pipe: true,
    protocolTimeout: 3_600_000,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    page.on('console', (message) => {
      if (message.type() === 'info') console.log(`  ${message.text()}`);
    });
    await page.goto(url);
    await page.waitForFunction('globalThis.bench !== undefined');
    const client = await page.createCDPSession();
    return await work({
      page,
      async memory() {
        for (let round = 0; round < 3; round += 1) await client.send('HeapProfiler.collectGarbage');
        const usage = await client.send('Runtime.getHeapUsage');
        return { heap: usage.usedSize, buffers: usage.backingStorageSize };
      },
    });
  } finally {
    await browser.close();
  }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
}
