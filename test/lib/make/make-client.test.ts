import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { MakeClient } from '@/lib/make/contract';
import { createClientUnderTest, failureOf, TOKEN } from './client-under-test';
import { createFetchFake, json } from './fetch-fake';

const source: AuditLogSource = { type: 'organization', zone: 'eu1.make.com', organizationId: 3 };
const teamSource: AuditLogSource = { ...source, type: 'team', teamId: 212 };
const person = { cause: 'person' } as const;

/** Verbatim from Make's own OpenAPI file; its list holds one object where the schema says array. */
const ENTRY = {
  uuid: 'c37c7292-35cd-4dc4-9113-21b23beaea7d',
  createdAt: '2024-05-24T14:22:16.879Z',
  triggeredAt: '2024-04-19T12:05:22Z',
  organizationId: 3,
  organization: { id: 3, name: "John Doe's Organization" },
  eventName: 'webhook_created',
  team: { id: 212, name: "John Doe's Team" },
  actor: { id: 212, name: 'John Doe', email: 'john.doe@whois.com' },
  targetId: '3000',
  version: { from: '1.0.0', to: '1.0.1' },
};
const PG = { sortBy: 'triggeredAt', sortDir: 'desc', offset: 0, limit: 100, totalCount: 60 };

const READ_ENTRY = {
  uuid: ENTRY.uuid,
  organizationId: 3,
  eventName: 'webhook_created',
  triggeredAt: Date.UTC(2024, 3, 19, 12, 5, 22),
  createdAt: Date.UTC(2024, 4, 24, 14, 22, 16, 879),
  team: { id: 212, name: "John Doe's Team" },
  actor: { id: 212, name: 'John Doe', email: 'john.doe@whois.com' },
  targetId: '3000',
  version: { from: '1.0.0', to: '1.0.1' },
};

describe("the client's answers", () => {
  it("reads Make's own example of a list, and keeps it as it was", async () => {
    const { fetch, sent } = createFetchFake(json({ auditLogs: ENTRY, pg: PG }));
    const page = await createClientUnderTest(fetch).client.listAuditLogs(source, { limit: 100 }, person);
    expect(page).toEqual({
      entries: [{ ...READ_ENTRY, raw: ENTRY }],
      received: 1,
      unreadable: 0,
      unreadableAfter: [],
      foreign: 0,
      foreignUuids: [],
      limit: 100,
      offset: 0,
      totalCount: 60,
    });
    expect(sent.map(({ url }) => url)).toEqual([
      'https://eu1.make.com/api/v2/audit-logs/organization/3?pg%5Blimit%5D=100',
    ]);
  });

  it("reads Make's own example of a detail", async () => {
    const details = { webhookName: 'Webhook from John Doe', webhookType: 'http' };
    const { fetch } = createFetchFake(json({ ...ENTRY, details }));
    const detail = await createClientUnderTest(fetch).client.getDetail(source, ENTRY.uuid, person);
    expect(detail).toEqual({ entry: { ...READ_ENTRY, raw: { ...ENTRY, details } }, details });
  });

  it("reads Make's own example of filters", async () => {
    const events = [{ header: 'Webhooks', items: [{ label: 'Webhook created', value: 'webhook_created' }] }];
    const people = [{ id: 1, name: 'John Doe', email: 'john.doe@whois.com' }];
    const { fetch } = createFetchFake(json({ teams: [{ id: 1, name: "John Doe's Team" }], users: people, events }));
    expect(await createClientUnderTest(fetch).client.getFilters(source, person)).toEqual({
      teams: [{ id: 1, name: "John Doe's Team" }],
      users: people,
      eventGroups: events,
    });
  });

  it('reads who one is, what one may, and where one belongs', async () => {
    const { fetch, sent } = createFetchFake(
      json({ authUser: { id: 9, name: 'Ada', email: 'ada@example.com', timezone: 'Europe/Prague', locale: 'cs' } }),
      json({ authorization: { authUsed: 'token', scope: ['organizations:read', 'teams:read', 7] } }),
      json({
        organizations: [{ id: 3, name: 'Acme', zone: 'eu1.make.com' }, { name: 'no id' }, null, { id: '4' }],
        pg: {},
      }),
      json({
        organization: {
          id: 3,
          name: 'Acme',
          zone: 'eu1.make.com',
          teams: [{ id: 212, name: 'Sales' }, { id: 0 }],
          license: { auditLogsDays: 365, apiLimit: 1000 },
        },
      }),
      json({ teams: [{ id: 212, name: 'Sales', organizationId: 3 }] }),
      json({ team: { id: 212, name: 'Sales', organizationId: 3 } }),
    );
    const { client, tokensFor } = createClientUnderTest(fetch);
    expect(await client.getMe('eu1.make.com', person)).toEqual({
      id: 9,
      name: 'Ada',
      email: 'ada@example.com',
      timeZone: 'Europe/Prague',
    });
    expect(await client.getScopes('eu1.make.com', person)).toEqual(['organizations:read', 'teams:read']);
    expect(await client.listOrganizations('eu1.make.com', person)).toEqual([
      { id: 3, name: 'Acme', zone: 'eu1.make.com', teams: [] },
      { id: 4, teams: [] },
    ]);
    expect(await client.getOrganization(source, person)).toEqual({
      id: 3,
      name: 'Acme',
      zone: 'eu1.make.com',
      teams: [{ id: 212, name: 'Sales' }],
      auditLogsDays: 365,
      apiLimit: 1000,
    });
    expect(await client.listTeams(source, person)).toEqual([{ id: 212, name: 'Sales', organizationId: 3 }]);
    expect(await client.getTeam('eu1.make.com', 212, person)).toEqual({ id: 212, name: 'Sales', organizationId: 3 });
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual([
      '/api/v2/users/me',
      '/api/v2/users/me/current-authorization',
      '/api/v2/organizations',
      '/api/v2/organizations/3',
      '/api/v2/teams',
      '/api/v2/teams/212',
    ]);
    expect(new Set(tokensFor)).toEqual(new Set(['eu1.make.com']));
  });

  it.each<[string, (client: MakeClient) => Promise<unknown>, unknown]>([
    ['another organization', (client) => client.getOrganization(source, person), { organization: { id: 4 } }],
    ['another team', (client) => client.getTeam('eu1.make.com', 212, person), { team: { id: 213 } }],
    ['another entry', (client) => client.getDetail(source, 'abc', person), ENTRY],
    [
      "another organization's entry",
      (client) => client.getDetail({ ...source, organizationId: 4 }, ENTRY.uuid, person),
      ENTRY,
    ],
    ['no person', (client) => client.getMe('eu1.make.com', person), { user: {} }],
    ['no scopes', (client) => client.getScopes('eu1.make.com', person), { authorization: {} }],
    ['no organizations', (client) => client.listOrganizations('eu1.make.com', person), { organizations: null }],
    ['no teams', (client) => client.listTeams(source, person), []],
    ['a list for filters', (client) => client.getFilters(source, person), []],
    ['nothing', (client) => client.getFilters(source, person), null],
  ])('refuses %s', async (_title, call, answer) => {
    const { fetch } = createFetchFake(json(answer));
    expect(await failureOf(call(createClientUnderTest(fetch).client))).toEqual({
      kind: 'invalid-response',
      zone: 'eu1.make.com',
      reason: 'unexpected-shape',
    });
  });
});

describe('every request', () => {
  it('bears the token and nothing else that could tell who asks', async () => {
    const { fetch, sent } = createFetchFake(json({ auditLogs: [] }));
    await createClientUnderTest(fetch).client.listAuditLogs(teamSource, {}, person);
    expect(sent).toEqual([
      {
        url: 'https://eu1.make.com/api/v2/audit-logs/team/212',
        init: {
          headers: { Accept: 'application/json', Authorization: `Token ${TOKEN}` },
          credentials: 'omit',
          redirect: 'error',
          cache: 'no-store',
          referrerPolicy: 'no-referrer',
          signal: expect.any(AbortSignal),
        },
      },
    ]);
  });

  it.each<[string, (client: MakeClient) => Promise<unknown>]>([
    ['an id in words', (client) => client.listAuditLogs({ ...source, organizationId: JSON.parse('"3"') }, {}, person)],
    ['a uuid with a slash', (client) => client.getDetail(source, '../../users/me', person)],
    ['an id beyond 2^53', (client) => client.getTeam('eu1.make.com', 2 ** 53, person)],
    ['an unknown zone', (client) => client.getMe(JSON.parse('"evil.io"'), person)],
  ])('with %s is refused before anything is sent', async (_title, call) => {
    const { fetch, sent } = createFetchFake();
    const { client, tokensFor } = createClientUnderTest(fetch);
    expect(await failureOf(call(client))).toEqual({ kind: 'refused' });
    expect(sent).toEqual([]);
    expect(tokensFor).toEqual([]);
  });
});
