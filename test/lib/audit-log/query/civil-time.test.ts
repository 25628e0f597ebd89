import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { DAY, HOUR } from '@/lib/time';

const ZONES = [
  'UTC',
  'Europe/Prague',
  'Europe/Dublin',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Santiago',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];
const utc = (text: string): number => Date.parse(`${text}Z`);

describe('the time of a zone', () => {
  it.each([
    ['UTC', '2026-11-24T00:00', '2026-11-24T00:00'],
    ['Europe/Prague', '2026-11-24T00:00', '2026-11-23T23:00'],
    ['Europe/Prague', '2026-07-01T08:30:09', '2026-07-01T06:30:09'],
    ['America/Los_Angeles', '2026-11-24T00:00', '2026-11-24T08:00'],
    ['Asia/Kathmandu', '2026-11-24T00:00', '2026-11-23T18:15'],
    ['Pacific/Kiritimati', '2026-11-24T00:00', '2026-11-23T10:00'],
    // The clock goes forward at midnight: this day begins at one.
    ['America/Santiago', '2026-09-06T00:00', '2026-09-06T04:00'],
    // Two in the night does not exist, and then three follows at once.
    ['Europe/Prague', '2026-03-29T02:30', '2026-03-29T01:00'],
    // Half past two comes twice: the first is meant.
    ['Europe/Prague', '2026-10-25T02:30', '2026-10-25T00:30'],
    // By half an hour only.
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30'],
    // A day that the islands left out.
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00'],
    ['Europe/Prague', '0099-02-03T00:00', '0099-02-02T23:02:16'],
  ])('of %s: clocks show %s at %s UTC', (zone, civil, moment) => {
    expect(new Date(createCivilTime(zone).moment(utc(civil))).toISOString()).toBe(new Date(utc(moment)).toISOString());
  });

  it('is read off at every moment as the first or second at which clocks show it', () => {
    const some = fc.integer({ min: utc('1971-01-01T00:00'), max: utc('2040-01-01T00:00') });
    const zones = ZONES.map(createCivilTime);
    fc.assert(
      fc.property(fc.constantFrom(...zones), some, (time, ms) => {
        const shown = time.at(ms);
        const first = time.moment(shown);
        expect(time.at(first)).toBe(shown);
        expect(first).toBeLessThanOrEqual(ms);
        expect(ms - first).toBeLessThan(2 * HOUR);
      }),
      { numRuns: 300 },
    );
  });

  it('finds the first moment of every day', () => {
    const some = fc.integer({ min: utc('1971-01-01T00:00') / DAY, max: utc('2040-01-01T00:00') / DAY });
    const zones = ZONES.map(createCivilTime);
    fc.assert(
      fc.property(fc.constantFrom(...zones), some, (time, day) => {
        const start = time.moment(day * DAY);
        expect(time.at(start)).toBeGreaterThanOrEqual(day * DAY);
        expect(time.at(start - 1)).toBeLessThan(day * DAY);
      }),
      { numRuns: 300 },
    );
  });

  it('is the browser’s own where the zone has no name, or one that nobody knows', () => {
    const ms = utc('2026-07-01T00:00');
    const own = ms - new Date(ms).getTimezoneOffset() * 60_000;
    expect(createCivilTime(undefined).at(ms)).toBe(own);
    expect(createCivilTime('Mars/Olympus').at(ms)).toBe(own);
  });
});
