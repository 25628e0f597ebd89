import { type Bytes, FORMAT } from '@/lib/archive/block-store';
import type { IdColumn } from '@/lib/archive/columns/dictionary';

/** So that every part may be viewed as 8-byte numbers. */
const ALIGNMENT = 8;
const LENGTH_AT = 4;

type Column = IdColumn | Float64Array<ArrayBuffer>;

/** One run of bytes, the format first (for older ones see `older-formats`), then the header's length, the header as JSON, then the columns, each aligned. */
export function packParts(header: object, columns: readonly Column[]): Bytes {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(ALIGNMENT + text.length);
  const bytes = new Uint8Array(columns.reduce((length, { byteLength }) => length + aligned(byteLength), start));
  bytes[0] = FORMAT;
  new DataView(bytes.buffer).setUint32(LENGTH_AT, text.length);
  bytes.set(text, ALIGNMENT);
  let offset = start;
  for (const { buffer, byteOffset, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
    offset += aligned(byteLength);
  }
  return bytes;
}

/** Gives the columns in the order in which they were packed, as views: what is to stay must be copied. */
export interface PartReader {
  uint8(count: number): Uint8Array<ArrayBuffer>;
  uint16(count: number): Uint16Array<ArrayBuffer>;
  uint32(count: number): Uint32Array<ArrayBuffer>;
  float64(count: number): Float64Array<ArrayBuffer>;
}

/** The inverse. The header is trusted: the bytes were sealed by us. Throws `RangeError` if they are too short. */
export function unpackParts<Header>(bytes: Bytes): {
  readonly header: Header;
  readonly read: PartReader;
  /** All columns as they are. */
  readonly columns: Bytes;
} {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(LENGTH_AT);
  const text = bytes.subarray(ALIGNMENT, ALIGNMENT + length);
  const header: Header = JSON.parse(new TextDecoder().decode(text));
  const start = aligned(ALIGNMENT + length);
  return { header, read: partReader(bytes, start), columns: bytes.subarray(start) };
}

/** Reads columns from `start` on. */
export function partReader(bytes: Bytes, start: number): PartReader {
  // Views need their place in memory aligned too; unsealed bytes are.
  const { buffer, byteOffset } = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  let next = start;
  const take = (length: number): number => {
    const offset = next;
    next += aligned(length);
    if (offset + length > bytes.length) throw new RangeError('The block is cut off');
    return byteOffset + offset;
  };
  return {
    uint8: (count) => new Uint8Array(buffer, take(count), count),
    uint16: (count) => new Uint16Array(buffer, take(count * 2), count),
    uint32: (count) => new Uint32Array(buffer, take(count * 4), count),
    float64: (count) => new Float64Array(buffer, take(count * 8), count),
  };
}

export function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
