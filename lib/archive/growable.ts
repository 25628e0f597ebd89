type NumberArray =
  | Uint8Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** The array, or a copy at least twice as long that can hold `length` values. */
export function grown<Values extends NumberArray>(
  values: Values,
  length: number,
  make: (length: number) => Values,
): Values {
  if (length <= values.length) return values;
  const larger = make(Math.max(length, values.length * 2));
  larger.set(values);
  return larger;
}
