import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIds, encodeIds } from '@/lib/archive/block-ids';
import { createUuidTable } from '@/lib/archive/uuid-table';
import { anyText } from './arbitraries';
import { fakeEntry, START } from './builders';

const anyUuid = fc.oneof(
  { weight: 3, arbitrary: fc.uuid() },
  fc.uuid().map((uuid) => uuid.toUpperCase()),
  fc.constantFrom('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
  anyText,
);

function columnOf(uuids: readonly string[]) {
  const seen = { firstSeenAt: START, fresh: false, changed: false };
  return decodeIds(encodeIds(uuids.map((uuid) => ({ entry: fakeEntry({ uuid }), seen }))));
}

describe('a table of uuids', () => {
  it('answers as a map of texts would', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyUuid, { maxLength: 80 }), { maxLength: 4 }), (blocks) => {
        const table = createUuidTable();
        const model = new Map<string, number>();
        for (const uuids of blocks) {
          const start = table.append(columnOf(uuids));
          for (const [index, uuid] of uuids.entries()) {
            const row = start + index;
            expect(table.hold(row)).toBe(model.get(uuid));
            model.set(uuid, row);
          }
        }
        const all = blocks.flat();
        expect(table.size).toBe(all.length);
        expect(table.held).toBe(model.size);
        for (const [row, uuid] of all.entries()) {
          expect(table.uuid(row)).toBe(uuid);
          expect(table.rowOf(uuid)).toBe(model.get(uuid));
        }
        expect(table.rowOf('not there')).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('orders rows as their texts are ordered', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyUuid, { minLength: 2, maxLength: 2 }), (uuids) => {
        const table = createUuidTable();
        table.append(columnOf(uuids));
        expect(table.compare(0, 1) < 0).toBe((uuids[0] ?? '') < (uuids[1] ?? ''));
      }),
    );
  });

  it('keeps apart many uuids that differ in one word only', () => {
    const uuids = Array.from(
      { length: 20_000 },
      (_value, index) => `${index.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
    );
    const table = createUuidTable();
    for (const half of [uuids.slice(0, 9000), uuids.slice(9000)]) {
      const start = table.append(columnOf(half));
      for (const index of half.keys()) expect(table.hold(start + index)).toBeUndefined();
    }
    expect(table.held).toBe(uuids.length);
    expect(uuids.every((uuid, index) => table.rowOf(uuid) === index)).toBe(true);
  });
});
