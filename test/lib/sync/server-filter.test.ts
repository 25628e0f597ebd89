import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, type SettledQuery } from '@/lib/audit-log/query';
import { serverFilter } from '@/lib/sync/server-filter';
import { DAY, MINUTE } from '@/lib/time';
import { someFacts } from '../archive/arbitraries';
import { fakeEntry, SOURCE, START, teamSource } from '../archive/builders';
import { answers, anySource, someQuery, someSimpleQuery } from '../archive/questions';

const NOTHING_HELD = { complete: false } as const;

function including(field: keyof SettledQuery, ...values: readonly unknown[]): SettledQuery {
  return { ...EVERYTHING, [field]: { include: values, exclude: [] } };
}

describe('what Make is asked for', () => {
  it('never leaves out an entry that answers the query', () => {
    let narrowed = 0;
    const someQuestion = fc.oneof(someQuery, someSimpleQuery);
    fc.assert(
      fc.property(anySource, someQuestion, fc.array(someFacts, { minLength: 20 }), (source, query, all) => {
        const filter = serverFilter(source, query, NOTHING_HELD);
        const matching = all
          .map((facts) => fakeEntry(facts))
          .filter((entry) => answers({ entry, newSince: START, changed: true, flagged: true }, source, query));
        if (filter === undefined) return;
        narrowed += matching.length;
        const { event, author, team } = filter;
        for (const entry of matching) {
          expect(event?.includes(entry.eventName) ?? true).toBe(true);
          expect(author?.some((id) => id === entry.actor?.id) ?? true).toBe(true);
          expect(team?.some((id) => id === entry.team?.id) ?? true).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(narrowed).toBeGreaterThan(10);
  });

  it('covers the period whosever days Make means, and whether or not the named ones belong to it', () => {
    const moment = fc.integer({ min: START - 800 * DAY, max: START });
    const zone = fc.integer({ min: -12 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 1, max: 90 * DAY }),
        zone,
        fc.boolean(),
        (after, length, east, included) => {
          const period = { after, before: after + length };
          const { dateFrom = '', dateTo = '' } = serverFilter(SOURCE, { ...EVERYTHING, period }, NOTHING_HELD) ?? {};
          const start = (date: string) => Date.parse(date) - east * MINUTE;
          expect(start(dateFrom) + (included ? 0 : DAY)).toBeLessThanOrEqual(after);
          expect(start(dateTo) + (included ? DAY : 0)).toBeGreaterThanOrEqual(period.before);
        },
      ),
    );
  });

  it.each<[string, SettledQuery, object | undefined]>([
    ['an event', including('event', 'webhook_created'), { event: ['webhook_created'] }],
    ['an event, or any of a name', including('event', 'webhook_created', { contains: 'deleted' }), undefined],
    ['an event without a name', including('event', ''), undefined],
    ['people by id', including('actor', 212, 9), { author: [212, 9] }],
    ['a person by id, or by name', including('actor', 212, { contains: 'dana' }), undefined],
    ['a person by the whole name', including('actor', { is: 'Dana Kim' }), undefined],
    ['what nobody did', including('actor', 'none', 3), undefined],
    ['a team', including('team', 7), { team: [7] }],
    ['a team by name', including('team', { contains: 'fin' }), undefined],
    ['marks', including('is', 'new', 'late'), undefined],
    ['words', including('text', 'dana'), undefined],
    ['people to leave out', { ...EVERYTHING, actor: { include: [], exclude: [212] } }, undefined],
  ])('for %s', (_what, query, filter) => {
    expect(serverFilter(SOURCE, query, NOTHING_HELD)).toEqual(filter);
  });

  it('is no team in a team’s own log', () => {
    expect(serverFilter(teamSource(7), including('team', 7), NOTHING_HELD)).toBeUndefined();
  });

  it('is the events of a kind, where they are known and no event is named', () => {
    const events = ['key_created', 'key_deleted'];
    const ofKind = including('kind', 'key');
    expect(serverFilter(SOURCE, ofKind, NOTHING_HELD, events)).toEqual({ event: events });
    const named = { ...ofKind, event: { include: ['key_created'], exclude: [] } };
    expect(serverFilter(SOURCE, named, NOTHING_HELD, events)).toEqual({ event: ['key_created'] });
  });
});
