import { expect, test } from 'vitest';
import { connect, openPanelInTab } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { useStage } from './use-stage';

const stage = useStage();

/** The name of what has the focus; `BODY` where nothing has. */
const FOCUSED = `(() => {
  const { activeElement: at } = document;
  return at === document.body ? 'BODY' : at.getAttribute('aria-label') ?? at.textContent.trim();
})()`;

test('Tab leads through the list and on, and never loses its place', async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.owner });
  const panel = await openPanelInTab(stage());
  const { page } = panel;
  const tab = async () => {
    await page.press('Tab');
    // What was drawn for the focus may be gone with it.
    await new Promise((resolve) => setTimeout(resolve, 200));
    return String(await page.evaluate(FOCUSED));
  };

  await page.focus({ role: 'feed', name: 'Audit log entries' }, { role: 'article', nth: 0 }, { role: 'button' });
  expect(await tab()).toBe('More about this entry');
  const before = await panel.shown();
  expect(await tab()).toMatch(/^Load(ing)? older entries/);
  // To come there is to scroll there, which brings more: the place stays where it is.
  await waitFor(async () => (await panel.shown()) > before || undefined, 'older entries');
  await waitFor(
    async () => /^Load older entries/.test(String(await page.evaluate(FOCUSED))) || undefined,
    async () => `nothing to be loaded any more, with the focus where it was; it is on ${await page.evaluate(FOCUSED)}`,
  );
  const shown = await panel.shown();
  expect(await tab()).not.toMatch(/older entries/);
  expect(await panel.shown()).toBe(shown);
});
