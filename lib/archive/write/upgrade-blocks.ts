import { type BlockInfo, type Contents, FORMAT, type Head, type NewBlock } from '@/lib/archive/block-store';
import { formatOf, upgraded } from '@/lib/archive/formats/older-formats';
import type { Place } from '@/lib/archive/sealed/place';
import { readPart, sealParts } from '@/lib/archive/sealed/sealed-blocks';
import type { OrganizationRef } from '@/lib/audit-log/source';

/** Blocks brought to the current format at a time: each step is a transaction of its own, and where it ended is kept. */
const SLICE = 8;

export interface UpgradeStep {
  /** They take the place of those with the same sequence, and hold the same rows. */
  readonly sealed: readonly NewBlock[];
  /** As in `Head`: absent when nothing is left to do. */
  readonly upgradedTo: number | undefined;
}

/** The sequence up to which all blocks have the current format; `undefined` if all have. */
export function upgradedTo(head: Head | undefined): number | undefined {
  if (head === undefined) return undefined;
  return head.format < FORMAT ? 0 : head.upgradedTo;
}

/**
 * The next step of bringing older blocks to the current format, or `undefined` if there is none. Readers understand
 * both: whether it is taken, or stopped half-way, shows nowhere.
 */
export async function upgradeBlocks(
  place: Place,
  organization: OrganizationRef,
  { head, blocks }: Contents,
): Promise<UpgradeStep | undefined> {
  const done = upgradedTo(head);
  if (done === undefined) return undefined;
  const older = blocks.filter(({ sequence }) => sequence > done);
  const slice = older.slice(0, SLICE);
  const plain = <Part extends 'ids' | 'rows'>(part: Part) =>
    readPart(place, organization, part, slice, (bytes) => ({ format: formatOf(bytes), bytes: upgraded(part, bytes) }));
  const [ids, rows] = await Promise.all([plain('ids'), plain('rows')]);
  const sealed = await Promise.all(
    slice.flatMap((info: BlockInfo, index) => {
      const own = ids[index];
      const block = rows[index];
      // What cannot be read stays as it is.
      if (!own || !block || (own.format === FORMAT && block.format === FORMAT)) return [];
      return sealParts(place, organization, info, { ids: own.bytes, rows: block.bytes });
    }),
  );
  return { sealed, upgradedTo: older.length > slice.length ? slice.at(-1)?.sequence : undefined };
}
