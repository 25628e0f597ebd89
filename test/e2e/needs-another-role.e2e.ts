import { expect, test } from 'vitest';
import { connect, panelOf } from '../browser/product';
import { whenQuiet } from '../browser/quiet';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

test('where only a team may be read, its log is offered and opens', async () => {
  const { browser, make } = stage();
  const { main } = make.named;
  const [team] = main.sample.teams;
  if (team === undefined) throw new Error('The sample has no team.');
  await connect(browser, { token: make.tokenOf.teamAdmin });
  const tab = await browser.openTab(makeUrl(`/${team.id}/scenarios`));
  const panel = panelOf(await browser.openPanel(tab));
  await panel.someEntries();
  await panel.page.sees(team.name);
  const asked = make.log.api().filter(({ path }) => path.includes('/audit-logs/'));
  expect(asked.some(({ path, status }) => path.endsWith(`/team/${team.id}`) && status === 200)).toBe(true);
  await tab.close();
});

test('an organization that needs Admin or Owner says so', async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.member });
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`), { newWindow: true });
  const panel = await browser.openPanel(tab);
  await panel.sees(/needs (Admin or Owner|Team Admin)/);
  expect(await panel.violations()).toEqual([]);
  // Beside a token that may, its panel would read on.
  await tab.close();
});

test('a plan without audit log is not called a bad token', async () => {
  const { browser, make } = stage();
  await connect(browser, { token: make.tokenOf.owner });
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.small.id}/dashboard`), { newWindow: true });
  const panel = await browser.openPanel(tab);
  await panel.sees("This organization's plan has no audit log");
  await panel.sees('Your token is fine');
  expect(await panel.violations()).toEqual([]);
  await tab.close();
});

test('an organization of another zone is not looked for for ever', async () => {
  const { browser, make } = stage();
  const tab = await browser.openTab(makeUrl('/organization/7654321/dashboard'), { newWindow: true });
  const panel = await browser.openPanel(tab);
  await panel.sees('This organization is not on eu1.make.com');
  const asked = await whenQuiet(make);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(make.log.api().length).toBe(asked);
});

test('a zone without a token offers to connect, and never uses another zone’s token', async () => {
  const { browser, make } = stage();
  const tab = await browser.openTab(makeUrl(`/organization/${make.named.overseas.id}/dashboard`, 'us2.make.com'), {
    newWindow: true,
  });
  const panel = await browser.openPanel(tab);
  await panel.sees('us2.make.com');
  await panel.find({ role: 'button', pattern: '^Connect' });
  expect(make.log.api().filter(({ host }) => host === 'us2.make.com')).toEqual([]);
});
