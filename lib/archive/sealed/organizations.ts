import type { BlockStore } from '@/lib/archive/block-store';
import type { OrganizationRef } from '@/lib/audit-log/source';
import { sourceOfKey } from './source-of-key';

/** Of which the store holds anything. */
export async function organizationsIn(store: Pick<BlockStore, 'organizations'>): Promise<readonly OrganizationRef[]> {
  return (await store.organizations()).flatMap((key) => {
    const source = sourceOfKey(key);
    return source?.type === 'organization' ? { zone: source.zone, organizationId: source.organizationId } : [];
  });
}
