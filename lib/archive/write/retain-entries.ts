import { valueAt } from '@/lib/archive/block/block';
import { joinBlocks } from '@/lib/archive/block/join-blocks';
import type { PlainBlock } from '@/lib/archive/block/plain-block';
import type { BlockInfo, Contents } from '@/lib/archive/block-store';
import { createUuidRows } from '@/lib/archive/columns/uuid-column';
import type { SourceRecord } from '@/lib/archive/contract';
import type { Retention } from '@/lib/archive/retention';
import type { Place } from '@/lib/archive/sealed/place';
import type { OrganizationRef } from '@/lib/audit-log/source';
import type { HeldRows } from './held-rows';
import { type OpenBlock, openBlocks, recordedAt } from './open-blocks';

/** An entry that goes. */
export interface Dropped {
  readonly uuid: string;
  /** ms since the epoch. */
  readonly recordedAt: number;
  readonly teamId: number | undefined;
}

export interface Pruning {
  readonly removed: readonly number[];
  readonly blocks: readonly PlainBlock[];
  /** Anew at every call: they may be a million. */
  readonly dropped: () => Iterable<Dropped>;
  /** Where the number of entries was the limit: what was recorded before is beyond it. */
  readonly beyond: SourceRecord['beyond'];
}

/** Blocks read at a time. */
const SLICE = 8;

/**
 * What is beyond retention by the time of its recording: that is what coverage speaks of, so that what it says stays
 * exactly true. An entry without any time counts as recorded when we first saw it. `undefined` if nothing is.
 * With `wholeOnly`, only blocks of which nothing stays: what can be done where there is no room to write.
 */
export async function retainEntries(
  place: Place,
  organization: OrganizationRef,
  { blocks }: Contents,
  held: HeldRows,
  { maxAge, maxEntries, now }: Retention,
  wholeOnly = false,
): Promise<Pruning | undefined> {
  const cut = now - maxAge;
  const { open, unreadable, surplus } = await openOldest(place, organization, held, blocks, cut, maxEntries);
  const limit = limitOf(open, cut, surplus);
  const pruned = open.map((block) => {
    const goes = block.live.map((row) => (limit.isBeyond(recordedAt(block, row)) ? 1 : 0));
    return { block, goes, stays: block.live.filter((_row, index) => goes[index] === 0) };
  });
  const touched = pruned.filter(({ stays, block }) =>
    wholeOnly ? stays.length === 0 && !hasOlder(block, held) : stays.length < block.live.length,
  );
  const rewritten = [...touched, ...(await openOlder(place, organization, held, touched))];
  const removed = [...rewritten.map(({ block }) => block.info), ...unreadable].map(({ sequence }) => sequence);
  if (removed.length === 0) return undefined;
  return {
    removed,
    blocks: rewritten.flatMap(({ block, stays }) => joinBlocks([{ block, rows: stays }], [])),
    *dropped() {
      for (const { block, goes } of touched) yield* droppedOf(block, goes);
    },
    // Without room to write, some of what is beyond it may stay.
    beyond: limit.before === undefined || wholeOnly ? undefined : { before: limit.before, maxEntries },
  };
}

/** The oldest blocks, as far as something in them may be beyond, and the unreadable ones that surely are. */
async function openOldest(
  place: Place,
  organization: OrganizationRef,
  held: HeldRows,
  blocks: readonly BlockInfo[],
  cut: number,
  maxEntries: number,
) {
  // A block holds nothing that was recorded before its first time.
  const firstOf = ({ first = Number.NEGATIVE_INFINITY }: BlockInfo) => first;
  const oldestFirst = blocks.toSorted((a, b) => (firstOf(a) < firstOf(b) ? -1 : firstOf(a) > firstOf(b) ? 1 : 0));
  const open: OpenBlock[] = [];
  const unreadable: BlockInfo[] = [];
  let surplus = Math.max(0, held.size - maxEntries);
  for (let start = 0; start < oldestFirst.length; start += SLICE) {
    const slice = oldestFirst.slice(start, start + SLICE);
    const reached = Math.min(...slice.map(firstOf));
    if (reached >= cut && countBefore(open, reached) >= surplus) break;
    const read = await openBlocks(place, organization, held, slice);
    open.push(...read.open);
    for (const info of read.unreadable) {
      // Its entries count as held, but nobody sees them.
      surplus = Math.max(0, surplus - (held.liveIn(info.sequence) ?? 0));
      if (info.last !== undefined && info.last < cut) unreadable.push(info);
    }
  }
  return { open, unreadable, surplus };
}

function countBefore(open: readonly OpenBlock[], time: number): number {
  let count = 0;
  for (const block of open) for (const row of block.live) if (recordedAt(block, row) < time) count++;
  return count;
}

interface Limit {
  /** Asked once for every row: all recorded before a moment are beyond, and so many of those recorded just then. */
  readonly isBeyond: (recordedAt: number) => boolean;
  /** Where so many are too many: all that was recorded before is beyond. ms since the epoch. */
  readonly before?: number;
}

function limitOf(open: readonly OpenBlock[], cut: number, surplus: number): Limit {
  const isOld = (time: number) => time < cut;
  if (surplus === 0) return { isBeyond: isOld };
  const times = new Float64Array(open.reduce((sum, { live }) => sum + live.length, 0));
  let next = 0;
  for (const block of open) for (const row of block.live) times[next++] = recordedAt(block, row);
  times.sort();
  const limit = times[Math.min(surplus, times.length) - 1] ?? cut;
  if (limit < cut) return { isBeyond: isOld };
  let ties = surplus - times.indexOf(limit);
  return { isBeyond: (time) => time < limit || (time === limit && ties-- > 0), before: limit + 1 };
}

function* droppedOf(block: OpenBlock, goes: Uint32Array): Iterable<Dropped> {
  const uuids = createUuidRows();
  uuids.append(block.ids.uuids);
  for (let index = 0; index < block.live.length; index++) {
    if (goes[index] !== 1) continue;
    const row = block.live[index] ?? 0;
    yield {
      uuid: uuids.uuid(row),
      recordedAt: recordedAt(block, row),
      teamId: valueAt(block.rows.teams, row)?.[0],
    };
  }
}

interface Pruned {
  readonly block: OpenBlock;
  readonly goes: Uint32Array;
  readonly stays: Uint32Array<ArrayBuffer>;
}

/** Blocks with an older version of what goes: it must not come to light. */
async function openOlder(
  place: Place,
  organization: OrganizationRef,
  held: HeldRows,
  touched: readonly Pruned[],
): Promise<readonly Pruned[]> {
  const sequences = new Set<number>();
  for (const { block, goes } of touched) {
    block.live.forEach((row, index) => {
      if (goes[index] === 1) for (const sequence of held.olderIn(block.ids, row)) sequences.add(sequence);
    });
  }
  for (const { block } of touched) sequences.delete(block.info.sequence);
  const infos = [...sequences].flatMap((sequence) => held.block(sequence) ?? []);
  const { open } = await openBlocks(place, organization, held, infos);
  return open.map((block) => ({ block, goes: new Uint32Array(), stays: block.live }));
}

function hasOlder({ ids, live }: OpenBlock, held: HeldRows): boolean {
  return live.some((row) => held.olderIn(ids, row).size > 0);
}
