import { describe, expect, it } from 'vitest';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { printQuery } from '@/lib/audit-log/query/print';
import { type NEIGHBOURS, neighbourQuery } from '@/lib/panel/neighbours/neighbours';
import { fakeEntry } from '../../../fakes/fake-index';

const events = createEventCatalog(undefined);
const asked = (kind: (typeof NEIGHBOURS)[number], entry: Parameters<typeof fakeEntry>[0], zone = 'UTC') => {
  const query = neighbourQuery(kind, fakeEntry(entry), { events, time: createCivilTime(zone) });
  return query && printQuery(query);
};

describe('the neighbours of an entry', () => {
  it('in context are everything, whatever the entry lacks', () => {
    expect(asked('context', { actor: undefined, targetId: undefined, triggeredAt: undefined })).toBe('');
  });

  it.each([
    [{ eventName: 'webhook_created', targetId: '77' }, 'target:webhook/77'],
    [{ eventName: 'something_odd', targetId: '77' }, 'target:77'],
    [{ targetId: undefined }, undefined],
    [{ targetId: '' }, undefined],
  ])('of the same object: %j asks %s', (entry, query) => {
    expect(asked('object', entry)).toBe(query);
  });

  const LATE = Date.UTC(2026, 9, 24, 23, 30);
  it.each([
    ['UTC', 'after:2026-10-24T00:00Z before:2026-10-25T00:00Z'],
    ['America/New_York', 'after:2026-10-24T04:00Z before:2026-10-25T04:00Z'],
    // Already the next day there, and one of 25 hours.
    ['Europe/Prague', 'after:2026-10-24T22:00Z before:2026-10-25T23:00Z'],
    ['Asia/Kathmandu', 'after:2026-10-24T18:15Z before:2026-10-25T18:15Z'],
  ])('of the same person are those of the day it was in %s', (zone, period) => {
    expect(asked('person', { triggeredAt: LATE }, zone)).toBe(`actor:212 ${period}`);
  });

  it.each([
    [{ actor: { name: 'Dana Kim' } }, /^actor:=?"?.*Dana Kim/],
    [{ actor: { name: '', email: 'dana@example.com' } }, /dana@example\.com/],
  ])('of a person without an id go by the name: %j', (entry, query) => {
    expect(asked('person', entry)).toMatch(query);
  });

  it.each([[{ actor: undefined }], [{ triggeredAt: undefined }]])(
    'of the same person are not offered where that means nothing: %j',
    (entry) => {
      expect(asked('person', entry)).toBeUndefined();
    },
  );
});
