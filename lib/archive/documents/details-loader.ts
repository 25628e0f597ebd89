import { type PlaceDependencies, placeOf } from '@/lib/archive/sealed/place';
import { createDocumentReader, presentDocuments } from '@/lib/archive/sealed/sealed-items';
import type { OrganizationRef } from '@/lib/audit-log/source';
import type { JsonObject } from '@/lib/json';
import { detailId, detailsOfDocument } from './detail-documents';

/** The panel's side: details of entries, read straight from the store. Throws `StorageError`. */
export interface DetailsLoader {
  open(organization: OrganizationRef): Promise<KeptDetails>;
}

export interface KeptDetails {
  /** Of which of these entries details were kept when this was opened. */
  kept(uuids: readonly string[]): Promise<readonly boolean[]>;
  /** As they are kept now; `undefined` for what is not, or is damaged. */
  read(uuids: readonly string[]): Promise<readonly (JsonObject | undefined)[]>;
}

export function createDetailsLoader(dependencies: PlaceDependencies): DetailsLoader {
  return {
    async open(organization: OrganizationRef) {
      const place = await placeOf(organization.zone, dependencies);
      const read = createDocumentReader(place, organization);
      const present = await presentDocuments(place, organization);
      return {
        async kept(uuids) {
          const names = await Promise.all(uuids.map((uuid) => read.nameOf(detailId(uuid))));
          return names.map((name) => name !== undefined && present.has(name));
        },
        read: (uuids): Promise<readonly (JsonObject | undefined)[]> =>
          Promise.all(uuids.map(async (uuid) => detailsOfDocument(await read.document(detailId(uuid))))),
      };
    },
  };
}
