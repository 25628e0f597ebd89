import { describe, expect, it } from 'vitest';
import type { Period } from '@/lib/audit-log/query';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { daysOf, periodOfDays, periodOfPreset, presetOf } from '@/lib/panel/filters/filters-period';
import { HOUR } from '@/lib/time';

const UTC = createCivilTime('UTC');
const PRAGUE = createCivilTime('Europe/Prague');

describe('periods of time', () => {
  it('have a last day that belongs to them, also when clocks change on it', () => {
    const { after, before } = periodOfDays({ from: '2026-10-25', to: '2026-10-25' }, PRAGUE);
    expect(Number(before) - Number(after)).toBe(25 * HOUR);
  });

  it.each([
    [{ from: '', to: '' }, {}],
    [{ from: '2026-11-24', to: '' }, { after: Date.parse('2026-11-24T00:00:00Z') }],
    [{ from: '', to: '2026-11-24' }, { before: Date.parse('2026-11-25T00:00:00Z') }],
    [{ from: 'rubbish', to: '2026-13-45' }, {}],
    [{ from: '0000-01-01', to: '' }, {}],
  ])('from %j are %j', (days, period) => {
    expect(periodOfDays(days, UTC)).toEqual(period);
  });

  it.each([
    { from: '2026-11-24', to: '' },
    { from: '', to: '2026-10-25' },
    { from: '2026-03-29', to: '2026-10-25' },
    { from: '', to: '' },
  ])('tell the days %j they were made of', (days) => {
    expect(daysOf(periodOfDays(days, PRAGUE), PRAGUE)).toEqual(days);
  });

  it('tell no days where they move on with the clock', () => {
    expect(daysOf(periodOfPreset('week'), UTC)).toEqual({ from: '', to: '' });
  });

  it.each(['today', 'day', 'week', 'month'] as const)('named %s know their name', (preset) => {
    expect(presetOf(periodOfPreset(preset))).toBe(preset);
  });

  it.each<[Period, string | undefined]>([
    [{}, undefined],
    [{ after: { ago: 1, unit: 'day' } }, 'day'],
    [{ after: { ago: 1, unit: 'week' } }, 'week'],
    [{ after: { ago: 2, unit: 'day' } }, 'days'],
    [{ after: { startOf: 'yesterday' } }, 'days'],
    [{ after: 5 }, 'days'],
    [{ before: { ago: 7, unit: 'day' } }, 'days'],
    [{ after: { ago: 7, unit: 'day' }, before: 5 }, 'days'],
  ])('of %j are the span %s', (period, preset) => {
    expect(presetOf(period)).toBe(preset);
  });
});
