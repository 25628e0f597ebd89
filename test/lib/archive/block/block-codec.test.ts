import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '@/lib/archive/block/block';
import { encodeUuids, packIds, unpackIds } from '@/lib/archive/block/block-ids';
import { rowOf } from '@/lib/archive/block/decode-rows';
import { encodeRows } from '@/lib/archive/block/encode-rows';
import { packBlock, unpackBlock } from '@/lib/archive/block/pack-block';
import { createUuidRows } from '@/lib/archive/columns/uuid-column';
import { readAuditLogEntry } from '@/lib/make/read-audit-log-entry';
import { anyEntry, anyJson } from '../arbitraries';
import { fakeEntry, ORGANIZATION, SOURCE, START, teamSource, uuidOf } from '../builders';

const UNSEEN = { firstSeenAt: START, fresh: false, changed: false };

const anyRow: fc.Arbitrary<Row> = fc.record(
  {
    entry: anyEntry,
    seen: fc.record(
      {
        firstSeenAt: fc.integer({ min: START, max: START + 3 }),
        fresh: fc.boolean(),
        changed: fc.boolean(),
        arrivedLate: fc.constant(true as const),
      },
      { requiredKeys: ['firstSeenAt', 'fresh', 'changed'], noNullPrototype: true },
    ),
  },
  { noNullPrototype: true },
);

function packedIds(rows: readonly Row[]) {
  return packIds({ uuids: encodeUuids(rows.map(({ entry }) => entry.uuid)), merged: [] });
}

function throughTheCodec(rows: readonly Row[]): readonly Row[] {
  const block = unpackBlock(packBlock(encodeRows(rows)));
  const uuids = createUuidRows();
  uuids.append(unpackIds(packedIds(rows)).uuids);
  return rows.map((_row, index) => rowOf(block, index, uuids.uuid(index), ORGANIZATION));
}

function rowsOf(raws: readonly unknown[], source = SOURCE): readonly Row[] {
  return raws.flatMap((raw) => {
    const read = readAuditLogEntry(raw, source);
    return read.type === 'entry' ? { entry: read.entry, seen: UNSEEN } : [];
  });
}

describe('a block', () => {
  it('gives back exactly the rows that went in, whatever Make sent', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
        deepStrictEqual(throughTheCodec(rows), rows);
      }),
      { numRuns: 300 },
    );
  });

  it('gives back what is read of arbitrary fields of a response', () => {
    const anyRaw = fc.dictionary(fc.constantFrom(...Object.keys(fakeEntry({ version: { from: '1' } }).raw)), anyJson);
    fc.assert(
      fc.property(fc.array(anyRaw, { maxLength: 8 }), (raws) => {
        const rows = rowsOf(
          raws.map((raw, index) => ({ ...raw, uuid: uuidOf(index), organizationId: 3, organization: null })),
        );
        expect(rows).toHaveLength(raws.length);
        deepStrictEqual(throughTheCodec(rows), rows);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['the documented example', fakeEntry().raw],
    ['a time in seconds', { ...fakeEntry().raw, triggeredAt: 1_713_528_322 }],
    ['a time in milliseconds', { ...fakeEntry().raw, triggeredAt: 1_713_528_322_123 }],
    ['a time as text of a number', { ...fakeEntry().raw, createdAt: '1713528322123' }],
    ['a time with an offset', { ...fakeEntry().raw, createdAt: '2024-05-24T16:22:16.879+02:00' }],
    ['recording months after the event', { ...fakeEntry().raw, createdAt: '2025-01-01T00:00:00.000Z' }],
    ['no time at all', { uuid: uuidOf(1), organizationId: 3 }],
    ['null for team and actor', { ...fakeEntry().raw, team: null, actor: null }],
    ['a number for the target', { ...fakeEntry().raw, targetId: 3000 }],
    ['unknown fields', { ...fakeEntry().raw, ip: '10.0.0.1', actor: { id: '7', locale: { lang: 'cs' } } }],
    ['a number beyond all bounds', JSON.parse(`{"uuid":"a","organizationId":3,"n":1e999,"z":[-0]}`)],
    ['a key that objects inherit', JSON.parse(`{"uuid":"a","organizationId":3,"__proto__":{"x":{"__proto__":1}}}`)],
    ['an upper-case uuid', { ...fakeEntry().raw, uuid: uuidOf(0xabcd).toUpperCase() }],
  ])('keeps %s', (_case, raw) => {
    const rows = rowsOf([raw]);
    expect(rows).toHaveLength(1);
    deepStrictEqual(throughTheCodec(rows)[0]?.entry.raw, raw);
    deepStrictEqual(throughTheCodec(rows), rows);
  });

  it('keeps the team that only the source told', () => {
    const { team: _team, ...raw } = fakeEntry().raw;
    const rows = rowsOf([raw], teamSource(7));
    expect(rows[0]?.entry.team).toEqual({ id: 7 });
    deepStrictEqual(throughTheCodec(rows), rows);
  });

  it('keeps a polluted key to itself', () => {
    const rows = rowsOf([JSON.parse(`{"uuid":"a","organizationId":3,"__proto__":{"polluted":true}}`)]);
    expect(throughTheCodec(rows)[0]?.entry.raw).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([256, 257, 65_536, 65_537])('tells %i different targets apart', (targets) => {
    const entry = fakeEntry();
    const rows = Array.from({ length: targets }, (_value, index) => ({
      entry: { ...entry, targetId: String(index), raw: { targetId: String(index) } },
      seen: UNSEEN,
    }));
    const block = unpackBlock(packBlock(encodeRows(rows)));
    for (const row of [0, 1, 255, 256, 65_535, 65_536].filter((index) => index < targets)) {
      expect(rowOf(block, row, entry.uuid, ORGANIZATION)).toStrictEqual(rows[row]);
    }
  });

  it('takes at most 36 bytes an entry, uuid included', () => {
    const rows = Array.from({ length: 10_000 }, (_value, index) => ({
      entry: fakeEntry({
        uuid: uuidOf(index),
        triggeredAt: START + index * 1000,
        createdAt: START + index * 1000 + (index % 977),
        actor: { id: index % 300, name: `Person ${index % 300}`, email: `person.${index % 300}@example.com` },
        team: { id: index % 60, name: `Team ${index % 60}` },
        targetId: String(100_000 + (index % 1450)),
      }),
      seen: UNSEEN,
    }));
    expect((packedIds(rows).length + packBlock(encodeRows(rows)).length) / rows.length).toBeLessThan(36);
  });

  it('refuses bytes that are cut off', () => {
    const bytes = packBlock(encodeRows([{ entry: fakeEntry(), seen: UNSEEN }]));
    expect(() => unpackBlock(bytes.slice(0, -8))).toThrow(RangeError);
  });
});
