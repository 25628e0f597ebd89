import { browser } from 'wxt/browser';
import type { WatchedArea } from '@/lib/storage/storage-area';

/** Memory only, gone with the browser, and closed to content scripts. */
export function sessionArea(): WatchedArea {
  return { area: browser.storage.session, areaName: 'session', onChanged: browser.storage.onChanged };
}

/** On disk, and in Firefox open to content scripts: settings, waits and choices; never a token, never an entry. */
export function localArea(): WatchedArea {
  return { area: browser.storage.local, areaName: 'local', onChanged: browser.storage.onChanged };
}

/**
 * Closes `storage.local` to content scripts. Chrome has this from version 140; Firefox does not have it.
 * A second wall: nothing in the area is secret.
 */
export async function closeLocalToContentScripts(): Promise<void> {
  const { local } = browser.storage;
  if (!('setAccessLevel' in local)) return;
  await local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}
