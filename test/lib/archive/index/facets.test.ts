import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryIndex } from '@/lib/archive/contract';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { EVERYTHING } from '@/lib/audit-log/query';
import { someFacts } from '../arbitraries';
import { createRig } from '../archive-rig';
import { fakeEntry, ORGANIZATION, SOURCE, START, uuidOf } from '../builders';

const EVENTS = createEventCatalog();

async function indexOf(pages: readonly (readonly AuditLogEntry[])[]): Promise<EntryIndex> {
  const rig = await createRig('computer');
  const archive = rig.archive();
  for (const entries of pages) await archive.append(SOURCE, { entries, seenAt: START }, (record) => record);
  return rig.loader().load(ORGANIZATION);
}

function everything(index: EntryIndex): Uint32Array {
  return index.search(SOURCE, EVERYTHING, EVENTS);
}

function counted<Value>(values: readonly Value[]): ReadonlyMap<Value, number> {
  return new Map([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));
}

/** One for each: an id where there is one, else the person or nobody as a whole. */
function personOf({ actor }: Pick<AuditLogEntry, 'actor'>): string {
  return actor?.id === undefined ? JSON.stringify([actor?.name, actor?.email, actor !== undefined]) : `${actor.id}`;
}

describe('the facts about rows', () => {
  const anyPages = fc.array(
    fc.array(
      someFacts.map((facts) => fakeEntry(facts)),
      { maxLength: 25 },
    ),
    { minLength: 1, maxLength: 3 },
  );

  it('are what a look at each entry gives', async () => {
    await fc.assert(
      fc.asyncProperty(anyPages, fc.nat(3), async (pages, part) => {
        const index = await indexOf(pages);
        const rows = everything(index).filter((_row, position) => position % (part + 1) === 0);
        const entries = [...rows].map((row) => index.entry(row));
        const { events, actors, teams, kinds } = index.facets(rows, EVENTS);
        const mapOf = <Value, Key>(
          facet: { top: readonly { value: Value; count: number }[] },
          key: (value: Value) => Key,
        ) => new Map(facet.top.map(({ value, count }) => [key(value), count]));
        expect(mapOf(events, (name) => name)).toEqual(counted(entries.map(({ eventName }) => eventName)));
        expect(mapOf(kinds, (kind) => kind)).toEqual(counted(entries.map(({ eventName }) => EVENTS.kind(eventName))));
        expect(mapOf(teams, (team) => team?.id)).toEqual(counted(entries.map(({ team }) => team?.id)));
        expect(mapOf(actors, (actor) => personOf({ actor }))).toEqual(counted(entries.map(personOf)));
        for (const facet of [events, actors, teams, kinds]) {
          expect(facet.distinct).toBe(facet.top.length);
          expect(facet.top.map(({ count }) => count)).toEqual(
            facet.top.map(({ count }) => count).toSorted((a, b) => b - a),
          );
        }
        for (const { value } of teams.top) {
          expect(entries.find(({ team }) => team?.id === value?.id)?.team).toEqual(value);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('call people as they were called last, however the blocks lie', async () => {
    const named = (number: number, name: string) =>
      fakeEntry({ uuid: uuidOf(number), triggeredAt: START + number * 1000, actor: { id: 5, name } });
    const index = await indexOf([[named(3, 'Newest')], [named(1, 'Oldest')], [named(2, 'Middle')]]);
    const rows = everything(index);
    expect(index.facets(rows, EVENTS).actors.top).toEqual([{ value: { id: 5, name: 'Newest' }, count: 3 }]);
    expect(index.facets(rows.slice(1), EVENTS).actors.top).toEqual([{ value: { id: 5, name: 'Middle' }, count: 2 }]);
  });

  it('name the hundred that come up most often, and say how many there are', async () => {
    const entries = Array.from({ length: 700 }, (_value, index) =>
      fakeEntry({ uuid: uuidOf(index), actor: { id: index < 260 ? index % 130 : 1000 + index } }),
    );
    const index = await indexOf([entries]);
    const { actors } = index.facets(everything(index), EVENTS);
    expect(actors.distinct).toBe(130 + 440);
    expect(actors.top).toHaveLength(100);
    expect(new Set(actors.top.map(({ count }) => count))).toEqual(new Set([2]));
  });
});

describe('the place of a row', () => {
  it('is where it stands, or would stand among others', async () => {
    const entries = Array.from({ length: 40 }, (_value, index) =>
      fakeEntry({ uuid: uuidOf(index), triggeredAt: index % 9 === 0 ? undefined : START + (index % 4) * 1000 }),
    );
    const index = await indexOf([entries.slice(0, 17), entries.slice(17)]);
    const all = everything(index);
    for (const [place, row] of all.entries()) {
      expect(index.place(all, row)).toBe(place);
      const others = all.filter((other) => other !== row);
      expect(index.place(others, row)).toBe(place);
    }
    expect(index.place(new Uint32Array(), all[0] ?? 0)).toBe(0);
  });
});
