import { describe, expect, it } from 'vitest';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { type AuditLogQuery, EVERYTHING } from '@/lib/audit-log/query';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { conditionsOf } from '@/lib/audit-log/query/condition';
import { settle } from '@/lib/audit-log/query/settle';
import { mostRestrictive } from '@/lib/panel/feed-loosen';
import { fakeIndex } from '../../fakes/fake-index';
import { NOW, ORGANIZATION, SOURCE } from './fake-panel';

/** Finds as many rows as the test says for each question. */
function blame(query: AuditLogQuery, found: (query: AuditLogQuery) => number) {
  const index = {
    ...fakeIndex(ORGANIZATION, []),
    search: (_: unknown, asked: AuditLogQuery) => new Uint32Array(found(asked)),
  };
  return mostRestrictive({
    index,
    source: SOURCE,
    query,
    settled: (asked) => settle(asked, { now: NOW, time: createCivilTime('UTC') }),
    events: createEventCatalog(),
    removable: conditionsOf(query).filter(({ field }) => field !== 'text'),
  });
}

const QUERY: AuditLogQuery = {
  ...EVERYTHING,
  event: { include: ['webhook_created'], exclude: [] },
  actor: { include: [212], exclude: [] },
  text: { include: ['invoice'], exclude: [] },
};

describe('the condition most in the way', () => {
  it('is the one without which most is found', () => {
    const found = (asked: AuditLogQuery) =>
      asked.actor.include.length === 0 ? 41 : asked.event.include.length === 0 ? 3 : 0;
    expect(blame(QUERY, found)).toEqual({ condition: { field: 'actor', mode: 'include', value: 212 }, matches: 41 });
  });

  it('may be a typed word', () => {
    const found = (asked: AuditLogQuery) => (asked.text.include.length === 0 ? 7 : 0);
    expect(blame(QUERY, found)).toEqual({
      condition: { field: 'text', mode: 'include', value: 'invoice' },
      matches: 7,
    });
  });

  it('is none when it takes more than one to find anything', () => {
    expect(blame(QUERY, () => 0)).toBeUndefined();
  });
});
