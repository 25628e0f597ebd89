import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimes, type Times } from '@/lib/text/times';
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/time';

const NOW = Date.parse('2026-11-24T13:05:09Z');

function timesIn(timeZone: string | undefined, now = NOW): Times {
  return createTimes({ timeZone, now: () => now });
}

describe('relative time', () => {
  it.each([
    [0, 'just now'],
    [44 * SECOND, 'just now'],
    [46 * SECOND, '1 minute ago'],
    [12 * MINUTE, '12 minutes ago'],
    [59.6 * MINUTE, '1 hour ago'],
    [2 * HOUR, '2 hours ago'],
    [23.7 * HOUR, '1 day ago'],
    [35 * DAY, '1 month ago'],
    [340 * DAY, '11 months ago'],
    [364 * DAY, '1 year ago'],
    [400 * DAY, '1 year ago'],
    [-5 * MINUTE, 'in 5 minutes'],
  ])('%d ms ago is told as %j', (ago, text) => {
    expect(timesIn('UTC').relative(NOW - ago)).toBe(text);
  });
});

describe('exact time', () => {
  it.each([
    ['UTC', 'Tue, Nov 24, 2026, 13:05:09 UTC', '13:05'],
    ['Europe/Prague', 'Tue, Nov 24, 2026, 14:05:09 GMT+1', '14:05'],
    ['America/New_York', 'Tue, Nov 24, 2026, 08:05:09 EST', '08:05'],
    ['Asia/Kathmandu', 'Tue, Nov 24, 2026, 18:50:09 GMT+5:45', '18:50'],
  ])('in %s names the zone', (timeZone, exact, time) => {
    expect(timesIn(timeZone).exact(NOW)).toBe(exact);
    expect(timesIn(timeZone).time(NOW)).toBe(time);
  });

  it('writes midnight as 00:00', () => {
    expect(timesIn('UTC').time(Date.parse('2026-11-24T00:00:00Z'))).toBe('00:00');
  });

  it('leaves out the year of a day only while it is this one', () => {
    expect(timesIn('UTC').shortDate(Date.parse('2026-01-01T00:00:00Z'))).toBe('Jan 1');
    expect(timesIn('America/New_York').shortDate(Date.parse('2026-01-01T00:00:00Z'))).toBe('Dec 31, 2025');
    expect(timesIn('UTC').date(NOW)).toBe('Nov 24, 2026');
  });

  it('can be copied as ISO, which is UTC in every zone', () => {
    expect(timesIn('Asia/Tokyo').iso(NOW)).toBe('2026-11-24T13:05:09.000Z');
  });

  it('names its zone in words', () => {
    expect(timesIn('Europe/Prague').zoneName(NOW)).toBe('Central European Standard Time');
    expect(timesIn('UTC').zoneName(Number.NaN)).toBe('Coordinated Universal Time');
  });

  it("falls back to the browser's zone when Make names one it does not know", () => {
    expect(timesIn('Mars/Olympus').exact(NOW)).toBe(timesIn(undefined).exact(NOW));
  });
});

describe('days', () => {
  it.each([
    ['UTC', '2026-11-24T00:00:00Z', 'Today', '2026-11-24'],
    ['UTC', '2026-11-23T23:59:59Z', 'Yesterday', '2026-11-23'],
    ['UTC', '2026-11-22T12:00:00Z', 'Sunday, November 22', '2026-11-22'],
    ['UTC', '2025-11-22T12:00:00Z', 'Saturday, November 22, 2025', '2025-11-22'],
    ['Asia/Tokyo', '2026-11-23T15:00:00Z', 'Yesterday', '2026-11-24'],
    ['America/Los_Angeles', '2026-11-24T07:59:59Z', 'Yesterday', '2026-11-23'],
    ['America/Los_Angeles', '2026-11-24T08:00:00Z', 'Today', '2026-11-24'],
  ])('in %s, %s is %j', (timeZone, iso, day, key) => {
    const times = timesIn(timeZone, timeZone === 'Asia/Tokyo' ? Date.parse('2026-11-24T15:30:00Z') : NOW);

    expect(times.day(Date.parse(iso))).toBe(day);
    expect(times.dayKey(Date.parse(iso))).toBe(key);
  });

  it('knows yesterday across a change of clocks, of month and of year', () => {
    const prague = timesIn('Europe/Prague', Date.parse('2026-03-29T22:30:00Z'));
    expect(prague.day(Date.parse('2026-03-29T00:30:00Z'))).toBe('Yesterday');
    expect(timesIn('UTC', Date.parse('2027-01-01T00:00:00Z')).day(Date.parse('2026-12-31T00:00:00Z'))).toBe(
      'Yesterday',
    );
  });

  it.each(['UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Chatham'])(
    'begin at midnight, to the minute, in %s',
    (timeZone) => {
      const times = timesIn(timeZone);
      const plain = new Intl.DateTimeFormat('sv', { timeZone });
      // Over a change of clocks in each of them: backwards, so that a remembered day would reach into the one before.
      for (const last of [Date.UTC(2026, 2, 9), Date.UTC(2026, 3, 6), Date.UTC(2026, 9, 5)]) {
        for (let ms = last; ms > last - 2 * DAY; ms -= 5 * MINUTE) expect(times.dayKey(ms)).toBe(plain.format(ms));
      }
    },
  );

  it('are right at any moment', () => {
    const times = timesIn('Africa/Monrovia');
    const plain = new Intl.DateTimeFormat('sv', { timeZone: 'Africa/Monrovia' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }), (ms) => {
        expect(times.dayKey(ms)).toBe(plain.format(ms));
      }),
    );
  });
});

describe('a time that is none', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, -8.64e15, 8.64e15, 9e15])('%d is said to be unknown', (ms) => {
    const times = timesIn('Europe/Prague');

    for (const text of [times.relative(ms), times.exact(ms), times.time(ms), times.day(ms), times.short(ms)]) {
      expect(text).toBe('time unknown');
    }
    expect(times.iso(ms)).toBe('');
    expect(times.dayKey(ms)).toBe('');
  });
});

describe('a short time', () => {
  it.each([
    ['2026-11-02T09:12:00Z', 'Nov 2, 09:12'],
    ['2025-11-02T09:12:00Z', 'Nov 2, 2025, 09:12'],
  ])('of %s is %j', (iso, text) => {
    expect(timesIn('UTC').short(Date.parse(iso))).toBe(text);
  });
});
