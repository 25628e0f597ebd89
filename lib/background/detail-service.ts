import type { Archive } from '@/lib/archive/contract';
import type { AuditLogEntryDetail } from '@/lib/audit-log/entry';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import { isJsonObject, type JsonObject } from '@/lib/json';
import type { MakeClient } from '@/lib/make/contract';
import { createOneFlight } from '@/lib/sync/one-flight';
import type { Clock } from '@/lib/time';
import { z } from '@/lib/zod';
import { createKeptDocuments } from './kept-documents';

export interface DetailServiceDeps {
  readonly client: Pick<MakeClient, 'getDetail'>;
  readonly archive: Pick<Archive, 'document' | 'putDocument' | 'entry'>;
  readonly now: Clock;
}

/** Kept once read: what happened does not change. Throws `MakeApiError`. */
export type GetDetail = (organization: OrganizationRef, uuid: string) => Promise<AuditLogEntryDetail>;

const schema: z.ZodMiniType<JsonObject> = z.custom<JsonObject>(isJsonObject);

export function createGetDetail({ client, archive, now }: DetailServiceDeps): GetDetail {
  const documents = createKeptDocuments({ archive, now, schema });
  const flights = createOneFlight<AuditLogEntryDetail>();

  return async (organization, uuid) => {
    const id = `detail/${uuid}`;
    const [entry, kept] = await Promise.all([archive.entry(organization, uuid), documents.get(organization, id)]);
    if (entry !== undefined && kept !== undefined) return { entry, details: kept.value };
    return flights(`${organizationKey(organization)}/${uuid}`, async () => {
      const detail = await client.getDetail(organization, uuid, { cause: 'person' });
      await documents.put(organization, id, detail.details);
      return detail;
    });
  };
}
