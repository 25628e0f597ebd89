import { packIds, unpackIds } from '@/lib/archive/block/block-ids';
import { packParts, unpackParts } from '@/lib/archive/block/byte-parts';
import type { ColdValues } from '@/lib/archive/block/cold-values';
import { type TargetValue, targetValue } from '@/lib/archive/columns/target-value';
import type { FormatStep } from './format-step';

interface Header extends ColdValues {
  readonly targets: readonly (string | null)[];
}

/** In format 2 all values stood in front of the columns, and ids of targets were texts also where they were numbers. */
export const FROM_FORMAT_2: FormatStep = {
  ids: (bytes) => packIds(unpackIds(bytes)),
  rows(bytes) {
    const { header, columns } = unpackParts<Header>(bytes);
    const { versions, shapes, literals, ...rest } = header;
    const targets = header.targets.map((id): TargetValue => targetValue(id ?? undefined));
    const cold = new TextEncoder().encode(JSON.stringify({ versions, shapes, literals } satisfies ColdValues));
    const lengths = { versions: versions.length, shapes: shapes.length, literals: literals.length };
    return packParts({ ...rest, targets, cold: cold.length, ...lengths }, [columns, cold]);
  },
};
