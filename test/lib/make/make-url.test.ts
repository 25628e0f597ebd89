import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { MakeApiError } from '@/lib/make/make-api-error';
import {
  auditLogsUrl,
  currentAuthorizationUrl,
  detailUrl,
  filtersUrl,
  meUrl,
  organizationDetailUrl,
  organizationsUrl,
  teamDetailUrl,
  teamsUrl,
} from '@/lib/make/make-url';
import { queryString } from '@/lib/make/query-string';
import type { Zone } from '@/lib/zone';

const organization: AuditLogSource = { type: 'organization', zone: 'eu2.make.com', organizationId: 123 };
const team: AuditLogSource = { type: 'team', zone: 'us1.make.celonis.com', organizationId: 123, teamId: 45 };
const UUID = 'c37c7292-35cd-4dc4-9113-21b23beaea7d';

/** As a value that crossed a boundary unchecked: its type says nothing. */
function unchecked(json: string) {
  return JSON.parse(json);
}

describe('request addresses', () => {
  it.each([
    [auditLogsUrl(organization, {}), 'https://eu2.make.com/api/v2/audit-logs/organization/123'],
    [auditLogsUrl(team, {}), 'https://us1.make.celonis.com/api/v2/audit-logs/team/45'],
    [filtersUrl(organization), 'https://eu2.make.com/api/v2/audit-logs/organization/123/filters'],
    [filtersUrl(team), 'https://us1.make.celonis.com/api/v2/audit-logs/team/45/filters'],
    [detailUrl(organization, UUID), `https://eu2.make.com/api/v2/audit-logs/123/${UUID}`],
    [meUrl('eu1.make.com'), 'https://eu1.make.com/api/v2/users/me'],
    [currentAuthorizationUrl('eu1.make.com'), 'https://eu1.make.com/api/v2/users/me/current-authorization'],
    [
      organizationsUrl('eu1.make.com'),
      'https://eu1.make.com/api/v2/organizations?cols%5B0%5D=id&cols%5B1%5D=name&cols%5B2%5D=zone',
    ],
    [organizationDetailUrl(organization), 'https://eu2.make.com/api/v2/organizations/123'],
    [teamsUrl(organization), 'https://eu2.make.com/api/v2/teams?organizationId=123'],
    [teamDetailUrl('us2.make.com', 45), 'https://us2.make.com/api/v2/teams/45'],
  ])('%s is as documented', (built, documented) => {
    expect(built).toBe(documented);
  });

  it('carry every documented parameter of the organization list, brackets percent-encoded', () => {
    const url = auditLogsUrl(organization, {
      team: [45, 'Sales & Ops'],
      dateFrom: '2026-01-02',
      dateTo: '2026-02-03',
      event: ['key_created', 'connection_created'],
      author: [7, 'Žofie Nová'],
      offset: 0,
      limit: 100,
      last: '1632371803593_x',
      sortBy: 'createdAt',
      sortDir: 'desc',
      returnTotalCount: true,
    });
    expect(url).not.toMatch(/[[\] ]/);
    expect([...new URL(url).searchParams]).toEqual([
      ['team[0]', '45'],
      ['team[1]', 'Sales & Ops'],
      ['dateFrom', '2026-01-02'],
      ['dateTo', '2026-02-03'],
      ['event[0]', 'key_created'],
      ['event[1]', 'connection_created'],
      ['author[0]', '7'],
      ['author[1]', 'Žofie Nová'],
      ['pg[offset]', '0'],
      ['pg[limit]', '100'],
      ['pg[last]', '1632371803593_x'],
      ['pg[sortBy]', 'createdAt'],
      ['pg[sortDir]', 'desc'],
      ['pg[returnTotalCount]', 'true'],
    ]);
  });

  it('leave out the parameter that a team list does not have', () => {
    expect(auditLogsUrl(team, { team: [45], limit: 5 })).toBe(
      'https://us1.make.celonis.com/api/v2/audit-logs/team/45?pg%5Blimit%5D=5',
    );
  });
});

describe('a request that is not of integers and a zone', () => {
  const badIds = [
    '"123"',
    '"1/../../users/me"',
    '"1%2F..%2Fusers"',
    '-1',
    '0',
    '1.5',
    '1e21',
    '9007199254740992',
    'null',
    '[1]',
    '{}',
  ];

  it.each(badIds)('is refused for the id %s', (id) => {
    const source = { ...organization, organizationId: unchecked(id) };
    const teamSource = { ...team, teamId: unchecked(id) };
    for (const build of [
      () => auditLogsUrl(source, {}),
      () => auditLogsUrl(teamSource, {}),
      () => filtersUrl(source),
      () => filtersUrl(teamSource),
      () => detailUrl(source, UUID),
      () => organizationDetailUrl(source),
      () => teamsUrl(source),
      () => teamDetailUrl('eu1.make.com', unchecked(id)),
    ]) {
      expectRefused(build);
    }
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is refused for the id %d', (id) => {
    expectRefused(() => teamDetailUrl('eu1.make.com', id));
  });

  it.each(['"evil.io"', '"eu1.make.com/x"', '"eu1.make.com@evil.io"', '""', 'null'])(
    'is refused for the zone %s',
    (zone) => {
      const wrong: Zone = unchecked(zone);
      expectRefused(() => meUrl(wrong));
      expectRefused(() => auditLogsUrl({ ...organization, zone: wrong }, {}));
    },
  );

  it.each(['', '.', '..', '../..', 'a/b', 'a%2Fb', 'a?b', 'a#b', 'a\\b', ' a', 'a\n', '-', 'x'.repeat(129), 'é'])(
    'is refused for the uuid %j',
    (uuid) => {
      expectRefused(() => detailUrl(organization, uuid));
    },
  );

  it.each([
    { limit: 0 },
    { limit: -1 },
    { limit: 1.5 },
    { offset: -1 },
    { offset: 1e21 },
    { dateFrom: '04/05/2026' },
    { dateTo: '' },
  ])('is refused for %j', (parameters) => {
    expectRefused(() => auditLogsUrl(organization, parameters));
  });
});

describe('queryString', () => {
  it('is nothing for nothing', () => {
    expect(queryString([])).toBe('');
  });

  it('is what URLSearchParams reads back, for any names and values', () => {
    const pair = fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        expect([...new URLSearchParams(queryString(pairs))]).toEqual(pairs);
      }),
    );
  });

  it('replaces what no address can carry', () => {
    expect(queryString([['author[0]', 'a\ud800b']])).toBe('?author%5B0%5D=a%EF%BF%BDb');
  });
});

function expectRefused(build: () => unknown) {
  expect(build).toThrow(MakeApiError);
  expect(build).toThrow(expect.objectContaining({ failure: { kind: 'refused' } }));
}
