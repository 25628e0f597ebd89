import type { Archive } from './contract';
import { isUnavailable, type Outage } from './outage';

/** An archive that does in memory what it could not do on this computer: `mediumOf` says so once the outage has begun. */
export function createFallbackArchive(archive: Archive, outage: Outage): Archive {
  async function orInMemory<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      if (isUnavailable(error) && (await outage.isOn())) return work();
      throw error;
    }
  }

  return {
    append: (source, page, update) => orInMemory(() => archive.append(source, page, update)),
    record: (source) => orInMemory(() => archive.record(source)),
    updateRecord: (source, update) => orInMemory(() => archive.updateRecord(source, update)),
    sources: () => orInMemory(archive.sources),
    entry: (organization, uuid) => orInMemory(() => archive.entry(organization, uuid)),
    document: (organization, id) => orInMemory(() => archive.document(organization, id)),
    putDocument: (organization, id, value) => orInMemory(() => archive.putDocument(organization, id, value)),
    changeDocuments: (organization, draft) => orInMemory(() => archive.changeDocuments(organization, draft)),
    usage: () => orInMemory(archive.usage),
    // Deleting is not done before it is done where it was kept.
    remove: archive.remove,
    removeAll: archive.removeAll,
    // Tidying can wait until the databases are back.
    compact: archive.compact,
    retain: archive.retain,
  };
}
