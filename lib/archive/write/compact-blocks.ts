import { joinBlocks } from '@/lib/archive/block/join-blocks';
import type { PlainBlock } from '@/lib/archive/block/plain-block';
import type { BlockInfo, Contents } from '@/lib/archive/block-store';
import { latestFirst } from '@/lib/archive/sealed/latest-first';
import type { Place } from '@/lib/archive/sealed/place';
import type { OrganizationRef } from '@/lib/audit-log/source';
import { type BlockSizes, firstRows } from './block-sizes';
import type { HeldRows } from './held-rows';
import { type OpenBlock, openBlocks } from './open-blocks';

/** Small blocks are opened so many at a time; when together they have more bytes than this, the rest waits. */
const SLICE = 8;
const MAX_BYTES = 8 * 1024 * 1024;
/** A block of few rows and so many bytes holds very long texts: merged with others it would be too much at once. */
const HEAVY = 1024 * 1024;

/** Small blocks in the place of which larger ones come, without the rows that were replaced anywhere. */
export interface Compaction {
  readonly removed: readonly number[];
  readonly blocks: readonly PlainBlock[];
}

/** `undefined` if nothing is to be merged. */
export async function compactBlocks(
  place: Place,
  organization: OrganizationRef,
  contents: Contents,
  held: HeldRows,
  sizes: BlockSizes,
): Promise<Compaction | undefined> {
  const chosen = choose(contents.blocks, held, sizes);
  const open: OpenBlock[] = [];
  let bytes = 0;
  for (let start = 0; start < chosen.length && bytes < MAX_BYTES; start += SLICE) {
    const slice = chosen.slice(start, start + SLICE);
    const read = await openBlocks(place, organization, held, slice);
    const light = read.open.filter((block) => sizeOf(block) < HEAVY);
    const sequences = new Set(light.map(({ info }) => info.sequence));
    for (const { sequence } of slice) if (!sequences.has(sequence)) held.setAside.add(sequence);
    open.push(...light);
    bytes += light.reduce((sum, block) => sum + sizeOf(block), 0);
  }
  const removed = open.map(({ info }) => info.sequence);
  const shares = open.map((block) => ({ block, rows: block.live }));
  const blocks = joinBlocks(shares, removed, sizes.full, firstOf(open, contents, sizes));
  return blocks.length < removed.length ? { removed, blocks } : undefined;
}

function choose(blocks: readonly BlockInfo[], held: HeldRows, sizes: BlockSizes): readonly BlockInfo[] {
  const liveIn = ({ sequence }: BlockInfo) =>
    held.setAside.has(sequence) ? Number.POSITIVE_INFINITY : (held.liveIn(sequence) ?? Number.POSITIVE_INFINITY);
  const small = blocks.filter((block) => liveIn(block) < sizes.waiting).toSorted(latestFirst);
  const waiting = small.reduce((rows, block) => rows + liveIn(block), 0);
  const enough = waiting >= sizes.waiting;
  if (!enough && small.length < sizes.blocks) return [];
  let rows = 0;
  const chosen = small.filter((block) => {
    const isTaken = rows < 2 * sizes.full;
    if (isTaken) rows += liveIn(block);
    return isTaken;
  });
  const isHalf = (rows: number) => rows >= sizes.waiting && rows < Number.POSITIVE_INFINITY;
  // The end of the last merge: with it, full blocks come about and not only half ones.
  const half = enough
    ? blocks.filter((block) => isHalf(liveIn(block)) && block.count < sizes.full).toSorted(latestFirst)
    : [];
  return [...half.slice(0, 1), ...chosen];
}

/** As of `firstRows`; 0 where one block more would be as many as there were. */
function firstOf(open: readonly OpenBlock[], { blocks }: Contents, sizes: BlockSizes): number {
  const count = open.reduce((sum, { live }) => sum + live.length, 0);
  if (Math.ceil(count / sizes.full) + 1 >= open.length) return 0;
  const own = new Set(open.map(({ info }) => info.sequence));
  const newest = Math.max(...open.map(({ info }) => info.last ?? Number.NEGATIVE_INFINITY));
  const others = blocks.filter(({ sequence }) => !own.has(sequence));
  return firstRows(count, newest, others, sizes);
}

/** About how many bytes it takes. */
function sizeOf({ rows }: OpenBlock): number {
  const { events, actors, teams, targets, versions, shapes, literals } = rows;
  const texts = [events, actors, teams, targets, versions, shapes, literals].flatMap(({ values }) => values.flat());
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), rows.count * 32);
}
