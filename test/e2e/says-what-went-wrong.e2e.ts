import { beforeAll, expect, test } from 'vitest';
import { connect, letMinutePass, panelOf } from '../browser/product';
import { waitFor } from '../browser/test-page';
import type { Fault } from '../make/faults';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

const LIST = /\/audit-logs\/organization\/\d+(\?|$)/;

const CASES: readonly (readonly [what: string, fault: Fault, title: string, action: string | undefined])[] = [
  ['an error of the server', { kind: 'status', status: 500 }, 'Make has a problem (500)', 'Try again'],
  ['a broken gateway', { kind: 'status', status: 502 }, 'Make has a problem (502)', 'Try again'],
  ['a page to sign in', { kind: 'login-page' }, 'Got a web page instead of data', 'Try again'],
  ['half an answer', { kind: 'truncated' }, 'The answer was cut off', 'Try again'],
  ['an answer without end', { kind: 'huge' }, 'The answer was too large', 'Try again'],
  [
    'a redirect to another zone',
    { kind: 'redirect', to: 'https://us1.make.com/api/v2/users/me' },
    'Cannot reach eu1.make.com',
    'Try again',
  ],
  ['a broken line', { kind: 'reset' }, 'Cannot reach eu1.make.com', 'Try again'],
  ['a refused token', { kind: 'status', status: 401 }, 'Make refused this token (eu1.make.com)', 'Replace the token'],
  ['a limit', { kind: 'status', status: 429, headers: { 'Retry-After': '120' } }, 'Make asks us to wait', undefined],
];

beforeAll(() => connect(stage().browser, { token: stage().make.tokenOf.owner }));

test.each(CASES)('%s: says so, keeps what was read, and recovers', async (_, fault, title, action) => {
  const { browser, make } = stage();
  const { main } = make.named;
  await letMinutePass(browser);
  const tab = await browser.openTab(makeUrl(`/organization/${main.id}/dashboard`), { newWindow: true });
  const panel = panelOf(await browser.openPanel(tab));
  const before = await panel.someEntries();

  const handle = make.faults.add(fault, { path: LIST });
  await panel.refresh();
  await panel.page.sees(title, 20_000);
  if (action !== undefined) await panel.page.find({ role: 'button', name: action });
  expect((await panel.entries())[0]?.name).toBe(before[0]?.name);
  expect(await panel.page.violations()).toEqual([]);
  expect([...make.log.hosts()]).toEqual(['eu1.make.com']);

  if (fault.kind === 'status' && fault.status === 429) {
    const { hits } = handle;
    await panel.refresh();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(handle.hits).toBe(hits);
  }
  handle.remove();
  if (action === 'Try again') {
    await panel.page.click({ role: 'button', name: action });
    await waitFor(async () => ((await panel.page.text()).includes(title) ? undefined : true), `"${title}" to go`);
  }
  await tab.close();
});
