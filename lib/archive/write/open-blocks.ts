import { valueAt } from '@/lib/archive/block/block';
import type { PlainBlock } from '@/lib/archive/block/plain-block';
import type { BlockInfo } from '@/lib/archive/block-store';
import { createdAt } from '@/lib/archive/columns/created-column';
import type { Place } from '@/lib/archive/sealed/place';
import { readIds, readRows } from '@/lib/archive/sealed/sealed-blocks';
import type { OrganizationRef } from '@/lib/audit-log/source';
import type { HeldRows } from './held-rows';

/** A block that was read in order to be written anew. */
export interface OpenBlock extends PlainBlock {
  readonly info: BlockInfo;
  /** Rows that are the newest version of their entry. */
  readonly live: Uint32Array<ArrayBuffer>;
}

export interface OpenBlocks {
  /**
   * All that may be written anew. Others must stay as they are: where a row was replaced by one that cannot be read,
   * the older version is what is shown.
   */
  readonly open: readonly OpenBlock[];
  readonly unreadable: readonly BlockInfo[];
}

export async function openBlocks(
  place: Place,
  organization: OrganizationRef,
  held: HeldRows,
  blocks: readonly BlockInfo[],
): Promise<OpenBlocks> {
  const [ids, rows] = await Promise.all([readIds(place, organization, blocks), readRows(place, organization, blocks)]);
  const readable = blocks.flatMap((info, index) => {
    const own = ids[index];
    const block = rows[index];
    return own && block ? [{ info, ids: own, rows: block, ...standing(held, info.sequence, own) }] : [];
  });
  const sequences = new Set(readable.map(({ info }) => info.sequence));
  const holders = new Set(readable.flatMap((block) => block.holders)).difference(sequences);
  const lost = await withoutRows(place, organization, held, holders);
  return {
    open: readable.filter((block) => !block.holders.some((sequence) => lost.has(sequence))),
    unreadable: blocks.filter(({ sequence }) => !sequences.has(sequence)),
  };
}

/** When Make recorded the row; else when it happened; else when we first saw it. ms since the epoch. */
export function recordedAt({ rows }: OpenBlock, row: number): number {
  const triggeredAt = rows.triggeredAt[row] ?? Number.NaN;
  const time = createdAt(rows.created, row, triggeredAt);
  if (!Number.isNaN(time)) return time;
  return Number.isNaN(triggeredAt) ? (valueAt(rows.seen, row)?.[0] ?? 0) : triggeredAt;
}

function standing(held: HeldRows, sequence: number, ids: PlainBlock['ids']) {
  const live: number[] = [];
  const holders = new Set<number>();
  for (let row = 0; row < ids.uuids.count; row++) {
    const holder = held.holderOf(ids, row) ?? sequence;
    if (holder === sequence) live.push(row);
    else holders.add(holder);
  }
  return { live: Uint32Array.from(live), holders: [...holders] };
}

async function withoutRows(
  place: Place,
  organization: OrganizationRef,
  held: HeldRows,
  sequences: ReadonlySet<number>,
): Promise<ReadonlySet<number>> {
  const blocks = [...sequences].flatMap((sequence) => held.block(sequence) ?? []);
  const rows = await readRows(place, organization, blocks);
  return sequences.difference(new Set(blocks.flatMap(({ sequence }, index) => (rows[index] ? sequence : []))));
}
