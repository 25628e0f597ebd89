import { expect, it, vi } from 'vitest';
import { createPages, zoneOfHash } from '@/lib/browser/pages';
import { fakeTabs } from './fake-tabs';

function setUp() {
  const tabs = fakeTabs([]);
  const openOptionsPage = vi.fn(async () => {});
  const getURL = (path: string) => `chrome-extension://audit-lens${path}`;
  return { tabs, openOptionsPage, pages: createPages({ runtime: { openOptionsPage, getURL }, tabs }) };
}

it('opens a page of Make in a new tab', async () => {
  const { tabs, pages } = setUp();
  expect(await pages.openMake('https://eu1.make.com/2/scenarios/3')).toBe(true);
  expect(tabs.created).toEqual(['https://eu1.make.com/2/scenarios/3']);
});

it.each([
  'javascript:alert(1)',
  'http://eu1.make.com/',
  'https://eu1.make.com.evil.io/',
  'https://eu1.make.com@evil.io/',
  'https://eu1.make.com:8443/',
  'blob:https://eu1.make.com/1',
  'data:text/html,x',
  '//eu1.make.com/',
  '',
])('does not open %s', async (url) => {
  const { tabs, pages } = setUp();
  expect(await pages.openMake(url)).toBe(false);
  expect(tabs.created).toEqual([]);
});

it('opens the options page, with a zone if there is one to connect, and the panel as a tab', async () => {
  const { tabs, pages, openOptionsPage } = setUp();
  await pages.openOptions();
  expect(openOptionsPage).toHaveBeenCalledOnce();
  await pages.openOptions('eu1.make.com');
  await pages.openPanelInTab();
  expect(tabs.created).toEqual([
    'chrome-extension://audit-lens/options.html#eu1.make.com',
    'chrome-extension://audit-lens/sidepanel.html',
  ]);
});

it.each([
  ['#eu1.make.com', 'eu1.make.com'],
  ['#evil.example', undefined],
  ['#', undefined],
  ['', undefined],
])('reads the hash %s as the zone %s', (hash, zone) => {
  expect(zoneOfHash(hash)).toBe(zone);
});
