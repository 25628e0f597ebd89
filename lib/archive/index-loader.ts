import { type OrganizationRef, organizationKey } from '../audit-log/source';
import type { BlockInfo, Contents } from './block-store';
import type { EntryIndex, IndexLoader, Medium } from './contract';
import { createEntryIndex } from './entry-index';
import { createIndexColumns, type IndexColumns } from './index-columns';
import { type Place, type PlaceDependencies, placeOf } from './place';
import { readIds, readRows } from './sealed-blocks';
import { sortRows } from './sort-rows';

/** Blocks read, unsealed and added at a time: more would hold up the page's frames. */
const SLICE = 8;

/** What the indexes of one organization share, from the first load over all refreshes. */
interface Lineage {
  readonly organization: OrganizationRef;
  readonly medium: Medium;
  readonly generation: string | undefined;
  readonly columns: IndexColumns;
  readonly read: Set<number>;
  damaged: number;
  order: Uint32Array<ArrayBuffer>;
  /** How many rows of the columns are sorted into `order` (or replaced). */
  sorted: number;
  /** Refreshes asked for at once add nothing twice: one after the other. */
  busy: Promise<unknown>;
}

export function createIndexLoader(dependencies: PlaceDependencies): IndexLoader {
  const lineages = new WeakMap<EntryIndex, Lineage>();

  function publish(lineage: Lineage): EntryIndex {
    sortIn(lineage);
    const index = createEntryIndex(lineage.organization, lineage.columns, lineage.order, lineage.damaged);
    lineages.set(index, lineage);
    return index;
  }

  async function read(place: Place, lineage: Lineage, blocks: readonly BlockInfo[]): Promise<void> {
    const [ids, rows] = await Promise.all([
      readIds(place, lineage.organization, blocks),
      readRows(place, lineage.organization, blocks),
    ]);
    blocks.forEach(({ sequence }, index) => {
      const column = ids[index];
      const block = rows[index];
      lineage.read.add(sequence);
      if (column && block) lineage.columns.add(sequence, column, block);
      else lineage.damaged++;
    });
  }

  async function refresh(lineage: Lineage, place: Place, contents: Contents, onFirst?: (index: EntryIndex) => void) {
    const missing = contents.blocks.filter(({ sequence }) => !lineage.read.has(sequence)).toSorted(latestFirst);
    const [first, ...rest] = missing;
    if (first && rest.length > 0 && onFirst) {
      await read(place, lineage, [first]);
      onFirst(publish(lineage));
    }
    const open = missing.filter(({ sequence }) => !lineage.read.has(sequence));
    for (let start = 0; start < open.length; start += SLICE) {
      await read(place, lineage, open.slice(start, start + SLICE));
    }
    return publish(lineage);
  }

  return {
    async load(organization, previous, onFirst) {
      const place = await placeOf(organization.zone, dependencies);
      const lineage = previous && lineages.get(previous);
      const run = async (): Promise<EntryIndex> => {
        const contents = await place.store.contents(organizationKey(organization));
        return lineage && continues(lineage, organization, place.medium, contents)
          ? refresh(lineage, place, contents)
          : refresh(newLineage(organization, place.medium, contents), place, contents, onFirst);
      };
      if (!lineage) return run();
      const turn = lineage.busy.then(run);
      lineage.busy = turn.catch(() => {});
      return turn;
    },
  };
}

function newLineage(organization: OrganizationRef, medium: Medium, { head }: Contents): Lineage {
  return {
    organization: { zone: organization.zone, organizationId: organization.organizationId },
    medium,
    generation: head?.generation,
    columns: createIndexColumns(),
    read: new Set(),
    damaged: 0,
    order: new Uint32Array(),
    sorted: 0,
    busy: Promise.resolve(),
  };
}

/** `false` if anything that was read is gone from the store: then everything is read anew. */
function continues(lineage: Lineage, organization: OrganizationRef, medium: Medium, contents: Contents): boolean {
  const present = new Set(contents.blocks.map(({ sequence }) => sequence));
  return (
    organizationKey(lineage.organization) === organizationKey(organization) &&
    lineage.medium === medium &&
    lineage.generation === contents.head?.generation &&
    lineage.read.isSubsetOf(present)
  );
}

function latestFirst(a: BlockInfo, b: BlockInfo): number {
  const later = (b.last ?? Number.NEGATIVE_INFINITY) - (a.last ?? Number.NEGATIVE_INFINITY);
  return later > 0 || later < 0 ? later : b.sequence - a.sequence;
}

function sortIn(lineage: Lineage): void {
  const { columns, order, sorted } = lineage;
  const { size } = columns;
  if (sorted === size) return;
  const rows = new Uint32Array(order.length + size - sorted);
  rows.set(order);
  for (let row = sorted; row < size; row++) rows[order.length + row - sorted] = row;
  const { triggeredAt, uuids } = columns;
  const timeOf = (row: number): number => {
    const time = triggeredAt[row] ?? Number.NaN;
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
  };
  lineage.order = sortRows(
    rows.filter((row) => !columns.isReplaced(row)),
    (a, b) => {
      const later = timeOf(b) - timeOf(a);
      return later > 0 || later < 0 ? later : uuids.compare(a, b);
    },
  );
  lineage.sorted = size;
}
