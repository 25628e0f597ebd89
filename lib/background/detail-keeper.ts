import type { Archive } from '@/lib/archive/contract';
import { detailId } from '@/lib/archive/documents/detail-documents';
import { addNames } from '@/lib/archive/documents/names-documents';
import type { AuditLogEntry, AuditLogEntryDetail } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import type { EventCatalog } from '@/lib/audit-log/events';
import { type NameSighting, namesOf, type TargetNames } from '@/lib/audit-log/names';
import { namesInDetails } from '@/lib/audit-log/names-in-details';
import type { OrganizationRef } from '@/lib/audit-log/source';
import { targetOfEntry } from '@/lib/audit-log/target-of-entry';
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/json';
import { shapeOf } from '@/lib/shape';
import type { Clock } from '@/lib/time';
import type { FiltersService } from './filters-service';
import { createKeptDocuments, keptJson } from './kept-documents';

export interface DetailKeeperDeps {
  readonly archive: Pick<Archive, 'document' | 'putDocument' | 'changeDocuments'>;
  readonly filters: Pick<FiltersService, 'kept'>;
  readonly now: Clock;
  /** The dictionary of the organization's names is another. */
  readonly onNames: (organization: OrganizationRef) => Promise<void>;
}

/** Details are kept for good, what happened does not change; and what they tell of names is learnt with them. */
export interface DetailKeeper {
  kept(organization: OrganizationRef, uuid: string): Promise<JsonObject | undefined>;
  /** All of it in one transaction. Throws `StorageError`. */
  keep(organization: OrganizationRef, details: readonly AuditLogEntryDetail[]): Promise<void>;
  /** Learns the names, and does not keep the details. */
  learn(organization: OrganizationRef, details: readonly AuditLogEntryDetail[]): Promise<void>;
  /** Learns the names of details that are kept: nothing, if they are not any more. */
  learnKept(organization: OrganizationRef, details: readonly AuditLogEntryDetail[]): Promise<void>;
}

const shape = shapeOf(isJsonObject);

export function createDetailKeeper({ archive, filters, now, onNames }: DetailKeeperDeps): DetailKeeper {
  const documents = createKeptDocuments({ archive, now, shape });

  async function catalogFor(organization: OrganizationRef, { team }: AuditLogEntry): Promise<EventCatalog> {
    const whole = await filters.kept({ type: 'organization', ...organization });
    if (whole !== undefined || team === undefined) return createEventCatalog(whole);
    return createEventCatalog(await filters.kept({ type: 'team', ...organization, teamId: team.id }));
  }

  async function namesToldBy(
    organization: OrganizationRef,
    details: readonly AuditLogEntryDetail[],
  ): Promise<TargetNames> {
    const sightings: NameSighting[] = [];
    for (const { entry, details: told } of details) {
      const target = targetOfEntry(entry, await catalogFor(organization, entry));
      const at = entry.triggeredAt ?? entry.createdAt ?? 0;
      if (target !== undefined) sightings.push(...namesInDetails(target, told, at));
    }
    return namesOf(sightings);
  }

  async function write(
    { zone, organizationId }: OrganizationRef,
    details: readonly AuditLogEntryDetail[],
    { put, needs }: { readonly put?: ReadonlyMap<string, JsonValue>; readonly needs?: readonly string[] },
  ): Promise<void> {
    const organization: OrganizationRef = { zone, organizationId };
    const names = await namesToldBy(organization, details);
    let learnt = false;
    await archive.changeDocuments(organization, async (read) => {
      const needed = await Promise.all((needs ?? []).map(read));
      // The history was deleted meanwhile: its names must not come back.
      if (needed.includes(undefined)) return new Map();
      const changed = await addNames(read, names);
      learnt = changed.size > 0;
      return new Map([...(put ?? []), ...changed]);
    });
    if (learnt) await onNames(organization);
  }

  return {
    kept: async (organization, uuid) => (await documents.get(organization, detailId(uuid)))?.value,
    keep: (organization, details) =>
      write(organization, details, {
        put: new Map(details.map(({ entry, details: value }) => [detailId(entry.uuid), keptJson(value, now())])),
      }),
    learn: (organization, details) => write(organization, details, {}),
    learnKept: (organization, details) =>
      write(organization, details, { needs: details.map(({ entry }) => detailId(entry.uuid)) }),
  };
}
