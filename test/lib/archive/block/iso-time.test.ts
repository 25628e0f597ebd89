import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIsoWriter, isIsoOf } from '@/lib/archive/block/iso-time';

const anyTime = fc.oneof(
  fc.integer({ min: 0, max: 253_402_300_799_999 }),
  fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }),
  fc.double(),
);

function isoOf(time: number): string | undefined {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) || date.getTime() !== time ? undefined : date.toISOString();
}

describe('a text told to be a time', () => {
  it('is that as Date would write it', () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        const iso = isoOf(time);
        if (iso === undefined || iso.length !== 24) return;
        expect(isIsoOf(iso, time)).toBe(true);
        expect(isIsoOf(iso, time + 1)).toBe(false);
        expect(isIsoOf(`${iso.slice(0, 19)}Z`, Math.floor(time / 1000) * 1000)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is not if a single character is another', () => {
    fc.assert(
      fc.property(
        anyTime,
        fc.nat(23),
        fc.constantFrom('0', '1', '9', 'Z', 'T', ':', '-', '.', '/', '٣', ''),
        (time, at, other) => {
          const iso = isoOf(time);
          if (iso === undefined || iso.length !== 24) return;
          const text = iso.slice(0, at) + other + iso.slice(at + 1);
          expect(isIsoOf(text, time)).toBe(text === iso);
          expect(isIsoOf(`${text.slice(0, 19)}Z`, time)).toBe(`${text.slice(0, 19)}.000Z` === iso);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2024-02-30T00:00:00Z', Date.UTC(2024, 2, 1)],
    ['2023-02-29T00:00:00.000Z', Date.UTC(2023, 2, 1)],
    ['2024-01-01T24:00:00Z', Date.UTC(2024, 0, 2)],
    ['2024-01-01T00:60:00Z', Date.UTC(2024, 0, 1, 1)],
    ['2024-13-01T00:00:00Z', Date.UTC(2025, 0, 1)],
    ['+02024-01-01T00:00:0Z', Date.UTC(2024, 0, 1)],
  ])('is not if %s means that time only by carrying over', (text, time) => {
    expect(isIsoOf(text, time)).toBe(false);
  });
});

describe('a writer of times', () => {
  it('writes as Date does', () => {
    const write = createIsoWriter();
    fc.assert(
      fc.property(anyTime, (time) => {
        const date = new Date(time);
        if (!Number.isNaN(date.getTime())) expect(write(time)).toBe(date.toISOString());
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses what is no time', () => {
    expect(() => createIsoWriter()(Number.NaN)).toThrow(RangeError);
  });
});
