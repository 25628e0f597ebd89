import type { Bytes } from './block-store';

/** So that every part may be viewed as 8-byte numbers. */
const ALIGNMENT = 8;
const LENGTH_BYTES = 4;

/** One run of bytes: the header's length, the header as JSON, then the columns, each aligned. */
export function packParts(header: object, columns: readonly ArrayBufferView[]): Bytes {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(LENGTH_BYTES + text.length);
  const bytes = new Uint8Array(columns.reduce((length, { byteLength }) => length + aligned(byteLength), start));
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, LENGTH_BYTES);
  let offset = start;
  for (const { buffer, byteOffset, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
    offset += aligned(byteLength);
  }
  return bytes;
}

/**
 * The inverse: `take` gives the columns in the order in which they were packed, as copies of their own.
 * The header is trusted: the bytes were sealed by us. Throws if they are too short.
 */
export function unpackParts<Header>(bytes: Bytes): { header: Header; take: (length: number) => ArrayBuffer } {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length)));
  let offset = aligned(LENGTH_BYTES + length);
  return {
    header,
    take(size) {
      if (offset + size > bytes.length) throw new RangeError('The block is cut off');
      const part = bytes.slice(offset, offset + size).buffer;
      offset += aligned(size);
      return part;
    },
  };
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
