import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { submitToken } from '../browser/product';
import { filesWith } from '../browser/profile-files';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

const TOKEN = { role: 'textbox', name: 'API token' };
const FIELDS = `[...document.querySelectorAll('input')].map((input) => input.value).join()`;

test('the field for the token hides it, and forgets it with the page, the way back included', async () => {
  const current = stage();
  const { browser, make } = current;
  const typed = randomUUID();
  const page = await browser.openTab(makeUrl('/user/api'));
  await page.navigate(`${browser.origin}/options.html`);
  await page.fill(typed, TOKEN);
  expect(await page.evaluate(`document.querySelector('input[type=password]').value`)).toBe(typed);
  expect(await page.evaluate(`document.querySelector('input[type=password]').autocomplete`)).toBe('off');

  await page.navigate(makeUrl('/user/api'));
  await page.run('history.back()');
  await page.find(TOKEN);
  expect(await page.evaluate(FIELDS)).not.toContain(typed);

  // Whoever writes to the clipboard leaves a note.
  await page.run(`
    window.copied = [];
    navigator.clipboard.writeText = async (text) => void window.copied.push(text);
    document.addEventListener('copy', () => window.copied.push('copy'));
    document.addEventListener('cut', () => window.copied.push('cut'));
  `);
  await submitToken(page, { token: make.tokenOf.owner });
  await page.sees('Connected to eu1.make.com');
  expect(await page.evaluate(FIELDS)).not.toContain(make.tokenOf.owner);
  expect(await page.evaluate('window.copied')).toEqual([]);
  await page.navigate(makeUrl('/user/api'));
  await page.run('history.back()');
  await page.find(TOKEN);
  expect(await page.evaluate(FIELDS)).not.toContain(make.tokenOf.owner);

  await current.closeBrowser();
  expect(filesWith(browser.profile, [typed, make.tokenOf.owner])).toEqual([]);
});
