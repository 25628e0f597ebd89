import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCoder } from '@/lib/archive/columns/coder';
import { createdAt, packCreated } from '@/lib/archive/columns/created-column';
import { packTimes, unpackTimes } from '@/lib/archive/columns/time-column';
import { START } from '../builders';

const seconds = fc.integer({ min: 0, max: 5_000_000 }).map((step) => START + step * 1000);
const anyTime = fc.oneof(
  seconds,
  fc.integer({ min: 0, max: 2 ** 33 }).map((step) => START + step),
  fc.double({ min: 0, max: 3e11 }),
  fc.constantFrom(Number.NaN, 0, 253_402_300_799_999),
);

describe('times of a column', () => {
  it('are given back as they were, in whichever scale', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(seconds), fc.array(anyTime)), (values) => {
        const times = Float64Array.from(values);
        const { scale, column } = packTimes(times);
        expect(unpackTimes(scale, column)).toEqual(times);
      }),
    );
  });

  it.each([
    ['whole seconds of many years', [START, START + 4_000_000_000_000], 4],
    ['milliseconds of a month', [START, START + 2_678_400_001], 4],
    ['milliseconds of a year', [START, START + 31_536_000_001], 8],
    ['an unknown time', [START, Number.NaN], 8],
  ])('take as few bytes as they can: %s', (_case, values, bytes) => {
    expect(packTimes(Float64Array.from(values)).column.BYTES_PER_ELEMENT).toBe(bytes);
  });
});

describe('times of recording', () => {
  it('are given back as they were, soon after the event or not', () => {
    const anyDelay = fc.oneof(fc.nat(4000), fc.constantFrom(65_534, 65_535, 65_536, -1, 0.5, 1e10, Number.NaN));
    fc.assert(
      fc.property(fc.array(fc.tuple(anyTime, anyDelay)), (rows) => {
        const triggered = Float64Array.from(rows, ([time]) => time);
        const created = Float64Array.from(rows, ([time, delay]) => (Number.isNaN(time) ? delay : time + delay));
        const column = packCreated(created, triggered);
        expect(Float64Array.from(created, (_time, row) => createdAt(column, row, triggered[row] ?? 0))).toEqual(
          created,
        );
      }),
    );
  });

  it('take two bytes where few come late', () => {
    const triggered = new Float64Array(1000).fill(START);
    const created = triggered.map((time, row) => time + (row % 50 === 0 ? 1e8 : row));
    const { delays, rows, times } = packCreated(created, triggered);
    expect(delays).toHaveLength(1000);
    expect([rows.length, times.length]).toEqual([20, 20]);
  });
});

describe('a coder', () => {
  it('gives equal values the same number, whatever their hints are', () => {
    const coding = { hintOf: () => 0, same: (a: string, b: string) => a === b, keyOf: (value: string) => value };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }).map(String)), (texts) => {
        const coder = createCoder(coding);
        const ids = texts.map((text) => coder.idOf(text));
        expect(ids.map((id) => coder.values[id])).toEqual(texts);
        expect(coder.values).toEqual([...new Set(texts)]);
      }),
    );
  });

  it('does not get slow when a hint tells nothing', () => {
    let compared = 0;
    const coder = createCoder({
      hintOf: () => 0,
      same: (a: string, b: string) => {
        compared++;
        return a === b;
      },
      keyOf: (value) => value,
    });
    for (let value = 0; value < 10_000; value++) coder.idOf(String(value));
    expect(compared).toBeLessThan(100_000);
  });
});
