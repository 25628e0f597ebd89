import type { BlockPart, Bytes } from '@/lib/archive/block-store';
import { FROM_FORMAT_1 } from './format-1';
import { FROM_FORMAT_2 } from './format-2';
import type { FormatStep } from './format-step';

/**
 * By format, from 1 on. A step may go when no release that wrote its format can be updated from any more.
 * Whoever reads a block takes these steps in memory; `upgrade-blocks` writes the result down, block by block.
 */
const STEPS: readonly FormatStep[] = [FROM_FORMAT_1, FROM_FORMAT_2];

/** The bytes of a part in the format that this release writes. */
export function upgraded(part: BlockPart, bytes: Bytes, steps = STEPS): Bytes {
  let newer = bytes;
  for (let step = steps[formatOf(newer) - 1]; step; step = steps[formatOf(newer) - 1]) newer = step[part](newer);
  return newer;
}

/** Of format 1 the first byte is the high one of a length far below 16 MB. */
export function formatOf(bytes: Bytes): number {
  return bytes[0] || 1;
}
