import { packIds, unpackIds } from './block-ids';
import type { FormatStep } from './older-formats';
import { packBlock, unpackBlock } from './pack-block';
import { targetValue } from './target-value';

/** In format 2 ids of targets were written as texts, also where they were numbers. */
export const FORMAT_2_TO_3: FormatStep = {
  ids: (bytes) => packIds(unpackIds(bytes)),
  rows(bytes) {
    const block = unpackBlock(bytes);
    const values = block.targets.values.map((id) => (typeof id === 'string' ? targetValue(id) : id));
    return packBlock({ ...block, targets: { ...block.targets, values } });
  },
};
