import { type IdColumn, idWidth } from './dictionary';

/** Gives the values of a column small numbers, equal values the same, in the order in which they first come. */
export interface Coder<Value> {
  readonly values: readonly Value[];
  idOf(value: Value): number;
}

export interface Coding<Value> {
  /** Whatever tells most values apart and costs little; equal for equal values. */
  readonly hintOf: (value: Value) => unknown;
  readonly same: (a: Value, b: Value) => boolean;
  /** Equal for equal values only. Asked where a hint turns out to tell nothing. */
  readonly keyOf: (value: Value) => string;
}

/** More values than this under one hint are looked up by their keys. */
const MAX_CHAIN = 8;

/** Neighbours are often equal, and few different values share a hint: a key is hardly ever put together. */
export function createCoder<Value>({ hintOf, same, keyOf }: Coding<Value>): Coder<Value> {
  const values: Value[] = [];
  const chains = new Map<unknown, number[]>();
  const byKey = new Map<string, number>();
  let last = -1;

  function isAt(id: number, value: Value): boolean {
    const other = values[id];
    return other !== undefined && same(other, value);
  }

  return {
    values,
    idOf(value) {
      if (isAt(last, value)) return last;
      const hint = hintOf(value);
      const chain = chains.get(hint);
      const found = chain?.find((id) => isAt(id, value));
      if (found !== undefined) {
        last = found;
        return found;
      }
      if (chain !== undefined && chain.length >= MAX_CHAIN) {
        const key = keyOf(value);
        const known = byKey.get(key);
        last = known ?? values.push(value) - 1;
        if (known === undefined) byKey.set(key, last);
        return last;
      }
      last = values.push(value) - 1;
      if (chain) chain.push(last);
      else chains.set(hint, [last]);
      return last;
    },
  };
}

/** For texts and numbers, and objects of which there is one each. */
export function createPlainCoder<Value extends string | number | object | null>(): Coder<Value> {
  const values: Value[] = [];
  const ids = new Map<Value, number>();
  return {
    values,
    idOf(value) {
      const known = ids.get(value);
      if (known !== undefined) return known;
      const id = values.push(value) - 1;
      ids.set(value, id);
      return id;
    },
  };
}

/** The ids in as few bytes as so many values need; `undefined` where there is nothing to tell apart. */
export function narrowed(ids: Uint32Array<ArrayBuffer>, values: number): IdColumn | undefined {
  switch (idWidth(values)) {
    case 0:
      return undefined;
    case 1:
      return new Uint8Array(ids);
    case 2:
      return new Uint16Array(ids);
    case 4:
      return ids;
  }
}
