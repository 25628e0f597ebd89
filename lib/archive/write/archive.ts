import { blocksOf } from '@/lib/archive/block/plain-block';
import type { Archive, SourceRecord } from '@/lib/archive/contract';
import { DEFAULT_RETENTION, type Retention } from '@/lib/archive/retention';
import { organizationsIn } from '@/lib/archive/sealed/organizations';
import { type Place, type PlaceDependencies, placeOf } from '@/lib/archive/sealed/place';
import { putDocuments, putRecord, readDocument, readRecord, sourcesIn } from '@/lib/archive/sealed/sealed-items';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { Exclusive } from '@/lib/storage/exclusive';
import type { Medium } from '@/lib/storage/medium';
import { type Changing, changeArchive, type MakeDraft, type Memory } from './archive-change';
import { BLOCK_SIZES, type BlockSizes, firstRows } from './block-sizes';
import { compactBlocks } from './compact-blocks';
import { createHoldings } from './holdings';
import { createKnownContents } from './known-contents';
import { retainArchive } from './retain-archive';
import { takePage } from './take-page';
import { upgradeBlocks } from './upgrade-blocks';
import { createUsage } from './usage';

export interface ArchiveDependencies extends PlaceDependencies {
  readonly exclusive: Exclusive;
  /** What may be dropped when there is no room left; without it, the defaults. */
  readonly retention?: () => Promise<Retention>;
  readonly sizes?: BlockSizes;
}

const MEDIA: readonly Medium[] = ['computer', 'session'];

export function createArchive(dependencies: ArchiveDependencies): Archive {
  const { stores, exclusive, mediumOf, sizes = BLOCK_SIZES } = dependencies;
  const { retention = async () => ({ ...DEFAULT_RETENTION, now: Date.now() }) } = dependencies;
  const holdings = createHoldings();
  const known = createKnownContents();
  const memory: Memory = {
    contents: known.now,
    wrote(...written) {
      known.wrote(...written);
      holdings.wrote(...written);
    },
  };
  const alone = <Value>(organization: OrganizationRef, work: () => Promise<Value>) =>
    exclusive(`audit-lens-archive ${organizationKey(organization)}`, work);

  function change<Value>(
    organization: OrganizationRef,
    draftAt: (place: Place) => MakeDraft<Value> | Changing<Value>,
  ): Promise<Value> {
    return alone(organization, async () => {
      const place = await placeOf(organization.zone, dependencies);
      const made = draftAt(place);
      return changeArchive(place, organization, memory, {
        async makeRoom(contents, put) {
          const held = await holdings.of(place, organization, contents);
          return retainArchive(place, organization, contents, held, await retention(), put, true);
        },
        ...(typeof made === 'function' ? { draft: made } : made),
      });
    });
  }

  return {
    append: (source, page, update) =>
      change(source, (place) => {
        let reading: Promise<SourceRecord>;
        return {
          begin() {
            reading = readRecord(place, source);
            // Nobody waits for it where the contents cannot be read.
            reading.catch(() => {});
          },
          async draft(contents, put) {
            const entries = page.entries.filter(({ organizationId }) => organizationId === source.organizationId);
            const uuids = entries.map(({ uuid }) => uuid);
            const [held, before] = await Promise.all([holdings.find(place, source, contents, uuids), reading]);
            const { outcome, rows } = takePage({ ...page, entries }, held);
            const record = update(before, outcome);
            putRecord(place, source, record, put);
            const newest = rows.reduce(
              (latest, { entry }) => Math.max(latest, entry.triggeredAt ?? latest),
              Number.NEGATIVE_INFINITY,
            );
            const first = firstRows(rows.length, newest, contents.blocks, sizes);
            return { value: { ...outcome, record }, blocks: blocksOf(rows, first) };
          },
        };
      }),

    async record(source) {
      return readRecord(await placeOf(source.zone, dependencies), source);
    },

    updateRecord: (source, update) =>
      change(source, (place) => async (_contents, put) => {
        const record = update(await readRecord(place, source));
        putRecord(place, source, record, put);
        return { value: record };
      }),

    compact: (organization) =>
      change(organization, (place) => async (contents) => {
        const upgrade = await upgradeBlocks(place, organization, contents);
        if (upgrade) return { value: true, upgrade };
        const held = await holdings.of(place, organization, contents);
        const compaction = await compactBlocks(place, organization, contents, held, sizes);
        return compaction ? { value: true, ...compaction } : { value: false, unchanged: true };
      }),

    retain: (organization, wanted) =>
      change(organization, (place) => async (contents, put) => {
        const held = await holdings.of(place, organization, contents);
        return retainArchive(place, organization, contents, held, wanted, put);
      }),

    async sources() {
      const found = await Promise.all(
        MEDIA.map(async (medium) => {
          const organizations = await stores[medium].organizations();
          const sources = (await Promise.all(organizations.map((key) => sourcesIn(stores[medium], key)))).flat();
          const media = await Promise.all(sources.map(({ zone }) => mediumOf(zone)));
          return sources.filter((_source, index) => media[index] === medium);
        }),
      );
      return found.flat();
    },

    async entry(organization, uuid) {
      const place = await placeOf(organization.zone, dependencies);
      const contents = await known.now(place, organization);
      return (await holdings.find(place, organization, contents, [uuid])).get(uuid)?.entry;
    },

    async document(organization, id) {
      return readDocument(await placeOf(organization.zone, dependencies), organization, id);
    },

    putDocument: (organization, id, value) =>
      change(organization, (place) => async (_contents, put) => {
        await putDocuments(place, organization, new Map([[id, value]]), put);
        return { value: undefined };
      }),

    changeDocuments: (organization, draft) =>
      change(organization, (place) => async (_contents, put) => {
        const changed = await draft((id) => readDocument(place, organization, id));
        await putDocuments(place, organization, changed, put);
        return { value: undefined, ...(changed.size === 0 && { unchanged: true }) };
      }),

    async organizations() {
      const found = (await Promise.all(MEDIA.map((medium) => organizationsIn(stores[medium])))).flat();
      return [...new Map(found.map((organization) => [organizationKey(organization), organization])).values()];
    },

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
