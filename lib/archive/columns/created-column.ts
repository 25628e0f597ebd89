/**
 * When Make recorded each row, as ms after `triggeredAt` in 2 bytes: most entries are recorded within seconds. The
 * others stand beside it; where they are many, all do and there are no delays.
 */
export interface CreatedColumn {
  readonly delays: Uint16Array<ArrayBuffer> | undefined;
  /** The rows that `times` are of, rising; without delays, empty and `times` has all. */
  readonly rows: Uint32Array<ArrayBuffer>;
  /** ms since the epoch, `NaN` if unreadable. */
  readonly times: Float64Array<ArrayBuffer>;
}

/** Stands where the delay does not. */
const ELSEWHERE = 0xffff;
/** Beyond this part of the rows, 12 bytes for each exception take more than 8 for every row. */
const MAX_EXCEPTIONS = 1 / 2;

export function packCreated(created: Float64Array<ArrayBuffer>, triggeredAt: Float64Array<ArrayBuffer>): CreatedColumn {
  const delays = new Uint16Array(created.length);
  const rows: number[] = [];
  for (let row = 0; row < created.length; row++) {
    const time = created[row] ?? Number.NaN;
    const triggered = triggeredAt[row] ?? Number.NaN;
    const delay = time - triggered;
    const fits = delay >= 0 && delay < ELSEWHERE && Number.isInteger(delay) && triggered + delay === time;
    delays[row] = fits ? delay : ELSEWHERE;
    if (!fits) rows.push(row);
  }
  if (rows.length > created.length * MAX_EXCEPTIONS) {
    return { delays: undefined, rows: new Uint32Array(), times: created };
  }
  return {
    delays,
    rows: Uint32Array.from(rows),
    times: Float64Array.from(rows, (row) => created[row] ?? Number.NaN),
  };
}

export function createdAt({ delays, rows, times }: CreatedColumn, row: number, triggeredAt: number): number {
  if (delays === undefined) return times[row] ?? Number.NaN;
  const delay = delays[row] ?? ELSEWHERE;
  if (delay !== ELSEWHERE) return triggeredAt + delay;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return times[low] ?? Number.NaN;
}
