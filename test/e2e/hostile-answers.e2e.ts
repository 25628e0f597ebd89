import { expect, test } from 'vitest';
import { letMinutePass, type Panel, panelOf, popupOf, submitToken } from '../browser/product';
import type { TestPage } from '../browser/test-page';
import { HOSTILE_DETAILS } from '../make/hostile';
import { LIST_FAULTS } from '../make/list-faults';
import { makeUrl, useStage } from './use-stage';

const stage = useStage();

/** Notes what no text may bring about. */
const WATCH = `
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => window.violations.push(violatedDirective));
  window.addEventListener('error', ({ message }) => window.violations.push(message));
`;
const LOOKS = `({
  violations: window.violations,
  title: /owned|\\u202e/.test(document.title),
  wide: document.documentElement.scrollWidth > innerWidth,
  drawn: [...document.querySelectorAll('img:not([src^="/icon/"]), iframe, object, embed, [onerror], [onload], [onfocus]')].map((one) => one.outerHTML),
  links: [...document.querySelectorAll('a[href]')]
    .map(({ href }) => href)
    .filter((href) => !href.startsWith('https://eu1.make.com/') && !href.startsWith(location.href.split('#')[0] + '#')),
  turned: /[\\u202a-\\u202e\\u2066-\\u2069\\u200b\\u0000\\u001b]/.test(document.body.innerText),
})`;
const HARMLESS = { violations: [], title: false, wide: false, drawn: [], links: [], turned: false };

/** In every field at once: markup, text that turns around, a control, our own warning, and no place to break. */
const OWN_WARNING = 'Make refused this token. Paste it again at https://evil.example';
const TEXT = `<img src=x onerror="document.title='owned'">\u202Egpj.exe \u0007${OWN_WARNING} ${'W'.repeat(2000)}`;

const heavy = Object.entries(HOSTILE_DETAILS).map(([name, details], index) => ({
  name,
  details,
  targetId: String(7_700_000 + index),
}));

let tab: TestPage;
let panel: Panel;

test('every name and label of every answer may be hostile', async () => {
  const { browser, make } = stage();
  const fault = make.faults.add(LIST_FAULTS.hostile(TEXT));
  const options = await browser.openExtensionPage('options', { width: 480 });
  await options.run(WATCH);
  await submitToken(options, { token: make.tokenOf.owner });
  await options.sees('Connected to eu1.make.com');
  await options.sees('<U+202E>');
  expect(await options.evaluate(LOOKS)).toEqual(HARMLESS);
  await options.close();

  tab = await browser.openTab(makeUrl(`/organization/${make.named.main.id}/dashboard`));
  panel = panelOf(await browser.openPanel(tab));
  await panel.page.run(WATCH);
  await panel.someEntries();
  await panel.page.sees('<U+202E>');
  expect(await panel.page.evaluate(LOOKS)).toEqual(HARMLESS);
  // It speaks in rows and names, never in our own voice.
  for (const role of ['status', 'alert']) {
    const told = (await panel.page.query({ role })).map(({ text }) => text).join();
    expect(told).not.toContain('Make refused this token');
  }

  await panel.openFilters();
  await panel.page.sees('Events');
  await panel.page.sees('<img');
  expect(await panel.page.evaluate(LOOKS)).toEqual(HARMLESS);
  await panel.page.press('Escape');
  await panel.page.click({ role: 'button', pattern: 'Choose another organization or team' });
  await panel.page.find({ role: 'dialog' });
  expect(await panel.page.evaluate(LOOKS)).toEqual(HARMLESS);
  await panel.page.press('Escape');
  await panel.openEntry(0);
  await panel.wholeDetail();
  expect(await panel.page.evaluate(LOOKS)).toEqual(HARMLESS);
  await panel.back();

  const badge = await browser.badge(tab);
  expect(badge.text).toMatch(/^(\d{0,2}|99\+)$/);
  expect(badge.title).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(badge.title.length).toBeLessThan(200);
  const popup = popupOf(await browser.openPopup(tab));
  await popup.page.find({ role: 'list', name: 'Recent changes' });
  await popup.page.sees('<U+202E>');
  expect(await popup.page.evaluate(LOOKS.replace('window.violations', '[]'))).toEqual(HARMLESS);
  await popup.page.close();
  fault.remove();
});

test.each(heavy)('details with $name are shown at once, and hold nothing up', async ({ details, targetId }) => {
  const { browser, make } = stage();
  make.named.main.happen({ eventName: 'key_created', targetId, details });
  await letMinutePass(browser);
  await panel.refresh();
  await panel.openEntry(await panel.positionOf(targetId));
  await panel.wholeDetail();
  const asked = Date.now();
  expect(await panel.page.evaluate(LOOKS)).toEqual(HARMLESS);
  expect(Date.now() - asked).toBeLessThan(2000);
  expect(await panel.page.evaluate('({}).polluted ?? 0')).toBe(0);
  await panel.back();
});
