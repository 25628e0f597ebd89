import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeLocalToContentScripts, localArea, sessionArea } from '@/lib/state/browser-areas';
import { createSessionState } from '@/lib/state/session-state';
import { createSettingsStore } from '@/lib/state/settings-store';
import { DEFAULT_SETTINGS } from '@/lib/state/state';
import { installFakeApis } from '../../setup/fake-apis';

it('keeps state in memory and settings on disk, and tells both of changes', async () => {
  const state = createSessionState(sessionArea());
  const settings = createSettingsStore(localArea());
  const [onContext, onSettings] = [vi.fn(), vi.fn()];
  state.pageContext(1).watch(onContext);
  settings.watch(onSettings);

  const context = { zone: 'eu1.make.com', state: 'no-organization' } as const;
  await state.setPageContext(1, context);
  await state.setPageContext(1, undefined);
  await settings.change({ badge: false });

  expect(onContext.mock.calls).toEqual([[context], [undefined]]);
  expect(onSettings.mock.calls).toEqual([[{ ...DEFAULT_SETTINGS, badge: false }]]);
  expect(await fakeBrowser.storage.local.get(null)).toEqual({ settings: { ...DEFAULT_SETTINGS, badge: false } });
});

it('closes the area on disk to content scripts where the browser can', async () => {
  const { accessLevels } = installFakeApis();
  await closeLocalToContentScripts();
  expect(accessLevels).toEqual([{ accessLevel: 'TRUSTED_CONTEXTS' }]);
});

it('goes without in Firefox', async () => {
  Reflect.deleteProperty(fakeBrowser.storage.local, 'setAccessLevel');
  await expect(closeLocalToContentScripts()).resolves.toBeUndefined();
});
