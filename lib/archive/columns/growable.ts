import type { IdColumn } from './dictionary';

type NumberArray = IdColumn | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** What is added beyond what is asked for, so that a column that grows row by row is not copied for each. */
const SLACK = 1 / 16;

/** The array, or a copy that can hold `length` values: the first time exactly, later with some room. */
export function grown<Values extends NumberArray>(
  values: Values,
  length: number,
  make: (length: number) => Values,
): Values {
  if (length <= values.length) return values;
  const larger = make(values.length === 0 ? length : Math.ceil(length * (1 + SLACK)));
  larger.set(values);
  return larger;
}
