import { grown } from './growable';
import { readUuid, UUID_WORDS, writeUuid } from './uuid';

/** The uuids of a block as they are stored: four words each; what has another form stands in `odd` by its row. */
export interface UuidColumn {
  readonly count: number;
  readonly words: Uint32Array<ArrayBuffer>;
  readonly odd: ReadonlyMap<number, string>;
}

/** The uuids of rows, at 16 bytes each: a `Map` of strings takes 150. Only ever grows. */
export interface UuidRows {
  readonly size: number;
  /** 4 for every row; nothing but zeros for those in `odd`. */
  readonly words: Uint32Array<ArrayBuffer>;
  readonly odd: ReadonlyMap<number, string>;
  /** Makes room for so many rows in all. */
  reserve(rows: number): void;
  append(column: UuidColumn): void;
  uuid(row: number): string;
  /** Rows that have this uuid, by rising number. */
  rowsOf(uuid: string): readonly number[];
  /** Orders two rows as the texts of their uuids do. */
  compare(a: number, b: number): number;
}

export function createUuidRows(): UuidRows {
  let size = 0;
  let words = new Uint32Array();
  const odd = new Map<number, string>();
  const wanted = new Uint32Array(UUID_WORDS);

  function reserve(rows: number): void {
    words = grown(words, rows * UUID_WORDS, (length) => new Uint32Array(length));
  }

  function uuidOf(row: number): string {
    return odd.get(row) ?? readUuid(words, row * UUID_WORDS);
  }

  return {
    get size() {
      return size;
    },
    get words() {
      return words;
    },
    odd,
    reserve,

    append(column) {
      const start = size;
      size += column.count;
      reserve(size);
      words.set(column.words, start * UUID_WORDS);
      for (const [index, uuid] of column.odd) odd.set(start + index, uuid);
    },

    uuid: uuidOf,

    rowsOf(uuid) {
      if (!writeUuid(uuid, wanted, 0)) return [...odd].flatMap(([row, other]) => (other === uuid ? row : []));
      const rows: number[] = [];
      const first = wanted[0] ?? 0;
      const end = size * UUID_WORDS;
      for (let offset = 0; offset < end; offset += UUID_WORDS) {
        if (words[offset] !== first || !sameWords(words, offset, wanted, 0)) continue;
        const row = offset / UUID_WORDS;
        if (!odd.has(row)) rows.push(row);
      }
      return rows;
    },

    compare(a, b) {
      if (odd.size > 0 && (odd.has(a) || odd.has(b))) {
        const [left, right] = [uuidOf(a), uuidOf(b)];
        return left === right ? 0 : left < right ? -1 : 1;
      }
      for (let word = 0; word < UUID_WORDS; word++) {
        const difference = (words[a * UUID_WORDS + word] ?? 0) - (words[b * UUID_WORDS + word] ?? 0);
        if (difference !== 0) return difference;
      }
      return 0;
    },
  };
}

/** Uuids are random by themselves; the multiplications spread those that are not. */
export function hashWords(words: Uint32Array, offset: number): number {
  let value = 0;
  for (let word = 0; word < UUID_WORDS; word++) value = Math.imul(value ^ (words[offset + word] ?? 0), 0x9e3779b1);
  return (value ^ (value >>> 15)) >>> 0;
}

export function sameWords(a: Uint32Array, aOffset: number, b: Uint32Array, bOffset: number): boolean {
  for (let word = 0; word < UUID_WORDS; word++) if (a[aOffset + word] !== b[bOffset + word]) return false;
  return true;
}
