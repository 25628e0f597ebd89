import type { BlockPart, Bytes } from './block-store';
import { FORMAT_1_TO_2 } from './format-1';
import { FORMAT_2_TO_3 } from './format-2';

/** Brings the plain bytes of a block's parts from one format to the next. */
export type FormatStep = Readonly<Record<BlockPart, (bytes: Bytes) => Bytes>>;

/**
 * In order, from format 1 on. A step may go when no release that wrote its format can be updated from any more.
 * Whoever reads a block takes these steps in memory; `upgrade-blocks` writes the result down, block by block.
 */
const STEPS: readonly FormatStep[] = [FORMAT_1_TO_2, FORMAT_2_TO_3];

/** The bytes of a part in the format that this release writes. */
export function upgraded(part: BlockPart, bytes: Bytes, steps = STEPS): Bytes {
  return steps.slice(formatOf(bytes) - 1).reduce((older, step) => step[part](older), bytes);
}

/** Of format 1 the first byte is the high one of a length far below 16 MB. */
export function formatOf(bytes: Bytes): number {
  return bytes[0] || 1;
}
