// Draws public/icon/*.png anew from test/setup/icons/*.svg: `node test/setup/icons.mjs`. Needs a Chromium.
import './ts-loader.mjs';
import { readFile, writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';

const { findBrowser } = await import('../browser/find-browser');

/** At toolbar size the drawing has fewer, heavier strokes that lie on whole pixels. */
const SIZES = [
  { size: 16, drawing: 'small' },
  { size: 32, drawing: 'large' },
  { size: 48, drawing: 'large' },
  { size: 96, drawing: 'large' },
  { size: 128, drawing: 'large' },
];

const executablePath = findBrowser('chromium');
if (executablePath === undefined) throw new Error('No Chromium found. Install one, or set BROWSER_PATH.');
const browser = await puppeteer.launch({
  executablePath,
  headless: true,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage();
  for (const { size, drawing } of SIZES) {
    const svg = await readFile(new URL(`icons/${drawing}.svg`, import.meta.url), 'base64');
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}img{display:block}</style><img width="${size}" src="data:image/svg+xml;base64,${svg}">`,
    );
    const picture = await page.screenshot({ omitBackground: true });
    await writeFile(new URL(`../../public/icon/${size}.png`, import.meta.url), picture);
  }
} finally {
  await browser.close();
}
