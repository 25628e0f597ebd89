import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryIndex } from '@/lib/archive/contract';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { type AuditLogQuery, EVERYTHING, type Terms } from '@/lib/audit-log/query';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { TARGET_KINDS } from '@/lib/audit-log/target';
import { anyText, someFacts } from './arbitraries';
import { createRig } from './archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, teamSource, uuidOf } from './builders';

const EVENTS = createEventCatalog({
  teams: [],
  users: [],
  eventGroups: [{ header: 'Webhooks', items: [{ label: 'Hook made', value: 'webhook_created' }] }],
});

/** The question put to one entry, word for word as the contract has it. */
function answers(entry: AuditLogEntry, source: AuditLogSource, query: AuditLogQuery): boolean {
  const { actor, team, eventName, targetId, triggeredAt } = entry;
  const { after, before } = query.period;
  const texts = [eventName, EVENTS.label(eventName), actor?.name, actor?.email, team?.name, targetId];
  const contains = (term: string) => texts.some((text) => text?.toLowerCase().includes(term.toLowerCase()));
  const isTarget = ({ kind, id }: { kind: string; id: string }) => EVENTS.kind(eventName) === kind && targetId === id;
  const passes = <Value>({ include, exclude }: Terms<Value>, matches: (term: Value) => boolean) =>
    (include.length === 0 || include.some(matches)) && !exclude.some(matches);
  return (
    (source.type === 'organization' || team?.id === source.teamId) &&
    passes(query.event, (name) => eventName === name) &&
    passes(query.actor, (id) => actor?.id === id) &&
    passes(query.team, (id) => team?.id === id) &&
    passes(query.target, isTarget) &&
    ((after === undefined && before === undefined) ||
      (triggeredAt !== undefined &&
        (after === undefined || triggeredAt >= after) &&
        (before === undefined || triggeredAt < before))) &&
    query.text.include.every((term) => term.trim() === '' || contains(term)) &&
    !query.text.exclude.some((term) => term.trim() !== '' && contains(term))
  );
}

function terms<Value>(value: fc.Arbitrary<Value>, maxLength = 3): fc.Arbitrary<Terms<Value>> {
  const list = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(value, { maxLength }));
  return fc.record({ include: list, exclude: list });
}

const someTime = fc.integer({ min: -1, max: 21 }).map((step) => START + step * 60_000);
const somePeriod = fc
  .tuple(fc.option(someTime), fc.option(someTime))
  .map(([after, before]) => ({ ...(after !== null && { after }), ...(before !== null && { before }) }));
const someWord = fc.oneof(
  fc.constantFrom('dana', 'DANA', 'hook', 'Ö', 'i̇pek', 'created', '_', '@x.io', 'fin', '3', ' ', 'zzz'),
  anyText,
);

const anyQuery: fc.Arbitrary<AuditLogQuery> = fc.record({
  event: terms(fc.constantFrom('webhook_created', 'scenario_updated', 'odd', '', 'none')),
  actor: terms(fc.integer({ min: 1, max: 5 })),
  team: terms(fc.integer({ min: 1, max: 4 })),
  target: terms(
    fc.record({ kind: fc.constantFrom(...TARGET_KINDS), id: fc.integer({ min: 1, max: 6 }).map(String) }),
    8,
  ),
  period: fc.oneof(fc.constant({}), somePeriod),
  text: fc.oneof(terms(someWord, 2), terms(someWord, 40)),
});

const anySource = fc.constantFrom(SOURCE, teamSource(1), teamSource(2), teamSource(9));

async function indexOf(pages: readonly (readonly AuditLogEntry[])[]): Promise<EntryIndex> {
  const rig = await createRig('computer');
  const archive = rig.archive();
  const loader = rig.loader();
  let index = await loader.load(ORGANIZATION);
  for (const entries of pages) {
    await archive.append(SOURCE, { entries, seenAt: START }, (record) => record);
    index = await loader.load(ORGANIZATION, index);
  }
  return index;
}

const anyPages = fc.array(
  fc.array(
    someFacts.map((facts) => fakeEntry(facts)),
    { maxLength: 12 },
  ),
  { minLength: 1, maxLength: 3 },
);

describe('a search', () => {
  it('finds exactly the entries that a look at each one finds, newest first', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPages,
        fc.array(fc.tuple(anySource, anyQuery), { minLength: 1, maxLength: 25 }),
        async (pages, questions) => {
          const index = await indexOf(pages);
          const all = [...index.search(SOURCE, EVERYTHING, EVENTS)].map((row) => index.entry(row));
          for (const [source, query] of questions) {
            const found = [...index.search(source, query, EVENTS)].map((row) => index.entry(row).uuid);
            expect(found).toEqual(all.filter((entry) => answers(entry, source, query)).map(({ uuid }) => uuid));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  const ENTRIES = [
    fakeEntry({ uuid: uuidOf(1), targetId: '3000' }),
    fakeEntry({ uuid: uuidOf(2), targetId: '3000', eventName: 'scenario_created', team: { id: 8, name: 'Ops' } }),
    fakeEntry({ uuid: uuidOf(3), targetId: '77', eventName: 'scenario_created', actor: { id: 5, name: 'Eve' } }),
    fakeEntry({ uuid: uuidOf(4), triggeredAt: undefined, actor: undefined, targetId: undefined, team: undefined }),
  ];

  it.each<[string, Partial<AuditLogQuery>, readonly number[]]>([
    ['everything', {}, [1, 2, 3, 4]],
    [
      'a target of one kind, not another of the same id',
      { target: { include: [{ kind: 'webhook', id: '3000' }], exclude: [] } },
      [1],
    ],
    ['all but a target', { target: { include: [], exclude: [{ kind: 'webhook', id: '3000' }] } }, [2, 3, 4]],
    ['all but a person', { actor: { include: [], exclude: [212] } }, [3, 4]],
    ['several teams', { team: { include: [7, 8], exclude: [] } }, [1, 2, 3]],
    ["Make's own label", { text: { include: ['hook MADE'], exclude: [] } }, [1, 4]],
    ['words of different fields', { text: { include: ['dana', 'ops'], exclude: [] } }, [2]],
    ['no words', { text: { include: ['  '], exclude: [''] } }, [1, 2, 3, 4]],
    ['words to leave out', { text: { include: [], exclude: ['finance'] } }, [2, 4]],
    ['a period, without unknown times', { period: { before: START + 1 } }, [1, 2, 3]],
    ['a period that ends before it begins', { period: { after: START + 1, before: START - 1 } }, []],
    ['a period whose end does not belong to it', { period: { before: START } }, []],
    ['a period whose start belongs to it', { period: { after: START } }, [1, 2, 3]],
    ['an expression that would hang a regular one', { text: { include: ['(a+)+$', '['], exclude: [] } }, []],
  ])('finds %s', async (_case, query, expected) => {
    const index = await indexOf([ENTRIES]);
    const rows = index.search(SOURCE, { ...EVERYTHING, ...query }, EVENTS);
    expect([...rows].map((row) => index.entry(row).uuid)).toEqual(expected.map(uuidOf));
  });

  it('takes any number of words', async () => {
    const index = await indexOf([ENTRIES]);
    const words = (more: string) => ({
      text: { include: [...Array.from({ length: 32 }, () => 'dana'), more], exclude: [] },
    });
    expect(index.search(SOURCE, { ...EVERYTHING, ...words('kim') }, EVENTS)).toHaveLength(2);
    expect(index.search(SOURCE, { ...EVERYTHING, ...words('nobody') }, EVENTS)).toHaveLength(0);
  });

  it('shows a team its own entries only', async () => {
    const index = await indexOf([ENTRIES]);
    const rows = index.search(teamSource(8), EVERYTHING, EVENTS);
    expect([...rows].map((row) => index.entry(row).uuid)).toEqual([uuidOf(2)]);
  });
});
