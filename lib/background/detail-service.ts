import type { Archive } from '@/lib/archive/contract';
import type { AuditLogEntryDetail } from '@/lib/audit-log/entry';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { MakeClient } from '@/lib/make/contract';
import { createOneFlight } from '@/lib/sync/one-flight';
import type { DetailKeeper } from './detail-keeper';

export interface DetailServiceDeps {
  readonly client: Pick<MakeClient, 'getDetail'>;
  readonly archive: Pick<Archive, 'entry'>;
  readonly keeper: Pick<DetailKeeper, 'kept' | 'keep'>;
}

/** Kept once read: what happened does not change. Throws `MakeApiError`. */
export type GetDetail = (organization: OrganizationRef, uuid: string) => Promise<AuditLogEntryDetail>;

export function createGetDetail({ client, archive, keeper }: DetailServiceDeps): GetDetail {
  const flights = createOneFlight<AuditLogEntryDetail>();

  return async (organization, uuid) => {
    const [entry, details] = await Promise.all([archive.entry(organization, uuid), keeper.kept(organization, uuid)]);
    if (entry !== undefined && details !== undefined) return { entry, details };
    return flights(`${organizationKey(organization)}/${uuid}`, async () => {
      const detail = await client.getDetail(organization, uuid, { cause: 'person' });
      await keeper.keep(organization, [detail]);
      return detail;
    });
  };
}
