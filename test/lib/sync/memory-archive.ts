import type { Row } from '@/lib/archive/block/block';
import { type Archive, NEW_SOURCE, type SourceRecord } from '@/lib/archive/contract';
import { sourceOfKey } from '@/lib/archive/sealed/source-of-key';
import { withoutDropped } from '@/lib/archive/write/retain-coverage';
import { takePage } from '@/lib/archive/write/take-page';
import { type AuditLogSource, type OrganizationRef, organizationKey, sourceKey } from '@/lib/audit-log/source';
import type { JsonValue } from '@/lib/json';

function recordedAt({ entry, seen }: Row): number {
  return entry.createdAt ?? entry.triggeredAt ?? seen.firstSeenAt;
}

export interface MemoryArchive extends Archive {
  /** Every row of an organization, by uuid. */
  rows(source: AuditLogSource): ReadonlyMap<string, Row>;
}

/** An archive as the contract says, without blocks, seals and media. */
export function createMemoryArchive(): MemoryArchive {
  const rowsOf = new Map<string, Map<string, Row>>();
  const records = new Map<string, { readonly source: AuditLogSource; readonly record: SourceRecord }>();
  const documents = new Map<string, JsonValue>();

  const rows = (source: Parameters<typeof organizationKey>[0]): Map<string, Row> => {
    const key = organizationKey(source);
    const found = rowsOf.get(key) ?? new Map<string, Row>();
    rowsOf.set(key, found);
    return found;
  };
  const organizations = async (): Promise<readonly OrganizationRef[]> => {
    const keys = [...records.keys(), ...documents.keys()].flatMap((key) => sourceOfKey(key.replace(/ .*/, '')) ?? []);
    const found = keys.map(({ zone, organizationId }) => ({ zone, organizationId }));
    return [...new Map(found.map((organization) => [organizationKey(organization), organization])).values()];
  };
  const recordOf = (source: AuditLogSource) => records.get(sourceKey(source))?.record ?? NEW_SOURCE;

  return {
    rows,
    async append(source, page, update) {
      const taken = takePage(page, rows(source));
      const record = structuredClone(update(recordOf(source), taken.outcome));
      for (const row of taken.rows) rows(source).set(row.entry.uuid, row);
      records.set(sourceKey(source), { source, record });
      return { ...taken.outcome, record };
    },
    record: async (source) => recordOf(source),
    async updateRecord(source, update) {
      const record = structuredClone(update(recordOf(source)));
      records.set(sourceKey(source), { source, record });
      return record;
    },
    sources: async () => [...records.values()].map(({ source }) => source),
    entry: async (organization, uuid) => rows(organization).get(uuid)?.entry,
    document: async (organization, id) => documents.get(`${organizationKey(organization)} ${id}`),
    async putDocument(organization, id, value) {
      documents.set(`${organizationKey(organization)} ${id}`, structuredClone(value));
    },
    compact: async () => false,
    async retain(organization, { maxAge, maxEntries, now }) {
      const held = rows(organization);
      const oldestFirst = [...held.values()].sort((a, b) => recordedAt(a) - recordedAt(b));
      const surplus = Math.max(0, held.size - maxEntries);
      const gone = oldestFirst.filter((row, index) => index < surplus || recordedAt(row) < now - maxAge);
      for (const { entry } of gone) held.delete(entry.uuid);
      const last = oldestFirst[surplus - 1];
      const dropped = gone.map((row) => ({
        uuid: row.entry.uuid,
        recordedAt: recordedAt(row),
        teamId: row.entry.team?.id,
      }));
      const beyond = last && { before: recordedAt(last) + 1, maxEntries };
      if (gone.length === 0) return 0;
      for (const [key, { source, record }] of records) {
        if (organizationKey(source) !== organizationKey(organization)) continue;
        const left = withoutDropped(source, record, { dropped: () => dropped, left: held.size, beyond });
        records.set(key, { source, record: left });
      }
      return gone.length;
    },
    async changeDocuments(organization, draft) {
      const key = (id: string) => `${organizationKey(organization)} ${id}`;
      const changed = await draft(async (id) => documents.get(key(id)));
      for (const [id, value] of changed) documents.set(key(id), structuredClone(value));
    },
    organizations,
    usage: async () =>
      (await organizations()).map((organization) => ({
        ...organization,
        medium: 'computer',
        entries: rows(organization).size,
        bytes: rows(organization).size * 35,
      })),
    async remove(organization) {
      const prefix = organizationKey(organization);
      rowsOf.delete(prefix);
      for (const [key, { source }] of records) if (organizationKey(source) === prefix) records.delete(key);
      for (const key of documents.keys()) if (key.startsWith(`${prefix} `)) documents.delete(key);
    },
    async removeAll() {
      rowsOf.clear();
      records.clear();
      documents.clear();
    },
  };
}
