import { type OrganizationRef, organizationKey } from '../audit-log/source';
import type { Row } from './block';
import { type Bytes, type Contents, FORMAT, type Head } from './block-store';
import type { Archive, Medium } from './contract';
import type { Exclusive } from './exclusive';
import { createHoldings } from './holdings';
import { type Place, type PlaceDependencies, placeOf } from './place';
import { sealBlock } from './sealed-blocks';
import { type PutItem, putDocuments, putRecord, readDocument, readRecord, sourceKeyOfItem } from './sealed-items';
import { sourceOfKey } from './source-of-key';
import { StorageError } from './storage-error';
import { takePage } from './take-page';
import { createUsage } from './usage';

export interface ArchiveDependencies extends PlaceDependencies {
  readonly exclusive: Exclusive;
}

const MEDIA: readonly Medium[] = ['computer', 'session'];

/** Only without Web Locks can another context come between; it would have to win this often in a row. */
const MAX_ATTEMPTS = 50;

interface Draft<Value> {
  readonly value: Value;
  readonly rows?: readonly Row[];
}

export function createArchive(dependencies: ArchiveDependencies): Archive {
  const { stores, exclusive, mediumOf } = dependencies;
  const holdings = createHoldings();
  const alone = <Value>(organization: OrganizationRef, work: () => Promise<Value>) =>
    exclusive(`audit-lens-archive ${organizationKey(organization)}`, work);

  /**
   * Read, think, seal, then write in one short transaction that fails if the store has moved on: sealing is
   * asynchronous, and a transaction of IndexedDB does not wait for it.
   */
  function change<Value>(
    organization: OrganizationRef,
    draft: (place: Place, contents: Contents, put: PutItem) => Promise<Draft<Value>>,
  ): Promise<Value> {
    return alone(organization, async () => {
      const place = await placeOf(organization.zone, dependencies);
      const key = organizationKey(organization);
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const contents = await place.store.contents(key);
        const items = new Map<string, Bytes>();
        const { value, rows = [] } = await draft(place, contents, (name, bytes) => items.set(name, bytes));
        if (rows.length === 0 && items.size === 0) return value;
        const head = nextHead(contents.head);
        const block = rows.length > 0 && (await sealBlock(place, organization, head.revision, rows));
        if (await place.store.commit(key, { from: contents.head, head, items, ...(block && { block }) })) return value;
      }
      throw new StorageError('unavailable');
    });
  }

  return {
    append: (source, page, update) =>
      change(source, async (place, contents, put) => {
        const entries = page.entries.filter(({ organizationId }) => organizationId === source.organizationId);
        const uuids = entries.map(({ uuid }) => uuid);
        const held = await holdings.find(place, source, contents, uuids);
        const { outcome, rows } = takePage({ ...page, entries }, held);
        const record = update(await readRecord(place, source), outcome);
        await putRecord(place, source, record, put);
        return { value: { ...outcome, record }, rows };
      }),

    async record(source) {
      return readRecord(await placeOf(source.zone, dependencies), source);
    },

    updateRecord: (source, update) =>
      change(source, async (place, _contents, put) => {
        const record = update(await readRecord(place, source));
        await putRecord(place, source, record, put);
        return { value: record };
      }),

    async sources() {
      const found = await Promise.all(
        MEDIA.map(async (medium) => {
          const names = (await stores[medium].items()).flatMap(({ name }) => sourceKeyOfItem(name) ?? []);
          const sources = names.flatMap((key) => sourceOfKey(key) ?? []);
          const media = await Promise.all(sources.map(({ zone }) => mediumOf(zone)));
          return sources.filter((_source, index) => media[index] === medium);
        }),
      );
      return found.flat();
    },

    async entry(organization, uuid) {
      const place = await placeOf(organization.zone, dependencies);
      const contents = await place.store.contents(organizationKey(organization));
      return (await holdings.find(place, organization, contents, [uuid])).get(uuid)?.entry;
    },

    async document(organization, id) {
      return readDocument(await placeOf(organization.zone, dependencies), organization, id);
    },

    putDocument: (organization, id, value) =>
      change(organization, async (place, _contents, put) => {
        await putDocuments(place, organization, new Map([[id, value]]), put);
        return { value: undefined };
      }),

    changeDocuments: (organization, draft) =>
      change(organization, async (place, _contents, put) => {
        await putDocuments(place, organization, await draft((id) => readDocument(place, organization, id)), put);
        return { value: undefined };
      }),

    usage: createUsage(dependencies, holdings),

    remove: (organization) =>
      alone(organization, async () => {
        // In both: the person may have changed their mind about where the history is kept.
        await Promise.all(MEDIA.map((medium) => stores[medium].remove(organizationKey(organization))));
      }),

    async removeAll() {
      await Promise.all(MEDIA.map((medium) => stores[medium].removeAll()));
    },
  };
}

function nextHead(head: Head | undefined): Head {
  return {
    format: FORMAT,
    generation: head?.generation ?? crypto.randomUUID(),
    revision: (head?.revision ?? 0) + 1,
  };
}
