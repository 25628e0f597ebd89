import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUuids } from '@/lib/archive/block/block-ids';
import { createUuidRows, hashWords } from '@/lib/archive/columns/uuid-column';
import { createUuidTable } from '@/lib/archive/columns/uuid-table';
import { createTwinFinder, type TwinFinder } from '@/lib/archive/index/twins';
import { anyText } from '../arbitraries';

const anyUuid = fc.oneof(
  { weight: 3, arbitrary: fc.uuid() },
  fc.uuid().map((uuid) => uuid.toUpperCase()),
  fc.constantFrom('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
  anyText,
);

/** Few, so that equal ones come up. */
const someUuids = fc
  .uniqueArray(anyUuid, { minLength: 1, maxLength: 12 })
  .chain((uuids) => fc.array(fc.array(fc.constantFrom(...uuids), { maxLength: 20 }), { maxLength: 5 }));

describe('a table of uuids', () => {
  it('numbers them as a map of texts would', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(fc.array(anyUuid, { maxLength: 80 }), { maxLength: 4 }), someUuids), (blocks) => {
        const table = createUuidTable();
        const model = new Map<string, number>();
        for (const uuids of blocks) {
          const column = encodeUuids(uuids);
          for (const [row, uuid] of uuids.entries()) {
            if (!model.has(uuid)) model.set(uuid, model.size);
            expect(table.put(column, row)).toBe(model.get(uuid));
          }
        }
        expect(table.size).toBe(model.size);
        for (const uuid of blocks.flat()) expect(table.find(uuid)).toBe(model.get(uuid));
        expect(table.find('not there')).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it('keeps apart many uuids that differ in one word only', () => {
    const uuids = Array.from(
      { length: 20_000 },
      (_value, index) => `${index.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
    );
    const table = createUuidTable();
    const column = encodeUuids(uuids);
    expect(uuids.every((_uuid, index) => table.put(column, index) === index)).toBe(true);
    expect(uuids.every((uuid, index) => table.find(uuid) === index)).toBe(true);
  });
});

function lookAll(twins: TwinFinder): void {
  for (const _step of twins.look());
}

/** Two uuids that the hash of tables takes for the same: the last word makes up for the third. */
const ALIKE = [0, 1].map((third) => {
  const mixed = [0x2cc23950, 0xa35c4000].reduce((value, word) => Math.imul(value ^ word, 0x9e3779b1), 0);
  return Uint32Array.of(0x2cc23950, 0xa35c4000, third, Math.imul(mixed ^ third, 0x9e3779b1));
});

describe('the uuids of rows', () => {
  it('are no twins where only their hashes are the same', () => {
    const [a, b] = ALIKE.map((words) => hashWords(words, 0));
    expect(a).toBe(b);
    const rows = createUuidRows();
    const twins = createTwinFinder(rows, (row, other) => expect.unreachable(`${row} and ${other}`));
    for (const words of ALIKE) {
      rows.append({ count: 1, words, odd: new Map() });
      lookAll(twins);
    }
    rows.append(encodeUuids(['92727cc3-c44d-4dcd-b500-001391000000']));
    lookAll(twins);
  });

  it('are given back, and found again in every row that has them', () => {
    fc.assert(
      fc.property(someUuids, (blocks) => {
        const rows = createUuidRows();
        for (const uuids of blocks) rows.append(encodeUuids(uuids));
        const all = blocks.flat();
        expect(rows.size).toBe(all.length);
        all.forEach((uuid, row) => {
          expect(rows.uuid(row)).toBe(uuid);
          expect([...rows.rowsOf(uuid)]).toEqual([...all.keys()].filter((other) => all[other] === uuid));
        });
        expect(rows.rowsOf('not there')).toEqual([]);
      }),
    );
  });

  it('are ordered as their texts are', () => {
    fc.assert(
      fc.property(anyUuid, anyUuid, (a, b) => {
        const rows = createUuidRows();
        rows.append(encodeUuids([a, b]));
        expect(Math.sign(rows.compare(0, 1))).toBe(a === b ? 0 : a < b ? -1 : 1);
      }),
    );
  });

  it('are told of, where rows share them, until one of each is left', () => {
    fc.assert(
      fc.property(someUuids, fc.infiniteStream(fc.nat(5)), fc.infiniteStream(fc.boolean()), (blocks, ranks, looks) => {
        const rows = createUuidRows();
        const all: { readonly uuid: string; readonly rank: number }[] = [];
        const lost = new Set<number>();
        const twins = createTwinFinder(rows, (a, b) => {
          expect(all[a]?.uuid).toBe(all[b]?.uuid);
          expect(a).not.toBe(b);
          const [left = 0, right = 0] = [all[a]?.rank, all[b]?.rank];
          const isFirst = left === right ? a > b : left > right;
          lost.add(isFirst ? b : a);
          return isFirst ? a : b;
        });
        for (const uuids of [...blocks, []]) {
          rows.append(encodeUuids(uuids));
          for (const uuid of uuids) all.push({ uuid, rank: ranks.next().value });
          if (uuids.length === 0 || looks.next().value) lookAll(twins);
        }
        const newest = [...Map.groupBy(all.keys(), (row) => all[row]?.uuid).values()].map((twins) =>
          twins.toSorted((a, b) => (all[b]?.rank ?? 0) - (all[a]?.rank ?? 0) || b - a).at(0),
        );
        expect(new Set([...all.keys()].filter((row) => !lost.has(row)))).toEqual(new Set(newest));
      }),
    );
  });
});
