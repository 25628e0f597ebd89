import { describe, expect, it } from 'vitest';
import { EVERYTHING, type Moment } from '@/lib/audit-log/query';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { settle } from '@/lib/audit-log/query/settle';

const NOW = Date.parse('2026-03-29T12:00:00Z');
const time = createCivilTime('Europe/Prague');

describe('a query at one moment', () => {
  it.each<[Moment, string]>([
    [{ ago: 30, unit: 'minute' }, '2026-03-29T11:30:00Z'],
    [{ ago: 24, unit: 'hour' }, '2026-03-28T12:00:00Z'],
    [{ ago: 7, unit: 'day' }, '2026-03-22T12:00:00Z'],
    [{ ago: 1, unit: 'week' }, '2026-03-22T12:00:00Z'],
    [{ startOf: 'today' }, '2026-03-28T23:00:00Z'],
    [{ startOf: 'yesterday' }, '2026-03-27T23:00:00Z'],
    [5, '1970-01-01T00:00:00.005Z'],
  ])('takes %j for %s', (moment, expected) => {
    const query = { ...EVERYTHING, period: { after: moment, before: moment } };
    const ms = Date.parse(expected);
    expect(settle(query, { now: NOW, time })).toEqual({ ...EVERYTHING, period: { after: ms, before: ms } });
  });

  it('goes by the day of the person', () => {
    const lateEvening = { now: Date.parse('2026-03-28T23:30:00Z'), time };
    expect(settle({ ...EVERYTHING, period: { after: { startOf: 'today' } } }, lateEvening).period).toEqual({
      after: Date.parse('2026-03-28T23:00:00Z'),
    });
  });

  it('knows since when entries are new, if anybody does', () => {
    expect(settle(EVERYTHING, { now: NOW, time, newAfter: 7 })).toEqual({ ...EVERYTHING, newAfter: 7 });
    expect(settle(EVERYTHING, { now: NOW, time })).toEqual(EVERYTHING);
  });
});
