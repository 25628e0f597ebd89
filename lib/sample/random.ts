/** A stream of numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/** Small, fast and good enough for made-up data; never for secrets. */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An integer in [0, count). */
export function below(random: Random, count: number): number {
  return Math.floor(random() * count);
}

/** An integer in [0, count) where low ones are far likelier (about 1/rank), at constant cost for any `count`. */
export function zipfBelow(random: Random, count: number): number {
  return Math.min(count - 1, Math.floor((count + 1) ** random()) - 1);
}

/** `list` must not be empty. */
export function pick<Item>(random: Random, list: readonly Item[]): Item {
  const item = list[below(random, list.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** Draws an index with a chance in proportion to its weight. */
export function weightedPicker(weights: readonly number[]): (random: Random) => number {
  const sums = new Float64Array(weights.length);
  let total = 0;
  weights.forEach((weight, index) => {
    total += weight;
    sums[index] = total;
  });
  return (random) => firstAbove(sums, random() * total);
}

/** Index of the first sum above `value`; `sums` rise. */
export function firstAbove(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A UUID of version 4, the same for the same seed and number. */
export function sampleUuid(seed: number, number: number): string {
  const random = mulberry32((Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0);
  const word = (): string =>
    Math.floor(random() * 4_294_967_296)
      .toString(16)
      .padStart(8, '0');
  // The number itself is part of it: two entries of one organization can never share a uuid.
  const head = (number >>> 0).toString(16).padStart(8, '0');
  const [a, b, c] = [word(), word(), word()];
  const variant = '89ab'[Number.parseInt(b.slice(0, 1), 16) & 3] ?? '8';
  return `${c.slice(0, 4)}${head.slice(4)}-${head.slice(0, 4)}-4${a.slice(0, 3)}-${variant}${a.slice(3, 6)}-${b}${c.slice(4)}`;
}

/** The number a `sampleUuid` was made of; that of any other uuid is without meaning. */
export function sampleNumber(uuid: string): number {
  return Number.parseInt(uuid.slice(9, 13) + uuid.slice(4, 8), 16);
}
