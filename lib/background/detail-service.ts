import type { Archive } from '@/lib/archive/contract';
import type { AuditLogEntryDetail } from '@/lib/audit-log/entry';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { MakeClient } from '@/lib/make/contract';
import { createOneFlight } from '@/lib/sync/one-flight';
import { keptIfPossible } from './behind';
import type { DetailKeeper } from './detail-keeper';
import type { UnderWay } from './under-way';

export interface DetailServiceDeps {
  readonly client: Pick<MakeClient, 'getDetail'>;
  readonly archive: Pick<Archive, 'entry'>;
  readonly keeper: Pick<DetailKeeper, 'kept' | 'keep'>;
  readonly underWay: Pick<UnderWay, 'track'>;
}

/** Kept once read: what happened does not change. Throws `MakeApiError`. */
export type GetDetail = (organization: OrganizationRef, uuid: string) => Promise<AuditLogEntryDetail>;

export function createGetDetail({ client, archive, keeper, underWay }: DetailServiceDeps): GetDetail {
  const flights = createOneFlight<AuditLogEntryDetail>();

  async function fetch(organization: OrganizationRef, uuid: string): Promise<AuditLogEntryDetail> {
    const detail = await client.getDetail(organization, uuid, { cause: 'person' });
    await keptIfPossible(() => keeper.keep(organization, [detail]));
    return detail;
  }

  return async (organization, uuid) => {
    const [entry, details] = await Promise.all([archive.entry(organization, uuid), keeper.kept(organization, uuid)]);
    if (entry !== undefined && details !== undefined) return { entry, details };
    return flights(`${organizationKey(organization)}/${uuid}`, () => underWay.track(fetch(organization, uuid)));
  };
}
