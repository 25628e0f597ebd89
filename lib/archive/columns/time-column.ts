/** How times (ms since the epoch) are written: as whole steps of so many ms after `base`, or as they are. */
export interface TimeScale {
  readonly base: number;
  /** 0: as they are, in 8 bytes each. */
  readonly step: 0 | 1 | 1000;
}

const MAX_STEPS = 0xffffffff;

/** 4 bytes a time where Make sent whole seconds, or where all lie within 49 days; `NaN` for unknown ones takes 8. */
export function packTimes(times: Float64Array<ArrayBuffer>): {
  readonly scale: TimeScale;
  readonly column: Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
} {
  let base = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let whole = true;
  let seconds = true;
  for (const time of times) {
    if (!Number.isSafeInteger(time) || Object.is(time, -0)) whole = false;
    if (time % 1000 !== 0) seconds = false;
    if (time < base) base = time;
    if (time > last) last = time;
  }
  const step = !whole || times.length === 0 ? 0 : seconds ? 1000 : 1;
  if (step === 0 || (last - base) / step > MAX_STEPS) return { scale: { base: 0, step: 0 }, column: times };
  const column = new Uint32Array(times.length);
  for (let row = 0; row < column.length; row++) column[row] = ((times[row] ?? 0) - base) / step;
  return { scale: { base, step }, column };
}

export function unpackTimes(
  { base, step }: TimeScale,
  column: Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>,
): Float64Array<ArrayBuffer> {
  const times = new Float64Array(column.length);
  if (step === 0) times.set(column);
  else for (let row = 0; row < times.length; row++) times[row] = base + (column[row] ?? 0) * step;
  return times;
}
