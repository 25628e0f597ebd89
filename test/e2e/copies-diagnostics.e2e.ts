import { expect, test } from 'vitest';
import { connect, panelOf } from '../browser/product';
import { makeUrl, useStage } from './use-stage';

const CANARY = 'Canary-2c7f-payroll';
const stage = useStage();

test('diagnostics are versions, counts and codes, and nothing of anybody', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  main.happen({ eventName: 'scenario_updated', targetId: CANARY, details: { scenarioName: CANARY, secret: CANARY } });
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`));
  const panel = panelOf(await browser.openPanel(tab));
  await panel.openEntry(0);
  await panel.page.sees(CANARY);
  const fault = make.faults.add({ kind: 'status', status: 502 });
  await panel.back();
  await panel.refresh();
  await panel.page.sees('Make has a problem');

  const page = await browser.openExtensionPage('options');
  await page.click({ role: 'button', name: 'Copy diagnostics' });
  await page.sees('Copied. This is all of it:');
  const { text } = await page.find({ role: 'region', name: 'Diagnostics' });
  fault.remove();
  expect(text).toMatch(/^Audit Lens for Make \d+\.\d+\.\d+$/m);
  expect(text).toMatch(browser.kind === 'firefox' ? /Firefox\/\d+/ : /Chrome\/\d+/);
  expect(text).toMatch(/^organization 1: entries \d+, bytes \d+, on computer$/m);
  expect(text).toContain('failure server-error/502');
  const people = main.sample.people.flatMap(({ name, email }) => [name, email]);
  const names = [CANARY, main.name, String(main.id), make.tokenOf.owner.slice(-4), ...people];
  expect(names.filter((name) => text.includes(name))).toEqual([]);
  expect(await page.violations()).toEqual([]);
  await page.close();
});
