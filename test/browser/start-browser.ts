import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';
import { type BrowserKind, findBrowser } from './find-browser';

const NAMES: Readonly<Record<BrowserKind, string>> = { chromium: 'Chromium or Chrome', firefox: 'Firefox' };

/** Starts the browser of this kind that is installed here. */
export function startBrowser(kind: BrowserKind, options: LaunchOptions): Promise<Browser> {
  const executablePath = findBrowser(kind);
  if (executablePath === undefined) throw new Error(`There is no ${NAMES[kind]} on this machine.`);
  return puppeteer.launch({
    executablePath,
    // Else puppeteer ends the whole process on Ctrl+C, before the profile is deleted.
    handleSIGINT: false,
    ...options,
  });
}
