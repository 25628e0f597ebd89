import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { readAuditLogEntry } from '@/lib/make/read-audit-log-entry';

const organization: AuditLogSource = { type: 'organization', zone: 'eu1.make.com', organizationId: 3 };
const team: AuditLogSource = { ...organization, type: 'team', teamId: 212 };

const BARE = {
  uuid: 'a',
  organizationId: 3,
  eventName: '',
  triggeredAt: undefined,
  createdAt: undefined,
  team: undefined,
  actor: undefined,
  targetId: undefined,
  version: undefined,
};

function entryOf(row: unknown, source = organization) {
  const read = readAuditLogEntry(row, source);
  return read.type === 'entry' ? read.entry : read.type;
}

describe('a row', () => {
  it('needs a uuid and nothing else', () => {
    expect(entryOf({ uuid: 'a' })).toEqual({ ...BARE, raw: { uuid: 'a' } });
  });

  it.each([
    ['eventName', 'webhook_created', { eventName: 'webhook_created' }],
    ['eventName', null, {}],
    ['eventName', 5, {}],
    ['triggeredAt', 1_713_528_322, { triggeredAt: 1_713_528_322_000 }],
    ['triggeredAt', '2024-04-19T12:05:22Z', { triggeredAt: 1_713_528_322_000 }],
    ['triggeredAt', 'soon', {}],
    ['triggeredAt', null, {}],
    ['createdAt', 1_713_528_322_000, { createdAt: 1_713_528_322_000 }],
    ['createdAt', {}, {}],
    ['team', { id: 7, name: 'Sales' }, { team: { id: 7, name: 'Sales' } }],
    ['team', { id: '7' }, { team: { id: 7 } }],
    ['team', { id: 7, name: 5 }, { team: { id: 7 } }],
    ['team', { id: 7.5, name: 'Sales' }, {}],
    ['team', { name: 'Sales' }, {}],
    ['team', null, {}],
    ['team', 'Sales', {}],
    ['team', [7], {}],
    [
      'actor',
      { id: 1, name: 'Ada', email: 'ada@example.com' },
      { actor: { id: 1, name: 'Ada', email: 'ada@example.com' } },
    ],
    ['actor', { name: 'Ada' }, { actor: { name: 'Ada' } }],
    ['actor', { email: 'ada@example.com', id: null }, { actor: { email: 'ada@example.com' } }],
    ['actor', { id: '1' }, { actor: { id: 1 } }],
    ['actor', { id: -1, name: '', email: 5 }, {}],
    ['actor', {}, {}],
    ['actor', null, {}],
    ['actor', 'Ada', {}],
    ['targetId', '3000', { targetId: '3000' }],
    ['targetId', 3000, { targetId: '3000' }],
    ['targetId', 'c37c7292-35cd-4dc4-9113-21b23beaea7d', { targetId: 'c37c7292-35cd-4dc4-9113-21b23beaea7d' }],
    ['targetId', '', {}],
    ['targetId', null, {}],
    ['targetId', {}, {}],
    ['version', { from: '1.0.0', to: '1.0.1' }, { version: { from: '1.0.0', to: '1.0.1' } }],
    ['version', { to: 2 }, { version: { to: '2' } }],
    ['version', { from: null }, {}],
    ['version', '1.0.0', {}],
    ['version', null, {}],
    ['organization', { id: 3, name: 'Acme' }, {}],
    ['organization', 'Acme', {}],
    ['organizationId', null, {}],
    ['organizationId', '3', {}],
    ['details', { any: 'thing' }, {}],
    ['addedByMakeLater', [1, { deep: true }], {}],
  ])('with %s = %j is read as far as it can be, and kept as it is', (field, value, read) => {
    const row = { uuid: 'a', [field]: value };
    expect(entryOf(row)).toEqual({ ...BARE, ...read, raw: row });
  });

  it.each([
    [null],
    [undefined],
    ['a'],
    [7],
    [[]],
    [[{ uuid: 'a' }]],
    [{}],
    [{ uuid: null }],
    [{ uuid: 7 }],
    [{ uuid: '' }],
    [{ uuid: 'a'.repeat(201) }],
    [{ uuid: ['a'] }],
    [{ UUID: 'a' }],
    [{ uuid: 'a', organizationId: 'Acme' }],
    [{ uuid: 'a', organizationId: 1e21 }],
    [{ uuid: 'a', organizationId: -3 }],
    [{ uuid: 'a', organizationId: {} }],
    [JSON.parse('{"__proto__":{"uuid":"a"}}')],
    [JSON.parse('{"constructor":{"uuid":"a"},"prototype":{"uuid":"a"}}')],
  ])('like %j is unreadable', (row) => {
    expect(entryOf(row)).toBe('unreadable');
  });

  it.each([
    [{ uuid: 'a', organizationId: 4 }],
    [{ uuid: 'a', organizationId: '4' }],
    [{ uuid: 'a', organization: { id: 4 } }],
    [{ uuid: 'a', organizationId: 4, organization: { id: 3 } }],
  ])('like %j belongs to somebody else', (row) => {
    expect(entryOf(row)).toBe('foreign');
    expect(entryOf(row, team)).toBe('foreign');
  });

  it.each([
    [{ uuid: 'a' }, { id: 212 }],
    [{ uuid: 'a', team: null }, { id: 212 }],
    [
      { uuid: 'a', team: { name: 'Sales' } },
      { id: 212, name: 'Sales' },
    ],
    [{ uuid: 'a', team: 'x' }, { id: 212 }],
  ])("like %j out of a team's log is of that team", (row, itsTeam) => {
    expect(entryOf(row, team)).toEqual({ ...BARE, team: itsTeam, raw: row });
  });

  it("keeps the team it names, also in another team's log", () => {
    expect(entryOf({ uuid: 'a', team: { id: 213 } }, team)).toMatchObject({ team: { id: 213 } });
  });

  it('takes no field from a prototype', () => {
    const row = JSON.parse(
      '{"uuid":"a","__proto__":{"eventName":"inherited","targetId":"9"},"team":{"__proto__":{"id":9}}}',
    );
    expect(entryOf(row)).toEqual({ ...BARE, raw: row });
    expect(Reflect.get({}, 'eventName')).toBeUndefined();
  });
});

describe('a hostile row', () => {
  const nested = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

  it('may be nested as deep as anybody could mean, but not deeper', () => {
    expect(entryOf({ uuid: 'a', details: nested(500) })).toMatchObject({ uuid: 'a' });
    expect(entryOf({ uuid: 'a', details: nested(600) })).toBe('unreadable');
    expect(entryOf({ uuid: 'a', details: nested(100_000) })).toBe('unreadable');
  });

  it.each([
    ['one long text', { uuid: 'a', eventName: 'x'.repeat(1_000_000) }],
    ['a long time', { uuid: 'a', triggeredAt: '2'.repeat(1_000_000) }],
    ['a long id', { uuid: 'a', organizationId: null, team: { id: '7'.repeat(1_000_000) } }],
    [
      'many keys',
      { uuid: 'a', ...Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`key${index}`, index])) },
    ],
    ['many objects', { uuid: 'a', details: Array.from({ length: 100_000 }, () => ({ a: [] })) }],
  ])('of 1 MB (%s) takes no time', (_title, row) => {
    expect(entryOf(row)).toMatchObject({ uuid: 'a' });
    expect(Math.min(...[1, 2, 3].map(() => milliseconds(() => entryOf(row))))).toBeLessThan(200);
  });

  it('never throws, and whatever is read is of the kind it claims to be', () => {
    const field = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(3, '3', 4, 'a', null),
      fc.record({ id: fc.jsonValue(), name: fc.jsonValue() }),
    );
    const row = fc.record(
      {
        uuid: fc.oneof(fc.constant('a'), field),
        organizationId: field,
        organization: field,
        eventName: field,
        triggeredAt: field,
        createdAt: field,
        team: field,
        actor: field,
        targetId: field,
        version: field,
        details: field,
      },
      { requiredKeys: [] },
    );
    const text = (value: unknown) => value === undefined || (typeof value === 'string' && value !== '');
    const id = (value: unknown) => value === undefined || (Number.isSafeInteger(value) && Number(value) > 0);
    fc.assert(
      fc.property(fc.oneof(row, fc.jsonValue()), fc.constantFrom(organization, team), (value, source) => {
        const before = JSON.stringify(value);
        const read = readAuditLogEntry(value, source);
        expect(JSON.stringify(value)).toBe(before);
        if (read.type !== 'entry') return;
        const { entry } = read;
        expect(entry.raw).toBe(value);
        expect(entry.organizationId).toBe(3);
        expect(text(entry.uuid)).toBe(true);
        expect(typeof entry.eventName).toBe('string');
        expect([entry.team?.id, entry.actor?.id].every(id)).toBe(true);
        expect([entry.team?.name, entry.actor?.name, entry.actor?.email, entry.targetId].every(text)).toBe(true);
        expect([entry.version?.from, entry.version?.to].every(text)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

function milliseconds(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
