import type { Bytes } from '@/lib/archive/block-store';
import { UUID_WORDS, writeUuid } from '@/lib/archive/columns/uuid';
import type { UuidColumn } from '@/lib/archive/columns/uuid-column';
import type { BlockIds } from './block';
import { packParts, unpackParts } from './byte-parts';

interface IdsHeader {
  readonly count: number;
  readonly odd: readonly (readonly [row: number, uuid: string])[];
  readonly merged: number;
}

/** The uuids in this order. */
export function encodeUuids(uuids: readonly string[]): UuidColumn {
  const words = new Uint32Array(uuids.length * UUID_WORDS);
  const odd = new Map<number, string>();
  uuids.forEach((uuid, row) => {
    const offset = row * UUID_WORDS;
    if (writeUuid(uuid, words, offset)) return;
    words.fill(0, offset, offset + UUID_WORDS);
    odd.set(row, uuid);
  });
  return { count: uuids.length, words, odd };
}

export function packIds({ uuids: { count, words, odd }, merged }: BlockIds): Bytes {
  return packParts({ count, odd: [...odd], merged: merged.length } satisfies IdsHeader, [
    words,
    Uint32Array.from(merged),
  ]);
}

/** The words are a view into `bytes`. */
export function unpackIds(bytes: Bytes): BlockIds {
  const { header, read } = unpackParts<IdsHeader>(bytes);
  const words = read.uint32(header.count * UUID_WORDS);
  return {
    uuids: { count: header.count, words, odd: new Map(header.odd) },
    merged: [...read.uint32(header.merged)],
  };
}
