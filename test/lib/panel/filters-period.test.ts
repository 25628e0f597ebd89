import { describe, expect, it } from 'vitest';
import { periodOfDays, periodOfPreset, startOfDay } from '@/lib/panel/filters-period';
import { createDayKey } from '@/lib/text/day-key';

const NOW = Date.parse('2026-11-24T12:00:00Z');

describe('periods of time', () => {
  it.each([
    ['UTC', '2026-11-24', '2026-11-24T00:00:00Z'],
    ['Europe/Prague', '2026-11-24', '2026-11-23T23:00:00Z'],
    ['America/Los_Angeles', '2026-11-24', '2026-11-24T08:00:00Z'],
    ['Asia/Kathmandu', '2026-11-24', '2026-11-23T18:15:00Z'],
    ['Pacific/Kiritimati', '2026-11-24', '2026-11-23T10:00:00Z'],
    // The clock goes forward at midnight: this day begins at one.
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z'],
  ])('begin the day in %s on %s at %s', (zone, day, start) => {
    expect(new Date(startOfDay(day, createDayKey(zone))).toISOString()).toBe(new Date(start).toISOString());
  });

  it('have a last day that belongs to them, also when clocks change on it', () => {
    const period = periodOfDays({ from: '2026-10-25', to: '2026-10-25' }, createDayKey('Europe/Prague'));
    expect((period.before ?? 0) - (period.after ?? 0)).toBe(25 * 60 * 60 * 1000);
  });

  it.each([
    [{ from: '', to: '' }, {}],
    [{ from: '2026-11-24', to: '' }, { after: Date.parse('2026-11-24T00:00:00Z') }],
    [{ from: '', to: '2026-11-24' }, { before: Date.parse('2026-11-25T00:00:00Z') }],
    [{ from: 'rubbish', to: '2026-13-45' }, {}],
  ])('from %j are %j', (days, period) => {
    expect(periodOfDays(days, createDayKey('UTC'))).toEqual(period);
  });

  it.each([
    ['today', '2026-11-24T00:00:00Z'],
    ['day', '2026-11-23T12:00:00Z'],
    ['week', '2026-11-17T12:00:00Z'],
    ['month', '2026-10-25T12:00:00Z'],
  ] as const)('named %s begin at %s', (preset, after) => {
    expect(periodOfPreset(preset, NOW, createDayKey('UTC'))).toEqual({ after: Date.parse(after) });
  });
});
