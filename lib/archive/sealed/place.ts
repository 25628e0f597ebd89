import type { BlockStore } from '@/lib/archive/block-store';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { Medium } from '@/lib/storage/medium';
import type { Sealer, SealerOf } from '@/lib/storage/sealer';
import type { Zone } from '@/lib/zone';

/** Where a zone's history lies, and the key to it. */
export interface Place {
  readonly medium: Medium;
  readonly store: BlockStore;
  readonly sealer: Sealer;
}

export interface PlaceDependencies {
  /** What the person chose for the zone. */
  readonly mediumOf: (zone: Zone) => Promise<Medium>;
  readonly stores: Readonly<Record<Medium, BlockStore>>;
  readonly sealerOf: SealerOf;
}

export async function placeOf(zone: Zone, { mediumOf, stores, sealerOf }: PlaceDependencies): Promise<Place> {
  const medium = await mediumOf(zone);
  return { medium, store: stores[medium], sealer: await sealerOf(medium) };
}

/** Under which it is remembered what a place holds of an organization. */
export function keyIn({ medium }: Place, organization: OrganizationRef): string {
  return `${medium} ${organizationKey(organization)}`;
}
