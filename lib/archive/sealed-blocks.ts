import { type OrganizationRef, organizationKey } from '../audit-log/source';
import type { Block, Row } from './block';
import { decodeIds, encodeIds } from './block-ids';
import type { BlockInfo, BlockPart, Bytes, NewBlock } from './block-store';
import { decodeRows } from './decode-rows';
import { encodeRows } from './encode-rows';
import { newestFirst } from './newest-first';
import type { Place } from './place';
import type { UuidColumn } from './uuid-table';

/** The rows as a sealed block, newest first in it. */
export async function sealBlock(
  { sealer }: Place,
  organization: OrganizationRef,
  sequence: number,
  rows: readonly Row[],
): Promise<NewBlock> {
  const sorted = rows.toSorted((a, b) => newestFirst(a.entry, b.entry));
  const info: BlockInfo = { sequence, count: sorted.length, ...spanOf(sorted) };
  const [ids, sealedRows] = await Promise.all([
    sealer.seal(encodeIds(sorted), labelOf('ids', organization, info)),
    sealer.seal(encodeRows(sorted), labelOf('rows', organization, info)),
  ]);
  return { ...info, ids, rows: sealedRows };
}

/** The uuids of the blocks; `undefined` for one that is missing or damaged. Throws `StorageError` if none can be read. */
export function readIds(place: Place, organization: OrganizationRef, blocks: readonly BlockInfo[]) {
  return readPart<UuidColumn>(place, organization, 'ids', blocks, decodeIds);
}

/** The rows of the blocks; see `readIds`. */
export function readRows(place: Place, organization: OrganizationRef, blocks: readonly BlockInfo[]) {
  return readPart<Block>(place, organization, 'rows', blocks, (bytes) => decodeRows(bytes, organization));
}

async function readPart<Part>(
  { store, sealer }: Place,
  organization: OrganizationRef,
  part: BlockPart,
  blocks: readonly BlockInfo[],
  decode: (bytes: Bytes) => Part,
): Promise<readonly (Part | undefined)[]> {
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
        return decode(await sealer.unseal(bytes, labelOf(part, organization, info)));
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

function spanOf(rows: readonly Row[]): Pick<BlockInfo, 'first' | 'last'> {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { entry } of rows) {
    if (entry.triggeredAt === undefined) continue;
    first = Math.min(first, entry.triggeredAt);
    last = Math.max(last, entry.triggeredAt);
  }
  return first <= last ? { first, last } : {};
}
