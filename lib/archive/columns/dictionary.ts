/** Gives equal values the same small number, in the order in which they first come. */
export interface Dictionary<Value> {
  readonly values: readonly Value[];
  /** Takes the value in if it is not there. */
  idOf(value: Value): number;
  find(value: Value): number | undefined;
}

/** `keyOf` must be equal for equal values only. */
export function createDictionary<Value>(keyOf: (value: Value) => unknown): Dictionary<Value> {
  const values: Value[] = [];
  const ids = new Map<unknown, number>();
  return {
    values,
    find: (value) => ids.get(keyOf(value)),
    idOf(value) {
      const key = keyOf(value);
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = values.push(value) - 1;
      ids.set(key, id);
      return id;
    },
  };
}

/** A key of a tuple of one dictionary, as `createDictionary` wants it; several times faster than JSON. */
export function tupleKey(tuple: readonly (string | number | null)[] | null): string {
  if (tuple === null) return '';
  let key = '';
  for (const part of tuple) {
    // The length in front tells where a text ends, whatever is in it.
    if (typeof part === 'string') key += `${part.length}:${part}`;
    else key += part === null ? '-' : `${part};`;
  }
  return key;
}

export type IdColumn = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** Bytes of one id of a dictionary with so many values; none where there is nothing to tell apart. */
export function idWidth(values: number): 0 | 1 | 2 | 4 {
  if (values <= 1) return 0;
  if (values <= 0x100) return 1;
  return values <= 0x10000 ? 2 : 4;
}
