import type { Row } from './block';
import type { Bytes } from './block-store';
import { packParts, unpackParts } from './byte-parts';
import { UUID_WORDS, writeUuid } from './uuid';
import type { UuidColumn } from './uuid-table';

interface IdsHeader {
  readonly count: number;
  readonly odd: readonly (readonly [row: number, uuid: string])[];
}

/** The uuids of the rows, in the same order. */
export function encodeIds(rows: readonly Row[]): Bytes {
  const words = new Uint32Array(rows.length * UUID_WORDS);
  const odd: [number, string][] = [];
  rows.forEach(({ entry }, row) => {
    if (!writeUuid(entry.uuid, words, row * UUID_WORDS)) odd.push([row, entry.uuid]);
  });
  return packParts({ count: rows.length, odd }, [words]);
}

export function decodeIds(bytes: Bytes): UuidColumn {
  const { header, take } = unpackParts<IdsHeader>(bytes);
  return {
    count: header.count,
    words: new Uint32Array(take(header.count * UUID_WORDS * 4)),
    odd: new Map(header.odd),
  };
}
