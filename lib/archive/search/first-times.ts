/** Bytes; beyond that, what is rarely seen together is kept one by one. */
const LARGEST_TABLE = 4_000_000;

/** Of pairs of two numbers, each below its bound: says whether it is the first time that a pair is met. */
export function createFirstTimes(bound: number, otherBound: number): (one: number, other: number) => boolean {
  if (bound * otherBound > LARGEST_TABLE) {
    const met = new Set<number>();
    return (one, other) => {
      const before = met.size;
      return met.add(one * otherBound + other).size > before;
    };
  }
  const met = new Uint8Array(bound * otherBound);
  return (one, other) => {
    const at = one * otherBound + other;
    if (met[at] === 1) return false;
    met[at] = 1;
    return true;
  };
}
