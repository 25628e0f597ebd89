import type { Archive } from '@/lib/archive/contract';
import type { Overflow } from '@/lib/archive/store/overflow-store';
import type { OrganizationRef } from '@/lib/audit-log/source';
import type { Medium } from '@/lib/storage/medium';
import { isUnavailable, type Outage } from '@/lib/storage/outage';
import { isFull } from '@/lib/storage/storage-error';

export interface FallbackDeps {
  readonly archive: Archive;
  /** As `mediumOf`, it says so once the outage has begun. */
  readonly outage: Outage;
  /** Of the store on this computer. */
  readonly overflow: Overflow;
  readonly mediumOf: (zone: OrganizationRef['zone']) => Promise<Medium>;
}

/** An archive that does in memory what it could not do on this computer, as it cannot be opened or has no room left. */
export function createFallbackArchive({ archive, outage, overflow, mediumOf }: FallbackDeps): Archive {
  async function orInMemory<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      if (isUnavailable(error) && (await outage.isOn())) return work();
      throw error;
    }
  }

  /** What was beyond retention is gone by then, and that was not enough. */
  async function orOver<Value>({ zone }: OrganizationRef, work: () => Promise<Value>): Promise<Value> {
    try {
      return await orInMemory(work);
    } catch (error) {
      if (!isFull(error) || (await overflow.isOn()) || (await mediumOf(zone)) !== 'computer') throw error;
      await overflow.begin();
      return work();
    }
  }

  /** Nothing is to be gained by tidying in memory what lies on the disk: that waits until there is room again. */
  async function unlessOver<Value>(nothing: Value, work: () => Promise<Value>): Promise<Value> {
    return (await overflow.isOn()) ? nothing : work();
  }

  return {
    append: (source, page, update) => orOver(source, () => archive.append(source, page, update)),
    record: (source) => orInMemory(() => archive.record(source)),
    updateRecord: (source, update) => orOver(source, () => archive.updateRecord(source, update)),
    sources: () => orInMemory(archive.sources),
    entry: (organization, uuid) => orInMemory(() => archive.entry(organization, uuid)),
    document: (organization, id) => orInMemory(() => archive.document(organization, id)),
    putDocument: (organization, id, value) => orOver(organization, () => archive.putDocument(organization, id, value)),
    changeDocuments: (organization, draft) => orOver(organization, () => archive.changeDocuments(organization, draft)),
    organizations: () => orInMemory(archive.organizations),
    usage: () => orInMemory(archive.usage),
    // Deleting is not done before it is done where it was kept.
    remove: archive.remove,
    removeAll: archive.removeAll,
    // Tidying can wait until the databases are back.
    compact: (organization) => unlessOver(false, () => archive.compact(organization)),
    retain: (organization, retention) => unlessOver(0, () => archive.retain(organization, retention)),
  };
}
