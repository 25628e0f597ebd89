import type { NamesLoader } from '@/lib/archive/contract';
import { type PlaceDependencies, placeOf } from '@/lib/archive/sealed/place';
import { readDocument } from '@/lib/archive/sealed/sealed-items';
import { mergeNames, namesOf, type TargetNames } from '@/lib/audit-log/names';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { Medium } from '@/lib/storage/medium';
import { readNamesHead, readNamesPart } from './names-documents';

/** What of the store is in a dictionary that was given out. */
interface Lineage {
  readonly organization: string;
  readonly medium: Medium;
  readonly generation: string | undefined;
  readonly versions: readonly number[];
}

export function createNamesLoader(dependencies: PlaceDependencies): NamesLoader {
  const lineages = new WeakMap<TargetNames, Lineage>();

  return {
    async load(organization, previous) {
      const place = await placeOf(organization.zone, dependencies);
      const read = (id: string) => readDocument(place, organization, id);
      // First of all: what moves on into the other documents meanwhile is then read twice, and never missed.
      const head = await readNamesHead(read);
      const known = previous && lineages.get(previous);
      const goes = known !== undefined && continues(known, organization, place.medium, head?.generation);
      // Never the shared empty one: what is known of it would be known of everybody's.
      let names = goes && previous !== undefined ? previous : namesOf([]);
      for (const [at, version] of (head?.versions ?? []).entries()) {
        if (goes && known.versions[at] === version) continue;
        names = mergeNames(names, await readNamesPart(read, at));
      }
      if (head !== undefined) names = mergeNames(names, head.names);
      lineages.set(names, {
        organization: organizationKey(organization),
        medium: place.medium,
        generation: head?.generation,
        versions: head?.versions ?? [],
      });
      return names;
    },
  };
}

function continues(
  known: Lineage,
  organization: OrganizationRef,
  medium: Medium,
  generation: string | undefined,
): boolean {
  return (
    known.organization === organizationKey(organization) && known.medium === medium && known.generation === generation
  );
}
