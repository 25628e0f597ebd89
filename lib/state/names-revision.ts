import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { StorageArea, WatchedArea } from '@/lib/storage/storage-area';
import type { Watched } from './state';
import { createWatchedItem } from './watched-item';

/** Another text whenever what is known of an organization's names changed; `undefined` before the first time. */
export type NamesRevision = string | undefined;

/** The panel's side. */
export function watchNamesRevision(watched: WatchedArea, organization: OrganizationRef): Watched<NamesRevision> {
  const parse = (stored: unknown) => (typeof stored === 'string' ? stored : undefined);
  return createWatchedItem({ ...watched, key: keyOf(organization), parse });
}

/** The background's side. Random, so that no write has to read another's first. */
export async function changeNamesRevision(area: StorageArea, organization: OrganizationRef): Promise<void> {
  await area.set({ [keyOf(organization)]: crypto.randomUUID() });
}

function keyOf(organization: OrganizationRef): string {
  return `names:${organizationKey(organization)}`;
}
