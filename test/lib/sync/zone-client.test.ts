import { describe, expect, it } from 'vitest';
import type { MakeClient } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { createExclusive } from '@/lib/storage/exclusive';
import { createZoneClient } from '@/lib/sync/zone-client';
import { createZoneQueue } from '@/lib/sync/zone-queue';
import { noLease } from '../../fakes/no-lease';
import { SOURCE } from '../archive/builders';
import { fakeMakeClient } from '../background/fake-make-client';

const PERSON = { cause: 'person' } as const;

const calls: { readonly name: keyof MakeClient; readonly call: (client: MakeClient) => Promise<unknown> }[] = [
  { name: 'listAuditLogs', call: (client) => client.listAuditLogs(SOURCE, {}, PERSON) },
  { name: 'getFilters', call: (client) => client.getFilters(SOURCE, PERSON) },
  { name: 'getDetail', call: (client) => client.getDetail(SOURCE, 'uuid', PERSON) },
  { name: 'getMe', call: (client) => client.getMe('eu1.make.com', PERSON) },
  { name: 'getScopes', call: (client) => client.getScopes('eu1.make.com', PERSON) },
  { name: 'listOrganizations', call: (client) => client.listOrganizations('eu1.make.com', PERSON) },
  { name: 'getOrganization', call: (client) => client.getOrganization(SOURCE, PERSON) },
  { name: 'listTeams', call: (client) => client.listTeams(SOURCE, PERSON) },
  { name: 'getTeam', call: (client) => client.getTeam('eu1.make.com', 7, PERSON) },
];

const withAccess = (client: MakeClient, access: boolean) =>
  createZoneClient({
    client,
    queue: createZoneQueue({ exclusive: createExclusive(undefined), lease: noLease }),
    now: () => 0,
    wait: async () => {},
    hasAccess: async () => access,
  });

describe('the client of the zones', () => {
  it.each(calls)('$name is not even tried without access to the site', async ({ call }) => {
    await expect(call(withAccess(fakeMakeClient(), false))).rejects.toMatchObject({
      failure: { kind: 'no-access', zone: 'eu1.make.com' },
    });
  });

  it('sends one request at a time, whatever is asked', async () => {
    let underWay = 0;
    let most = 0;
    const answer = async (): Promise<never> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay -= 1;
      throw new Error('answered');
    };
    const client = withAccess(fakeMakeClient(Object.fromEntries(calls.map(({ name }) => [name, answer]))), true);
    const settled = await Promise.allSettled(calls.map(({ call }) => call(client)));
    expect(settled.map(({ status }) => status)).toEqual(calls.map(() => 'rejected'));
    expect(most).toBe(1);
  });

  describe('whose share of the request limit is used up', () => {
    const SECOND = 1000;

    /** Answers from the n-th request on; waiting moves the clock. */
    function patient(until: number, answersFrom: number) {
      let time = 0;
      let requests = 0;
      const waits: number[] = [];
      const client = createZoneClient({
        client: fakeMakeClient({
          async listTeams() {
            requests += 1;
            if (requests < answersFrom)
              throw new MakeApiError({ kind: 'budget', zone: 'eu1.make.com', until: time + until });
            return [];
          },
          getTeam: async () => ({ id: 7 }),
        }),
        queue: createZoneQueue({ exclusive: createExclusive(undefined), lease: noLease }),
        hasAccess: async () => true,
        now: () => time,
        async wait(ms) {
          waits.push(ms);
          time += ms;
          // Meanwhile others have their turn.
          expect(await client.getTeam('eu1.make.com', 7, PERSON)).toEqual({ id: 7 });
        },
      });
      return { client, waits };
    }

    it('a look waits for it, out of everybody’s way', async () => {
      const { client, waits } = patient(12 * SECOND, 3);
      expect(await client.listTeams(SOURCE, { cause: 'background' })).toEqual([]);
      expect(waits).toEqual([12 * SECOND, 12 * SECOND]);
    });

    it.each([
      { cause: 'background', until: 16 * SECOND },
      { cause: 'backfill', until: SECOND },
      { cause: 'person', until: SECOND },
    ] as const)('$cause is told, and not waited for, when it is $until ms', async ({ cause, until }) => {
      const { client, waits } = patient(until, 2);
      await expect(client.listTeams(SOURCE, { cause })).rejects.toMatchObject({ failure: { kind: 'budget', until } });
      expect(waits).toEqual([]);
    });
  });
});
