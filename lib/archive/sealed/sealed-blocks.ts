import type { Block, BlockIds } from '@/lib/archive/block/block';
import { packIds, unpackIds } from '@/lib/archive/block/block-ids';
import { packBlock, type StoredBlock, unpackBlock } from '@/lib/archive/block/pack-block';
import type { PlainBlock } from '@/lib/archive/block/plain-block';
import type { BlockInfo, BlockPart, Bytes, NewBlock } from '@/lib/archive/block-store';
import { upgraded } from '@/lib/archive/formats/older-formats';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { Place } from './place';

export async function sealBlock(
  place: Place,
  organization: OrganizationRef,
  sequence: number,
  { ids, rows }: PlainBlock,
): Promise<NewBlock> {
  const info: BlockInfo = { sequence, count: rows.count, ...spanOf(rows) };
  return sealParts(place, organization, info, { ids: packIds(ids), rows: packBlock(rows) });
}

/** The bytes of a block under its clear part, whatever they are. */
export async function sealParts(
  { sealer }: Place,
  organization: OrganizationRef,
  info: BlockInfo,
  plain: Readonly<Record<BlockPart, Bytes>>,
): Promise<NewBlock> {
  const [ids, rows] = await Promise.all([
    sealer.seal(plain.ids, labelOf('ids', organization, info)),
    sealer.seal(plain.rows, labelOf('rows', organization, info)),
  ]);
  return { ...info, ids, rows };
}

/** The uuids of the blocks; `undefined` for one that is missing or damaged. Throws `StorageError` if none can be read. */
export function readIds(place: Place, organization: OrganizationRef, blocks: readonly BlockInfo[]) {
  return readPart<BlockIds>(place, organization, 'ids', blocks, (bytes) => unpackIds(upgraded('ids', bytes)));
}

/** The rows of the blocks; see `readIds`. */
export function readRows(place: Place, organization: OrganizationRef, blocks: readonly BlockInfo[]) {
  return readPart<StoredBlock>(place, organization, 'rows', blocks, (bytes) => unpackBlock(upgraded('rows', bytes)));
}

/** What `read` makes of the unsealed bytes of each block; `undefined` for one that is missing or damaged. */
export async function readPart<Part>(
  { store, sealer }: Place,
  organization: OrganizationRef,
  part: BlockPart,
  blocks: readonly BlockInfo[],
  read: (bytes: Bytes) => Part,
): Promise<readonly (Part | undefined)[]> {
  if (blocks.length === 0) return [];
  const sealed = await store.parts(
    organizationKey(organization),
    part,
    blocks.map(({ sequence }) => sequence),
  );
  return Promise.all(
    blocks.map(async (info, index) => {
      const bytes = sealed[index];
      if (bytes === undefined) return undefined;
      try {
        return read(await sealer.unseal(bytes, labelOf(part, organization, info)));
      } catch {
        // Flipped bytes, a lost key, a wrong clear part: one block less, told as `damagedBlocks`; the rest is readable.
        return undefined;
      }
    }),
  );
}

/** Binds the sealed bytes to their place and to the clear part beside them. */
function labelOf(part: BlockPart, organization: OrganizationRef, { sequence, count, first, last }: BlockInfo): string {
  return JSON.stringify(['block', part, organizationKey(organization), sequence, count, first, last]);
}

function spanOf({ triggeredAt, created }: Block): Pick<BlockInfo, 'first' | 'last'> {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of triggeredAt) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  // What has no time of its own, or an impossible one: retention must not look past it.
  for (const time of created.times) if (time < first) first = time;
  return first <= last ? { first, last } : {};
}
