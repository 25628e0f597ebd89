import type { BlockInfo } from '@/lib/archive/block-store';
import type { OrganizationUsage } from '@/lib/archive/organization-usage';
import { organizationsIn } from '@/lib/archive/sealed/organizations';
import type { PlaceDependencies } from '@/lib/archive/sealed/place';
import { organizationKey } from '@/lib/audit-log/source';
import type { Medium } from '@/lib/storage/medium';
import type { Holdings } from './holdings';

/** What every organization's history takes, on whichever medium it lies. */
export function createUsage({ stores, sealerOf }: PlaceDependencies, holdings: Holdings) {
  return async (): Promise<readonly OrganizationUsage[]> => {
    const usages = await Promise.all([usageOn('computer'), usageOn('session')]);
    return usages.flat();
  };

  async function usageOn(medium: Medium): Promise<readonly OrganizationUsage[]> {
    const store = stores[medium];
    const usages: OrganizationUsage[] = [];
    for (const organization of await organizationsIn(store)) {
      const key = organizationKey(organization);
      const contents = await store.contents(key);
      const place = { medium, store, sealer: await sealerOf(medium) };
      usages.push({
        ...organization,
        medium,
        entries: (await holdings.of(place, organization, contents)).size,
        bytes: await store.bytes(key),
        ...spanOf(contents.blocks),
      });
    }
    return usages;
  }
}

function spanOf(blocks: readonly BlockInfo[]): Pick<OrganizationUsage, 'oldest' | 'newest'> {
  const oldest = extreme(
    blocks.flatMap(({ first }) => first ?? []),
    Math.min,
  );
  const newest = extreme(
    blocks.flatMap(({ last }) => last ?? []),
    Math.max,
  );
  return { ...(oldest !== undefined && { oldest }), ...(newest !== undefined && { newest }) };
}

function extreme(times: readonly number[], pick: (a: number, b: number) => number): number | undefined {
  return times.length === 0 ? undefined : times.reduce((a, b) => pick(a, b));
}
