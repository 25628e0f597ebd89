import type { Bytes } from '@/lib/archive/block-store';
import type { Block, VersionTuple } from './block';

/** Values of a block that are needed only when one of its entries is put together. */
export interface ColdValues {
  readonly versions: readonly (VersionTuple | null)[];
  readonly shapes: readonly string[];
  readonly literals: readonly (string | null)[];
}

export function packColdValues({ versions, shapes, literals }: Block): Bytes {
  const values: ColdValues = { versions: versions.values, shapes: shapes.values, literals: literals.values };
  return new TextEncoder().encode(JSON.stringify(values));
}

export function readColdValues(bytes: Bytes): ColdValues {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Reads them when they are first asked for. */
export function lazyColdValues(bytes: Bytes): () => ColdValues {
  let values: ColdValues | undefined;
  return () => {
    values ??= readColdValues(bytes);
    return values;
  };
}
