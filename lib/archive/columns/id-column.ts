import type { IdColumn } from './dictionary';

/** The ids, in an array of at least `length` that can hold `largest`: the same array, or a larger or wider copy. */
export function widened(ids: IdColumn, length: number, largest: number): IdColumn {
  const width = largest > 0xffff ? 4 : largest > 0xff ? 2 : 1;
  if (length <= ids.length && width <= ids.BYTES_PER_ELEMENT) return ids;
  const copy = createIds(Math.max(length, ids.length), Math.max(width, ids.BYTES_PER_ELEMENT));
  copy.set(ids);
  return copy;
}

function createIds(length: number, width: number): IdColumn {
  if (width === 4) return new Uint32Array(length);
  return width === 2 ? new Uint16Array(length) : new Uint8Array(length);
}
