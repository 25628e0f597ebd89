import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSiteAccess } from '@/lib/browser/site-access';
import { installFakeApis } from '../../setup/fake-apis';

const EU1 = 'https://eu1.make.com/*';

it("knows whether a zone's site may be reached", async () => {
  const { setAccess } = installFakeApis();
  const access = createSiteAccess(fakeBrowser.permissions);
  setAccess(EU1, false);
  expect(await access.has('eu1.make.com')).toBe(false);
  expect(await access.has('us1.make.com')).toBe(true);
});

it('asks the person for the one site, at once, and takes a no', async () => {
  const { setAccess, answerRequests } = installFakeApis();
  const request = vi.spyOn(fakeBrowser.permissions, 'request');
  const access = createSiteAccess(fakeBrowser.permissions);
  setAccess(EU1, false);
  answerRequests(false);
  const asked = access.request('eu1.make.com');
  expect(request).toHaveBeenCalledExactlyOnceWith({ origins: [EU1] });
  expect(await asked).toBe(false);
  answerRequests(true);
  expect(await access.request('eu1.make.com')).toBe(true);
  expect(await access.has('eu1.make.com')).toBe(true);
});

it('takes a refusal of the browser itself for a no', async () => {
  installFakeApis();
  vi.spyOn(fakeBrowser.permissions, 'request').mockRejectedValue(new Error('blocked by policy'));
  expect(await createSiteAccess(fakeBrowser.permissions).request('eu1.make.com')).toBe(false);
});

it('tells when access was given or taken, until it is stopped', () => {
  const { setAccess } = installFakeApis();
  const listener = vi.fn();
  const stop = createSiteAccess(fakeBrowser.permissions).watch(listener);
  setAccess(EU1, false);
  setAccess(EU1, true);
  expect(listener).toHaveBeenCalledTimes(2);
  stop();
  setAccess(EU1, false);
  expect(listener).toHaveBeenCalledTimes(2);
});
