import type { Contents } from '@/lib/archive/block-store';
import { keyIn, type Place } from '@/lib/archive/sealed/place';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { NewBlocks } from './archive-change';

/** What the store held when it was last looked at or written to: all of it is read only where it has moved on since. */
export interface KnownContents {
  now(place: Place, organization: OrganizationRef): Promise<Contents>;
  wrote(place: Place, organization: OrganizationRef, before: Contents, written: NewBlocks): void;
}

export function createKnownContents(): KnownContents {
  const known = new Map<string, Contents>();

  return {
    async now(place, organization) {
      const key = keyIn(place, organization);
      const contents = await place.store.contents(organizationKey(organization), known.get(key));
      known.set(key, contents);
      return contents;
    },

    wrote(place, organization, before, { head, removed, blocks }) {
      const gone = new Set(removed);
      // What is new has higher sequences than all that was there.
      const left = before.blocks.filter(({ sequence }) => !gone.has(sequence));
      known.set(keyIn(place, organization), { head, blocks: [...left, ...blocks.map(({ info }) => info)] });
    },
  };
}
