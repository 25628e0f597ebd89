import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryIndex } from '@/lib/archive/contract';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { EVERYTHING, type SettledQuery } from '@/lib/audit-log/query';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import { someFacts } from '../arbitraries';
import { createRig } from '../archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, teamSource, uuidOf } from '../builders';
import { answers, anySource, EVENTS, NAMES, someQuery, someSimpleQuery } from '../questions';

async function indexOf(pages: readonly (readonly AuditLogEntry[])[]): Promise<EntryIndex> {
  const rig = await createRig('computer');
  const archive = rig.archive();
  const loader = rig.loader();
  let index = await loader.load(ORGANIZATION);
  for (const [number, entries] of pages.entries()) {
    // The first page is history; what the next ones bring is new.
    const newFrom = number === 0 ? {} : { newFrom: 0 };
    await archive.append(SOURCE, { entries, seenAt: START + number, ...newFrom }, (record) => record);
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
    const questions = fc.array(fc.tuple(anySource, fc.oneof(someQuery, someSimpleQuery)), {
      minLength: 1,
      maxLength: 25,
    });
    let found = 0;
    await fc.assert(
      fc.asyncProperty(anyPages, questions, async (pages, asked) => {
        const index = await indexOf(pages);
        const all = [...index.search(SOURCE, EVERYTHING, EVENTS)].map((row) => ({
          entry: index.entry(row),
          newSince: index.newSince(row),
          changed: index.changed(row),
          flagged: index.flags(row).length > 0,
        }));
        for (const [source, query] of asked) {
          const rows = [...index.search(source, query, EVENTS, NAMES)];
          found += rows.length;
          expect(rows.map((row) => index.entry(row).uuid)).toEqual(
            all.filter((one) => answers(one, source, query)).map(({ entry }) => entry.uuid),
          );
        }
      }),
      { numRuns: 80 },
    );
    expect(found).toBeGreaterThan(100);
  });

  const ENTRIES = [
    fakeEntry({ uuid: uuidOf(1), targetId: '3000' }),
    fakeEntry({ uuid: uuidOf(2), targetId: '3000', eventName: 'scenario_created', team: { id: 8, name: 'Ops' } }),
    fakeEntry({ uuid: uuidOf(3), targetId: '77', eventName: 'scenario_created', actor: { id: 5, name: 'Eve' } }),
    fakeEntry({ uuid: uuidOf(4), triggeredAt: undefined, actor: undefined, targetId: undefined, team: undefined }),
  ];

  it.each<[string, Partial<SettledQuery>, readonly number[]]>([
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
    ['a part of a person’s e-mail', { actor: { include: [{ contains: 'KIM@' }], exclude: [] } }, [1, 2]],
    ['a person by the whole name', { actor: { include: [{ is: 'Eve' }], exclude: [] } }, [3]],
    ['no person by the name in another case', { actor: { include: [{ is: 'eve' }], exclude: [] } }, []],
    ['what nobody did', { actor: { include: ['none'], exclude: [] } }, [4]],
    ['a part of an event’s label', { event: { include: [{ contains: 'hook ma' }], exclude: [] } }, [1, 4]],
    [
      'one event or another',
      { event: { include: ['webhook_created', 'scenario_created'], exclude: [] } },
      [1, 2, 3, 4],
    ],
    ['all of a kind', { kind: { include: ['scenario'], exclude: [] } }, [2, 3]],
    ['an id of any kind', { target: { include: [{ id: '3000' }], exclude: [] } }, [1, 2]],
    ['what is about nothing', { target: { include: ['none'], exclude: [] } }, [4]],
    ['nothing late', { is: { include: ['late'], exclude: [] } }, []],
    ['an expression that would hang a regular one', { text: { include: ['(a+)+$', '['], exclude: [] } }, []],
  ])('finds %s', async (_case, query, expected) => {
    const index = await indexOf([ENTRIES]);
    const rows = index.search(SOURCE, { ...EVERYTHING, ...query }, EVENTS);
    expect([...rows].map((row) => index.entry(row).uuid)).toEqual(expected.map(uuidOf));
  });

  it.each<[string, Partial<SettledQuery>]>([
    ['all', {}],
    ['some', { team: { include: [7], exclude: [] } }],
  ])('gives %s rows for good, whatever is looked for next', async (_case, query) => {
    const index = await indexOf([ENTRIES]);
    const rows = index.search(SOURCE, { ...EVERYTHING, ...query }, EVENTS);
    const before = [...rows];
    const other = index.search(SOURCE, { ...EVERYTHING, team: { include: [], exclude: [7] } }, EVENTS);
    expect([...other].filter((row) => before.includes(row)).length).toBeLessThan(before.length);
    expect([...rows]).toEqual(before);
  });

  const OBJECTS = [
    fakeEntry({ uuid: uuidOf(1), targetId: '7' }),
    fakeEntry({ uuid: uuidOf(2), targetId: '7', eventName: 'scenario_created' }),
    fakeEntry({ uuid: uuidOf(3), targetId: '7', eventName: 'key_created' }),
    fakeEntry({ uuid: uuidOf(4), targetId: '8', eventName: 'scenario_created' }),
  ];
  const CALLED: readonly NamedTarget[] = [
    { kind: 'webhook', id: '7', names: ['Orders in'] },
    { kind: 'scenario', id: '7', names: ['Invoice SYNC', 'Orders'] },
    { kind: 'scenario', id: '99', names: ['Orders of nobody'] },
  ];

  it.each<[string, Partial<SettledQuery>, readonly number[]]>([
    ['a word of its name', { text: { include: ['sync'], exclude: [] } }, [2]],
    ['a word of two names', { text: { include: ['ORDERS'], exclude: [] } }, [1, 2]],
    ['words of its name and of others', { text: { include: ['orders', 'webhook', '7'], exclude: [] } }, [1]],
    ['words of an earlier name and the one now', { text: { include: ['orders', 'sync'], exclude: [] } }, [2]],
    ['words of two that share an id', { text: { include: ['sync', 'in'], exclude: ['orders in'] } }, [2]],
    ['a word that its name has not', { text: { include: [], exclude: ['orders'] } }, [3, 4]],
    ['a name', { target: { include: [{ contains: 'invoice sync' }], exclude: [] } }, [2]],
    ['an earlier name', { target: { include: [{ contains: 'orders' }], exclude: [] } }, [1, 2]],
    ['a name to leave out', { target: { include: [], exclude: [{ contains: 'orders' }] } }, [3, 4]],
    ['a name or an id', { target: { include: [{ contains: 'sync' }, { id: '8' }], exclude: [] } }, [2, 4]],
  ])('finds an object by %s', async (_case, query, expected) => {
    const index = await indexOf([OBJECTS]);
    const rows = index.search(SOURCE, { ...EVERYTHING, ...query }, EVENTS, CALLED);
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
