import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilAt, momentOf, type OffsetAt, startOf, UNITS } from '@/lib/archive/calendar';
import { daysOf, timelineOf } from '@/lib/archive/read/timeline';
import { DAY, HOUR, MINUTE } from '@/lib/time';

const ZONES = [
  'UTC',
  'Europe/Prague',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  // Clocks there are changed at midnight.
  'America/Havana',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Kiritimati',
];

function offsetOf(timeZone: string): OffsetAt {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const known = new Map<number, number>();
  return (time) => {
    const quarter = Math.floor(time / (15 * MINUTE)) * 15 * MINUTE;
    const offset = known.get(quarter);
    if (offset !== undefined) return offset;
    const values = Object.fromEntries(parts.formatToParts(quarter).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = values;
    const found = Date.UTC(year, month - 1, day, hour, minute, second) - quarter;
    known.set(quarter, found);
    return found;
  };
}

const OFFSETS = new Map(ZONES.map((zone) => [zone, offsetOf(zone)]));
const anyOffset = fc.constantFrom(...OFFSETS).map(([, offsetAt]) => offsetAt);
const NOW = Date.UTC(2026, 10, 23, 9);
const anyTime = fc.integer({ min: NOW - 800 * DAY, max: NOW });
const anyTimes = fc
  .tuple(fc.array(anyTime, { maxLength: 60 }), fc.nat(3))
  .map(([times, unknown]) =>
    Float64Array.from([...times.toSorted((a, b) => b - a), ...Array<number>(unknown).fill(Number.NaN)]),
  );

const rowsOf = (times: Float64Array) => Uint32Array.from(times.keys());

describe('a moment of a civil time', () => {
  it('is the first at which clocks show it or, where they skip it, what comes next', () => {
    fc.assert(
      fc.property(anyOffset, anyTime, (offsetAt, time) => {
        const civil = Math.floor(time / (15 * MINUTE)) * 15 * MINUTE;
        const moment = momentOf(civil, offsetAt);
        expect(civilAt(moment, offsetAt)).toBeGreaterThanOrEqual(civil);
        for (let before = moment - 1; before > moment - 30 * HOUR; before -= 15 * MINUTE) {
          expect(civilAt(before, offsetAt)).toBeLessThan(civil);
        }
      }),
    );
  });

  it.each([
    ['hour', '2026-11-23T09:00'],
    ['day', '2026-11-23T00:00'],
    ['week', '2026-11-23T00:00'],
    ['month', '2026-11-01T00:00'],
    ['year', '2026-01-01T00:00'],
  ] as const)('begins its %s at %s', (unit, expected) => {
    expect(startOf(Date.UTC(2026, 10, 23, 9, 59, 59), unit)).toBe(Date.parse(`${expected}Z`));
    expect(startOf(Date.UTC(2026, 10, 29, 23), 'week')).toBe(Date.UTC(2026, 10, 23));
    expect(startOf(Date.UTC(2026, 10, 22, 23), 'week')).toBe(Date.UTC(2026, 10, 16));
    expect(startOf(Date.UTC(2026, 11, 31), 'month', 2)).toBe(Date.UTC(2027, 1, 1));
  });
});

describe('a timeline', () => {
  it('counts every row once, in the bar that its time is in', () => {
    fc.assert(
      fc.property(anyTimes, anyTime, anyTime, anyOffset, (times, from, to, offsetAt) => {
        const { bars, earlier, later, unknown } = timelineOf(times, rowsOf(times), { from, to, offsetAt });
        expect(bars.length).toBeGreaterThan(0);
        expect(bars.length).toBeLessThanOrEqual(90);
        bars.forEach((bar, index) => {
          expect(bar.to).toBeGreaterThan(bar.from);
          if (index > 0) expect(bar.from).toBe(bars[index - 1]?.to);
          expect(bar.count).toBe(times.filter((time) => time >= bar.from && time < bar.to).length);
        });
        const [first, last] = [bars.at(0)?.from ?? 0, bars.at(-1)?.to ?? 0];
        expect(first).toBeLessThanOrEqual(from);
        expect(last).toBeGreaterThan(Math.max(from, to));
        expect(earlier).toBe(times.filter((time) => time < first).length);
        expect(later).toBe(times.filter((time) => time >= last).length);
        expect(unknown).toBe(times.filter((time) => Number.isNaN(time)).length);
      }),
    );
  });

  it.each([
    [1, 'hour', 25],
    [3, 'hour', 73],
    [4, 'day', 5],
    [89, 'day', 90],
    [90, 'week', 14],
    [365, 'week', 54],
    [800, 'month', 27],
    [10_000, 'year', 28],
  ] as const)('of %i days is drawn by the %s', (span, unit, count) => {
    const drawn = timelineOf(new Float64Array(), new Uint32Array(), {
      from: NOW - span * DAY,
      to: NOW,
      offsetAt: () => 0,
    });
    expect([drawn.unit, drawn.bars.length]).toEqual([unit, count]);
    expect(UNITS).toContain(drawn.unit);
  });

  it('of a range beyond all reason shows the last ninety years of it', () => {
    const times = Float64Array.from([NOW, 0, -8e12]);
    const drawn = timelineOf(times, rowsOf(times), { from: -8e12, to: NOW, offsetAt: () => 0 });
    expect(drawn).toMatchObject({ unit: 'year', earlier: 1, later: 0, unknown: 0 });
    expect(drawn.bars).toHaveLength(90);
    expect(drawn.bars.at(-1)).toMatchObject({ from: Date.UTC(2026, 0), to: Date.UTC(2027, 0), count: 1 });
  });

  it.each(ZONES)('keeps its days apart where clocks change (%s)', (zone) => {
    const offsetAt = OFFSETS.get(zone) ?? (() => Number.NaN);
    const { bars } = timelineOf(new Float64Array(), new Uint32Array(), { from: NOW - 60 * DAY, to: NOW, offsetAt });
    const lengths = bars.map(({ from, to }) => (to - from) / HOUR);
    for (const length of lengths) expect([23, 23.5, 24, 24.5, 25]).toContain(length);
    for (const { from } of bars) expect(civilAt(from, offsetAt) % DAY).toBeLessThanOrEqual(HOUR);
  });
});

describe('the days of rows', () => {
  it('are those that have any, newest first, and count every row once', () => {
    fc.assert(
      fc.property(anyTimes, anyOffset, (times, offsetAt) => {
        const days = daysOf(times, rowsOf(times), offsetAt);
        const known = times.filter((time) => !Number.isNaN(time));
        expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(known.length);
        days.forEach(({ from, to, count }, index) => {
          expect(count).toBe(known.filter((time) => time >= from && time < to).length);
          expect(count).toBeGreaterThan(0);
          expect([23, 23.5, 24, 24.5, 25]).toContain((to - from) / HOUR);
          if (index > 0) expect(to).toBeLessThanOrEqual(days[index - 1]?.from ?? 0);
        });
      }),
    );
  });
});
