import { describe, expect, it, vi } from 'vitest';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { type AuditLogQuery, EVERYTHING } from '@/lib/audit-log/query';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { conditionsOf } from '@/lib/audit-log/query/condition';
import { settle } from '@/lib/audit-log/query/settle';
import { mostRestrictive } from '@/lib/panel/feed/feed-loosen';
import { fakeIndex } from '../../../fakes/fake-index';
import { NOW, ORGANIZATION, SOURCE } from '../fake-panel';

/** Finds as many rows as the test says for each question. */
function blame(query: AuditLogQuery, found: (query: AuditLogQuery) => number, isWanted = () => true) {
  const index = {
    ...fakeIndex(ORGANIZATION, []),
    search: (_: unknown, asked: AuditLogQuery) => new Uint32Array(found(asked)),
  };
  const options = {
    index,
    source: SOURCE,
    query,
    settled: (asked: AuditLogQuery) => settle(asked, { now: NOW, time: createCivilTime('UTC') }),
    events: createEventCatalog(),
    removable: conditionsOf(query).filter(({ field }) => field !== 'text'),
  };
  return mostRestrictive(options, isWanted);
}

const QUERY: AuditLogQuery = {
  ...EVERYTHING,
  event: { include: ['webhook_created'], exclude: [] },
  actor: { include: [212], exclude: [] },
  text: { include: ['invoice'], exclude: [] },
};

describe('the condition most in the way', () => {
  it('is the one without which most is found', async () => {
    const found = (asked: AuditLogQuery) =>
      asked.actor.include.length === 0 ? 41 : asked.event.include.length === 0 ? 3 : 0;
    expect(await blame(QUERY, found)).toEqual({
      condition: { field: 'actor', mode: 'include', value: 212 },
      matches: 41,
    });
  });

  it('may be a typed word', async () => {
    const found = (asked: AuditLogQuery) => (asked.text.include.length === 0 ? 7 : 0);
    expect(await blame(QUERY, found)).toEqual({
      condition: { field: 'text', mode: 'include', value: 'invoice' },
      matches: 7,
    });
  });

  it('is none when it takes more than one to find anything', async () => {
    expect(await blame(QUERY, () => 0)).toBeUndefined();
  });

  it('is not looked for any more when the question is another', async () => {
    const found = vi.fn(() => 5);
    const looking = blame(QUERY, found, () => found.mock.calls.length < 2);
    expect(found).not.toHaveBeenCalled();
    expect(await looking).toBeUndefined();
    expect(found).toHaveBeenCalledTimes(2);
  });
});
