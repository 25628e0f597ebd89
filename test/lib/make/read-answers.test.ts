import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { MakeApiError } from '@/lib/make/make-api-error';
import {
  readOrganizationAnswer,
  readOrganizationsAnswer,
  readPerson,
  readScopes,
  readTeamAnswer,
  readTeamsAnswer,
} from '@/lib/make/read-account';
import { readAuditLogDetail, readAuditLogPage } from '@/lib/make/read-audit-log-page';
import { readFilters } from '@/lib/make/read-filters';

const source: AuditLogSource = { type: 'organization', zone: 'eu1.make.com', organizationId: 3 };

describe('readAuditLogPage', () => {
  it('reads row by row: a bad row is counted and drops nothing else', () => {
    const rows = [{ uuid: 'a' }, null, { uuid: 'b', organizationId: 4 }, {}, { uuid: 'c', organizationId: 3 }, 'x'];
    const page = readAuditLogPage({ auditLogs: rows, pg: { limit: 6, offset: 12 } }, source);
    expect(page).toMatchObject({
      received: 6,
      unreadable: 3,
      unreadableAfter: [1, 1, 2],
      foreign: 1,
      foreignUuids: ['b'],
      limit: 6,
      offset: 12,
    });
    expect(page.entries.map(({ uuid }) => uuid)).toEqual(['a', 'c']);
  });

  it.each([
    [undefined, {}],
    [null, {}],
    ['x', {}],
    [[], {}],
    [{}, {}],
    [
      { limit: 50, offset: 0, last: 'k1', totalCount: 60 },
      { limit: 50, offset: 0, last: 'k1', totalCount: 60 },
    ],
    [
      { limit: '50', offset: '0', last: 10, totalCount: '60' },
      { limit: 50, offset: 0, last: '10', totalCount: 60 },
    ],
    [{ limit: -1, offset: 1.5, last: '', totalCount: null }, {}],
    [{ limit: 1e21, offset: {}, last: [], totalCount: 'many' }, {}],
    [JSON.parse('{"__proto__":{"limit":7}}'), {}],
  ])('reads what it can of pg = %j', (pg, numbers) => {
    const empty = { entries: [], received: 0, unreadable: 0, unreadableAfter: [], foreign: 0, foreignUuids: [] };
    expect(readAuditLogPage({ auditLogs: [], pg }, source)).toEqual({ ...empty, ...numbers });
  });

  it('takes an object instead of a list for one row', () => {
    expect(readAuditLogPage({ auditLogs: { uuid: 'a' } }, source)).toMatchObject({ received: 1, unreadable: 0 });
    expect(readAuditLogPage({ auditLogs: {} }, source)).toMatchObject({ received: 1, unreadable: 1 });
  });

  it.each([
    null,
    undefined,
    'x',
    7,
    [],
    [{ uuid: 'a' }],
    {},
    { auditLogs: null },
    { auditLogs: 'x' },
    { auditlogs: [] },
  ])('takes %j for no list at all, never for an empty one', (json) => {
    expect(() => readAuditLogPage(json, source)).toThrow(
      failing({ kind: 'invalid-response', zone: 'eu1.make.com', reason: 'unexpected-shape' }),
    );
  });

  it('reads 10,000 rows, and refuses to read a part of more', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => ({ uuid: `u${index}` }));
    expect(readAuditLogPage({ auditLogs: rows.slice(0, 10_000) }, source).entries).toHaveLength(10_000);
    expect(() => readAuditLogPage({ auditLogs: rows }, source)).toThrow(
      failing({ kind: 'invalid-response', zone: 'eu1.make.com', reason: 'too-large' }),
    );
  });
});

describe('readAuditLogDetail', () => {
  it.each([
    [undefined, {}],
    [null, {}],
    [{}, {}],
    [{ a: { b: [1] } }, { a: { b: [1] } }],
    [['a', 'b'], { details: ['a', 'b'] }],
    ['text', { details: 'text' }],
    [0, { details: 0 }],
  ])('reads details = %j', (sent, details) => {
    const row = { uuid: 'a', ...(sent === undefined ? {} : { details: sent }) };
    expect(readAuditLogDetail(row, source, 'a').details).toEqual(details);
  });

  it('survives details of 50 levels', () => {
    const details = JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`);
    expect(readAuditLogDetail({ uuid: 'a', details }, source, 'a').details).toEqual(details);
  });
});

describe('readFilters', () => {
  it.each([
    [{}, { teams: [], users: [], eventGroups: [] }],
    [
      { teams: null, users: 'x', events: {} },
      { teams: [], users: [], eventGroups: [] },
    ],
    [
      { users: [{ id: '5', name: 'Ada' }, { name: 'no id' }, null, 7] },
      { teams: [], users: [{ id: 5, name: 'Ada' }], eventGroups: [] },
    ],
    [{ teams: [{ id: 1 }, { id: 1e21, name: 'x' }] }, { teams: [{ id: 1 }], users: [], eventGroups: [] }],
    [
      {
        events: [
          {
            header: 'Keys',
            items: [{ label: 'Key created', value: 'key_created' }, { value: 'key_deleted' }, { label: 'x' }, null],
          },
        ],
      },
      {
        teams: [],
        users: [],
        eventGroups: [
          {
            header: 'Keys',
            items: [
              { label: 'Key created', value: 'key_created' },
              { label: 'key_deleted', value: 'key_deleted' },
            ],
          },
        ],
      },
    ],
    [{ events: [{ items: null }, 7] }, { teams: [], users: [], eventGroups: [{ header: '', items: [] }] }],
  ])('reads what it can of %j', (json, filters) => {
    expect(readFilters(json)).toEqual(filters);
  });
});

describe('the time zone of a person', () => {
  it.each(['Europe/Prague', 'UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince'])(
    'is read as %s',
    (timezone) => {
      expect(readPerson({ authUser: { timezone } })).toEqual({ timeZone: timezone });
    },
  );

  it.each(['', 'Europe/', '/Prague', 'Europe/Prague\u202e', '<b>', 'a b', 'x'.repeat(40), 'a/b/c/d', 113, null])(
    'is none when it is %j',
    (timezone) => {
      expect(readPerson({ authUser: { timezone } })).toEqual({});
    },
  );
});

describe('license', () => {
  it.each([
    [undefined, {}],
    [null, {}],
    [{ auditLogsDays: null, apiLimit: 'x' }, {}],
    [
      { auditLogsDays: 0, apiLimit: '240' },
      { auditLogsDays: 0, apiLimit: 240 },
    ],
  ])('%j is read as far as it can be', (license, read) => {
    expect(readOrganizationAnswer({ organization: { id: 3, license } })).toEqual({ id: 3, teams: [], ...read });
  });
});

describe('whatever JSON Make or a proxy sends', () => {
  const names = [
    'auditLogs',
    'pg',
    'users',
    'teams',
    'events',
    'items',
    'organizations',
    'organization',
    'team',
    'authUser',
    'authorization',
    'scope',
    'id',
    'uuid',
    '__proto__',
  ];
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue(),
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...names), tie('json'), { maxKeys: 5 }),
    ),
  }));

  it('is read or refused, never thrown on by accident', () => {
    fc.assert(
      fc.property(json, (value) => {
        for (const read of [
          readFilters,
          readPerson,
          readScopes,
          readOrganizationAnswer,
          readOrganizationsAnswer,
          readTeamAnswer,
          readTeamsAnswer,
        ]) {
          expect(() => read(value)).not.toThrow();
        }
        for (const read of [() => readAuditLogPage(value, source), () => readAuditLogDetail(value, source, 'a')]) {
          try {
            read();
          } catch (error) {
            expect(error).toBeInstanceOf(MakeApiError);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function failing(failure: object) {
  return expect.objectContaining({ failure });
}
