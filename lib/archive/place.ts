import type { Sealer, SealerOf } from '../vault/contract';
import type { Zone } from '../zone';
import type { BlockStore } from './block-store';
import type { Medium } from './contract';

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
