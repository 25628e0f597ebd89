import { expect, test } from 'vitest';
import { connect } from '../browser/product';
import { waitFor } from '../browser/test-page';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

// Firefox prerenders nothing.
test('a page that is only prepared is nobody’s page', async () => {
  const { browser, make } = stage();
  const { main, second } = make.named;
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  const panel = await browser.openPanel(tab);
  await panel.sees(main.name);
  const path = `/organization/${second.id}/teams`;
  await tab.run(`{
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    rules.textContent = JSON.stringify({ prerender: [{ source: 'list', urls: ['${path}'], eagerness: 'immediate' }] });
    document.head.append(rules);
  }`);
  await waitFor(
    () => make.log.pages().some((request) => request.path === path && 'sec-purpose' in request.headers) || undefined,
    'the page to be prerendered',
  );
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await panel.text()).not.toContain(second.name);

  await tab.run(`location.href = '${path}'`);
  await panel.sees(second.name);
  // It was the prepared one that came to the front.
  expect(make.log.pages().filter((request) => request.path === path)).toHaveLength(1);
});
