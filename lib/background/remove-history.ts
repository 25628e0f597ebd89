import type { Archive } from '@/lib/archive/contract';
import type { OrganizationRef } from '@/lib/audit-log/source';
import type { SessionState } from '@/lib/state/session-state';
import type { Zone } from '@/lib/zone';

export interface RemoveHistoryDeps {
  readonly archive: Pick<Archive, 'organizations' | 'remove'>;
  readonly state: Pick<SessionState, 'removeSources'>;
  /** What was known of the organization's names is gone. */
  readonly onNames: (organization: OrganizationRef) => Promise<void>;
}

/** Deletes what is kept of a zone's organizations, on both media, and what was known of it. Throws `StorageError`. */
export type RemoveHistory = (zone: Zone) => Promise<void>;

export function createRemoveHistory({ archive, state, onNames }: RemoveHistoryDeps): RemoveHistory {
  return async (zone) => {
    for (const organization of await archive.organizations()) {
      if (organization.zone !== zone) continue;
      await archive.remove(organization);
      await onNames(organization);
    }
    await state.removeSources(zone);
  };
}
