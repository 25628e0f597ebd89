import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { AuditLogListParameters, MakeClient } from '@/lib/make/contract';
import { createMakeClient } from '@/lib/make/make-client';
import { ORGANIZATION_EVENT_GROUPS } from '@/lib/sample/sample-events';
import { createStandInFetch } from './fetch';
import { createContract } from './openapi/contract';
import { SORT_KEYS } from './organization-log';
import type { Quirks } from './quirks';
import { type StandIn, startStandIn } from './stand-in';

const NOW = Date.parse('2026-11-20T15:00:00Z');
const BY_PERSON = { cause: 'person' } as const;
const contract = createContract();

let standIn: StandIn;
let client: MakeClient;
let organization: AuditLogSource & { readonly type: 'organization' };
let team: AuditLogSource & { readonly type: 'team' };

beforeAll(async () => {
  standIn = await startStandIn({ entries: 260, now: NOW, utcOffset: 0 });
  client = createMakeClient({
    fetch: createStandInFetch(standIn),
    withToken: (zone, use) => use(zone === 'us2.make.com' ? standIn.tokenOf.overseas : standIn.tokenOf.owner),
    budget: { enter: async () => undefined, answered: async () => undefined, limited: async () => NOW },
    now: () => NOW,
    wait: async () => undefined,
    random: () => 0.5,
  });
  const { main } = standIn.named;
  organization = { type: 'organization', zone: 'eu1.make.com', organizationId: main.id };
  team = { ...organization, type: 'team', teamId: main.sample.teams[0]?.id ?? 0 };
});
beforeEach(() => standIn.log.clear());
afterEach(() => standIn.quirks.reset());
afterAll(() => standIn.close());

const EVENTS = ORGANIZATION_EVENT_GROUPS.flatMap(({ items }) => items.map(({ value }) => value));
const day = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const parameters: fc.Arbitrary<AuditLogListParameters> = fc.record(
  {
    team: fc.array(fc.oneof(fc.integer({ min: 1, max: 999_999 }), fc.constant('Finance & “Co” #1')), { maxLength: 4 }),
    dateFrom: day,
    dateTo: day,
    event: fc.uniqueArray(fc.constantFrom(...EVENTS), { maxLength: 20 }),
    author: fc.array(fc.oneof(fc.integer({ min: 1, max: 999_999 }), fc.string({ minLength: 1 })), { maxLength: 4 }),
    offset: fc.nat({ max: 400 }),
    limit: fc.integer({ min: 1, max: 10_000 }),
    last: fc.nat(),
    sortBy: fc.constantFrom(...SORT_KEYS),
    sortDir: fc.constantFrom('asc', 'desc'),
    returnTotalCount: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('what our client asks', () => {
  it('is documented, and accepted, whatever the parameters', async () => {
    await fc.assert(
      fc.asyncProperty(parameters, fc.boolean(), async (asked, ofTeam) => {
        standIn.log.clear();
        await client.listAuditLogs(ofTeam ? team : organization, asked, BY_PERSON);
        const [request, ...others] = standIn.log.api();
        expect(others).toEqual([]);
        expect(contract.requestErrors(request?.url.replace('/api/v2', '') ?? '')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is documented for filters and details too, and carries the token and nothing else of the person', async () => {
    await client.getFilters(organization, BY_PERSON);
    await client.getFilters(team, BY_PERSON);
    await client.getDetail(organization, standIn.named.main.log.at(3).uuid, BY_PERSON);
    expect(standIn.log.api()).toHaveLength(3);
    for (const { url, authorization, cookie, referer } of standIn.log.api()) {
      expect(contract.requestErrors(url.replace('/api/v2', ''))).toEqual([]);
      expect([authorization, cookie, referer]).toEqual([`Token ${standIn.tokenOf.owner}`, undefined, undefined]);
    }
  });

  it('is accepted by the endpoints beside the audit log', async () => {
    const { main, overseas } = standIn.named;
    expect(await client.getMe('eu1.make.com', BY_PERSON)).toMatchObject({
      name: 'Priya Raman',
      timeZone: 'Europe/Prague',
    });
    expect(await client.getScopes('us2.make.com', BY_PERSON)).toContain('organizations:read');
    const listed = await client.listOrganizations('eu1.make.com', BY_PERSON);
    expect(listed).toContainEqual(expect.objectContaining({ id: overseas.id, zone: 'us2.make.com' }));
    expect(await client.getOrganization(organization, BY_PERSON)).toMatchObject({
      name: main.name,
      auditLogsDays: 365,
      apiLimit: 1000,
    });
    expect(await client.listTeams(organization, BY_PERSON)).toHaveLength(main.sample.teams.length);
    expect(await client.getTeam('eu1.make.com', team.teamId, BY_PERSON)).toMatchObject({
      name: 'Finance',
      organizationId: main.id,
    });
  });
});

describe('what our client reads', () => {
  const page = (quirks: Partial<Quirks>, asked: AuditLogListParameters = {}) => {
    standIn.quirks.set(quirks);
    return client.listAuditLogs(organization, asked, BY_PERSON);
  };

  it.each<Partial<Quirks>>([
    { triggeredAt: 'ms' },
    { triggeredAt: 's' },
    { triggeredAt: 'numeric-string' },
    { organizationId: 'absent' },
    { organization: 'absent' },
    { missing: 'null' },
    { targetId: 'number' },
    { extraFields: true },
    { pg: 'absent' },
    { totalCount: 'always' },
  ])('is the same log when Make answers with %o', async (quirks) => {
    const facts = ({ entries }: Awaited<ReturnType<typeof page>>) => entries.map(({ raw: _, ...named }) => named);
    const usual = facts(await page({}, { limit: 260 }));
    expect(usual).toHaveLength(260);
    const odd = await page(quirks, { limit: 260 });
    expect(facts(odd)).toEqual(usual);
    expect([odd.received, odd.unreadable, odd.foreign]).toEqual([260, 0, 0]);
  });

  it('is one entry when Make sends it as an object', async () => {
    const { entries, received } = await page({ auditLogs: 'object-when-one' }, { limit: 1 });
    expect([entries.length, received]).toEqual([1, 1]);
  });

  it('is the page size that Make really used', async () => {
    expect(await page({ limitCap: 50 }, { limit: 200 })).toMatchObject({ received: 50, limit: 50 });
  });
});
