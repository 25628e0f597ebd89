import { expect, test } from 'vitest';
import { submitToken } from '../browser/product';
import { whenQuiet } from '../browser/quiet';
import { useStage } from './use-stage';

const stage = useStage({ zones: ['eu1.make.com', 'eu2.make.com'] });

test('a token that Make knows is tested, kept, and never shown again', async () => {
  const { browser, make } = stage();
  const token = make.tokenOf.owner;
  const page = await browser.openExtensionPage('options');
  await submitToken(page, { token });
  await page.sees('Connected to eu1.make.com');
  await page.sees(make.named.main.name);

  const everything =
    '[document.documentElement.outerHTML, ...[...document.querySelectorAll("input")].map((i) => i.value)].join()';
  expect(await page.evaluate(everything)).not.toContain(token);
  expect(make.log.api().every(({ authorization }) => authorization === `Token ${token}`)).toBe(true);
  await page.close();
});

test.each([
  ['a word', 'hunter2'],
  ['a sentence with a token in it', 'my token is 0b9de1a4-1111-4222-8333-444455556666, thanks'],
])('%s is refused before it is used', async (_, pasted) => {
  const { browser, make } = stage();
  const asked = await whenQuiet(make);
  const page = await browser.openExtensionPage('options');
  await submitToken(page, { token: pasted });
  await page.sees('That does not look like a Make API token');
  expect(make.log.api().slice(asked)).toEqual([]);
  expect(await page.text()).not.toContain(pasted);
  await page.close();
});

test('a token that Make does not know is refused in words, and not kept', async () => {
  const { browser } = stage();
  const page = await browser.openExtensionPage('options');
  await submitToken(page, { zone: 'eu2.make.com', token: '0b9de1a4-1111-4222-8333-444455556666' });
  await page.sees('Make refused this token (eu2.make.com)');
  await page.close();
});
