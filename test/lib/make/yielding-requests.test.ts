import { describe, expect, it } from 'vitest';
import type { MakeClient } from '@/lib/make/contract';
import { createExclusive } from '@/lib/storage/exclusive';
import { createZoneClient } from '@/lib/sync/zone-client';
import { createZoneQueue } from '@/lib/sync/zone-queue';
import { noLease } from '../../fakes/no-lease';
import { SOURCE } from '../archive/builders';
import { fakeMakeClient } from '../background/fake-make-client';
import { createClientUnderTest, failureOf, START } from './client-under-test';
import { createFetchFake } from './fetch-fake';

const MINUTE = 60_000;
const zone = 'eu1.make.com';
const A = { zone, organizationId: 1 } as const;
const person = { cause: 'person' } as const;
const yielding = { cause: 'person', yields: true } as const;

const setup = () => createClientUnderTest(createFetchFake().fetch, () => 0);

describe('a request that yields', () => {
  it('gets a turn only while half of the person’s share is free, and never waits', async () => {
    const { budget, waits, pass } = setup();
    for (let request = 0; request < 10; request++) await budget.enter(A, yielding);
    pass(MINUTE - 1000);
    expect(await failureOf(budget.enter(A, yielding))).toEqual({ kind: 'budget', zone, until: START + MINUTE });
    expect(waits).toEqual([]);
    for (let request = 0; request < 10; request++) await budget.enter(A, person);
    expect(await failureOf(budget.enter(A, yielding))).toMatchObject({ kind: 'budget' });
  });

  it('counts in the person’s share, which stays what it is', async () => {
    const { budget } = setup();
    for (let request = 0; request < 10; request++) await budget.enter(A, yielding);
    for (let request = 0; request < 10; request++) await budget.enter(A, person);
    expect(await failureOf(budget.enter(A, person))).toMatchObject({ kind: 'budget' });
  });

  it('is refused inside a pause, as all are', async () => {
    const { budget } = setup();
    await budget.limited(A, undefined);
    expect(await failureOf(budget.enter(A, yielding))).toMatchObject({ kind: 'rate-limited' });
  });

  it('goes after whatever else waits for the zone', async () => {
    const order: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const client: MakeClient = createZoneClient({
      client: fakeMakeClient({
        getDetail: async (_organization, uuid) => {
          order.push(uuid);
          throw new Error('answered');
        },
        getMe: async () => {
          await promise;
          return {};
        },
        getFilters: async () => {
          order.push('filters');
          throw new Error('answered');
        },
      }),
      queue: createZoneQueue({ exclusive: createExclusive(undefined), lease: noLease }),
      hasAccess: async () => true,
      now: () => 0,
      wait: async () => undefined,
    });
    const running = [
      client.getMe('eu1.make.com', person),
      client.getDetail(SOURCE, 'name', yielding),
      client.getFilters(SOURCE, person),
      client.getDetail(SOURCE, 'clicked', person),
    ];
    resolve();
    await Promise.allSettled(running);
    expect(order).toEqual(['filters', 'clicked', 'name']);
  });
});
