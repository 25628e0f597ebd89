import { FULL_BLOCK } from '@/lib/archive/block/plain-block';
import type { BlockInfo, Contents } from '@/lib/archive/block-store';
import type { EntryIndex, IndexLoader } from '@/lib/archive/contract';
import type { ReadBlock } from '@/lib/archive/index/index-rows';
import { latestFirst } from '@/lib/archive/sealed/latest-first';
import { type Place, type PlaceDependencies, placeOf } from '@/lib/archive/sealed/place';
import { readIds, readRows } from '@/lib/archive/sealed/sealed-blocks';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import { letPageGoOn } from '@/lib/let-page-go-on';
import { createEntryIndex } from './entry-index';
import { continues, createLineage, type Lineage, sortIn } from './index-lineage';

/** Rows and blocks read at a time: every request takes a while, but what is read lies in memory twice. */
const SLICE_ROWS = 4 * FULL_BLOCK;
const SLICE_BLOCKS = 64;
/** ms after which the page gets its turn: more would hold up its frames. */
const TURN = 10;
/** As much as a screen shows is given first. */
const FIRST_ROWS = 50;
const FIRST_BLOCKS = 16;

export function createIndexLoader(dependencies: PlaceDependencies): IndexLoader {
  const lineages = new WeakMap<EntryIndex, Lineage>();

  function publish(lineage: Lineage): EntryIndex {
    sortIn(lineage);
    const index = createEntryIndex(lineage.organization, lineage.rows, lineage.order, lineage.damaged.size);
    lineages.set(index, lineage);
    return index;
  }

  return {
    async load(organization, previous, onFirst) {
      const place = await placeOf(organization.zone, dependencies);
      const before = previous && lineages.get(previous);
      const run = async (): Promise<EntryIndex> => {
        const first = previous === undefined && onFirst ? onFirst : undefined;
        const early = first && ((lineage: Lineage) => first(publish(lineage)));
        const lineage = await bringUp(before, organization, place, early);
        for (const _step of lineage.rows.settle()) await letPageGoOn();
        return publish(lineage);
      };
      if (!before) return run();
      const turn = before.busy.then(run);
      before.busy = turn.catch(() => {});
      return turn;
    },
  };
}

/**
 * Brings a lineage to what the store holds, or a new one where the old cannot go on. Blocks may be merged or dropped by
 * another context between any two reads: then what is missing is looked for again, and until all is there nothing is
 * shown.
 */
async function bringUp(
  before: Lineage | undefined,
  organization: OrganizationRef,
  place: Place,
  onFirst: ((lineage: Lineage) => unknown) | undefined,
): Promise<Lineage> {
  const contentsNow = () => place.store.contents(organizationKey(organization));
  let contents = await contentsNow();
  const anew = () => createLineage(organization, place.medium, contents);
  let lineage = before && continues(before, organization, place.medium, contents) ? before : anew();
  let early = lineage === before ? undefined : onFirst;
  for (;;) {
    if (!(await takeOver(lineage, place, contents))) lineage = anew();
    const unreadable = await readMissing(lineage, place, contents, early);
    if (unreadable.length === 0) return lineage;
    early = undefined;
    const now = await contentsNow();
    const present = new Set(now.blocks.map(({ sequence }) => sequence));
    const damaged = unreadable.filter(({ sequence }) => present.has(sequence));
    for (const { sequence } of damaged) lineage.damaged.add(sequence);
    if (damaged.length === unreadable.length) return lineage;
    contents = now;
    if (!continues(lineage, organization, place.medium, contents)) lineage = anew();
  }
}

/**
 * Where blocks that were read are gone because they were merged, others stand for them: their rows are there already.
 * `false` if they are gone for another reason.
 */
async function takeOver(lineage: Lineage, place: Place, { blocks }: Contents): Promise<boolean> {
  const present = new Set(blocks.map(({ sequence }) => sequence));
  const gone = new Set([...lineage.read, ...lineage.damaged]).difference(present);
  if (gone.size === 0) return true;
  const missing = blocks.filter((block) => isMissing(lineage, block));
  const ids = await readIds(place, lineage.organization, missing);
  const merged = missing.map((_info, index) => ids[index]?.merged ?? []);
  const explained = new Set(merged.flat());
  if (!gone.isSubsetOf(explained)) return false;
  missing.forEach(({ sequence }, index) => {
    const sources = merged[index] ?? [];
    // Else some of its rows are new: it is read, and takes the place of those that are not.
    if (sources.length > 0 && sources.every((source) => lineage.read.has(source))) lineage.read.add(sequence);
  });
  for (const sequence of gone) {
    lineage.read.delete(sequence);
    lineage.damaged.delete(sequence);
  }
  return true;
}

function isMissing(lineage: Lineage, { sequence }: BlockInfo): boolean {
  return !lineage.read.has(sequence) && !lineage.damaged.has(sequence);
}

/** Returns the blocks that could not be read. */
async function readMissing(
  lineage: Lineage,
  place: Place,
  { blocks }: Contents,
  onFirst: ((lineage: Lineage) => unknown) | undefined,
): Promise<readonly BlockInfo[]> {
  const missing = blocks.filter((block) => isMissing(lineage, block)).toSorted(latestFirst);
  lineage.rows.reserve(lineage.rows.columns.size + missing.reduce((sum, { count }) => sum + count, 0));
  const early = onFirst ? firstOf(missing) : [];
  const first = early.length < missing.length ? early : [];
  if (onFirst && first.length > 0) {
    add(lineage, await readSlice(lineage, place, first));
    await onFirst(lineage);
  }
  const rest = missing.filter((block) => isMissing(lineage, block) && !first.includes(block));
  // One slice is read and unsealed by others while another is added here.
  let next: Promise<readonly ReadBlock[]> | undefined;
  const inTurns = createTurns();
  const addAll = async (blocks: readonly ReadBlock[]): Promise<void> => {
    for (const block of blocks) {
      await inTurns();
      add(lineage, [block]);
    }
  };
  for (const slice of slicesOf(rest)) {
    const read = readSlice(lineage, place, slice);
    // Where the one before fails, nobody waits for this one.
    read.catch(() => {});
    if (next) await addAll(await next);
    next = read;
  }
  if (next) await addAll(await next);
  return missing.filter((block) => isMissing(lineage, block));
}

async function readSlice(lineage: Lineage, place: Place, blocks: readonly BlockInfo[]): Promise<readonly ReadBlock[]> {
  const [ids, rows] = await Promise.all([
    readIds(place, lineage.organization, blocks),
    readRows(place, lineage.organization, blocks),
  ]);
  return blocks.flatMap(({ sequence }, index): ReadBlock[] => {
    const [own, block] = [ids[index], rows[index]];
    return own && block ? [{ sequence, ids: own, rows: block }] : [];
  });
}

/** Called again and again, lets the page go on where it has waited for that long. */
function createTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN) return;
    await letPageGoOn();
    since = performance.now();
  };
}

function add({ rows, read }: Lineage, blocks: readonly ReadBlock[]): void {
  rows.add(blocks);
  for (const { sequence } of blocks) read.add(sequence);
}

/** The newest rows, and what may have replaced some of them: a newer version is as a rule of the same time. */
function firstOf(latest: readonly BlockInfo[]): readonly BlockInfo[] {
  const first: BlockInfo[] = [];
  let rows = 0;
  for (const block of latest) {
    if (rows >= FIRST_ROWS || first.length >= FIRST_BLOCKS) break;
    first.push(block);
    rows += block.count;
  }
  const since = Math.min(...first.map((block) => block.first ?? Number.POSITIVE_INFINITY));
  const oldest = Math.min(...first.map(({ sequence }) => sequence));
  const newer = latest.filter(
    (block) => !first.includes(block) && block.sequence > oldest && block.last !== undefined && block.last >= since,
  );
  return [...first, ...newer.slice(0, FIRST_BLOCKS)];
}

function* slicesOf(blocks: readonly BlockInfo[]): Iterable<readonly BlockInfo[]> {
  let slice: BlockInfo[] = [];
  let rows = 0;
  for (const block of blocks) {
    if (slice.length >= SLICE_BLOCKS || (slice.length > 0 && rows + block.count > SLICE_ROWS)) {
      yield slice;
      slice = [];
      rows = 0;
    }
    slice.push(block);
    rows += block.count;
  }
  if (slice.length > 0) yield slice;
}
