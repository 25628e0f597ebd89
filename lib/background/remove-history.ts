import type { Archive } from '@/lib/archive/contract';
import type { SessionState } from '@/lib/state/session-state';
import type { Zone } from '@/lib/zone';

export interface RemoveHistoryDeps {
  readonly archive: Pick<Archive, 'usage' | 'remove'>;
  readonly state: Pick<SessionState, 'removeSources'>;
}

/** Deletes what is kept of a zone's organizations, on both media, and what was known of it. Throws `StorageError`. */
export type RemoveHistory = (zone: Zone) => Promise<void>;

export function createRemoveHistory({ archive, state }: RemoveHistoryDeps): RemoveHistory {
  return async (zone) => {
    for (const organization of await archive.usage()) {
      if (organization.zone === zone) await archive.remove(organization);
    }
    await state.removeSources(zone);
  };
}
