import type { BlockPart, Bytes } from '@/lib/archive/block-store';

/** Brings the plain bytes of a block's parts from one format to a later one. */
export type FormatStep = Readonly<Record<BlockPart, (bytes: Bytes) => Bytes>>;
