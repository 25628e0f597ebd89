import { computed, signal } from '@preact/signals';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { type AuditLogQuery, EVERYTHING } from '@/lib/audit-log/query';
import { type Condition, onlyCondition, withCondition, withoutCondition } from '@/lib/audit-log/query/condition';
import { createFactsModel } from '@/lib/panel/facts/facts-model';
import { createFeedView } from '@/lib/panel/feed/feed-view';
import type { Scope } from '@/lib/panel/place/context-place';
import { someFacts } from '../../archive/arbitraries';
import { createRig } from '../../archive/archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from '../../archive/builders';

const EVENTS = createEventCatalog();

/** The facts of a list over a real index. */
async function factsOf(entries: readonly AuditLogEntry[]) {
  const rig = await createRig('computer');
  await rig.archive().append(SOURCE, { entries, seenAt: START }, (record) => record);
  const index = await rig.loader().load(ORGANIZATION);
  const chosen = signal<AuditLogQuery>(EVERYTHING);
  const scope = signal<Scope>({ type: 'organization' });
  const change = (by: (query: AuditLogQuery, condition: Condition) => AuditLogQuery) => (condition: Condition) => {
    chosen.value = by(chosen.peek(), condition);
  };
  const view = computed(() =>
    createFeedView({
      index,
      source: SOURCE,
      query: chosen.value,
      settled: { ...chosen.value, period: {} },
      events: EVENTS,
      names: [],
      dayKey: () => '',
      seenAt: 0,
      waitAfter: Number.POSITIVE_INFINITY,
    }),
  );
  const facts = createFactsModel({
    view,
    events: signal(EVENTS),
    scope,
    filters: { chosen, add: change(withCondition), only: change(onlyCondition), remove: change(withoutCondition) },
  });
  const group = (field: string) => facts.groups.value.find((one) => one.field === field);
  return { facts, view, chosen, scope, group };
}

const named = (number: number, overrides: Partial<Parameters<typeof fakeEntry>[0]> = {}) =>
  fakeEntry({ uuid: uuidOf(number), ...overrides });

describe('the facts beside the list', () => {
  it('are as many as a press finds, and as a press on the other button takes away', async () => {
    const anyEntries = fc.uniqueArray(
      someFacts.map((facts) => fakeEntry(facts)),
      { maxLength: 30, selector: ({ uuid }) => uuid.toLowerCase() },
    );
    await fc.assert(
      fc.asyncProperty(anyEntries, async (entries) => {
        const { facts, view, chosen } = await factsOf(entries);
        const all = view.value.length;
        for (const { field, facts: values, distinct } of facts.groups.value) {
          expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(all);
          expect(distinct).toBe(values.length);
          expect(new Set(values.map(({ key }) => key)).size).toBe(values.length);
          for (const fact of values) {
            // A name also finds those of that name who have an id.
            if (field === 'actor' && typeof fact.include.value === 'object') continue;
            facts.toggle(fact);
            expect(view.value.length).toBe(fact.count);
            chosen.value = EVERYTHING;
            facts.exclude(fact);
            expect(view.value.length).toBe(all - fact.count);
            chosen.value = EVERYTHING;
          }
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('follow the query', async () => {
    const { group, chosen } = await factsOf([
      named(1, { eventName: 'scenario_updated' }),
      named(2, { eventName: 'scenario_updated', actor: { id: 5, name: 'Noah' } }),
      named(3),
    ]);
    const told = () => group('event')?.facts.map(({ name, count }) => [name, count]);
    expect(told()).toEqual([
      ['Scenario updated', 2],
      ['Webhook created', 1],
    ]);
    chosen.value = withCondition(EVERYTHING, { field: 'actor', mode: 'include', value: 5 });
    expect(told()).toEqual([['Scenario updated', 1]]);
  });

  it('know what is asked for, and take it back', async () => {
    const { facts, group, chosen } = await factsOf([named(1), named(2, { team: undefined })]);
    const none = () => group('team')?.facts.find(({ name }) => name === 'No team');
    expect(none()?.chosen).toBe(false);
    const fact = none();
    if (fact) facts.toggle(fact);
    expect(none()).toMatchObject({ chosen: true, count: 1 });
    const now = none();
    if (now) facts.toggle(now);
    expect(chosen.value).toEqual(EVERYTHING);
  });

  it('name people as they are known, and count those a filter cannot tell apart as one', async () => {
    const { group } = await factsOf([
      named(1, { actor: { id: 5 } }),
      named(2, { actor: undefined }),
      named(3, { actor: {} }),
      named(4, { actor: { name: 'Robot' } }),
      named(5, { actor: { name: 'Robot', email: 'robot@example.com' } }),
      named(6, { actor: { name: 'Robot' } }),
    ]);
    expect(group('actor')?.facts.map(({ name, count }) => [name, count])).toEqual([
      ['Robot', 3],
      ['Nobody named', 2],
      ['User 5', 1],
    ]);
    expect(group('actor')?.distinct).toBe(3);
  });

  it('leave out teams where there is only one to see', async () => {
    const { facts, scope } = await factsOf([named(1)]);
    expect(facts.groups.value.map(({ field }) => field)).toEqual(['event', 'actor', 'team', 'kind']);
    scope.value = { type: 'team', teamId: 7 };
    expect(facts.groups.value.map(({ field }) => field)).toEqual(['event', 'actor', 'kind']);
  });
});
