import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '@/lib/audit-log/query';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import { failureOf } from '@/lib/messaging/failure-of';
import { DAY, HOUR, SECOND } from '@/lib/time';
import { fakeEntry, uuidOf } from '../archive/builders';
import { createWorld, FILTERS, failing, fakeConnection, settle, startWorker, type World, ZONE } from './background-rig';

const ORGANIZATION: AuditLogSource = { zone: ZONE, type: 'organization', organizationId: 3 };
const ORGANIZATION_ID = { zone: ZONE, organizationId: 3 } as const;
const NETWORK: Failure = { kind: 'network', zone: ZONE };

/** How often the client's method was called, and another answer from now on. */
function counting<Name extends 'getFilters' | 'getDetail' | 'getOrganization'>(world: World, name: Name) {
  const calls = { count: 0 };
  const answer = world.client[name];
  const counted = (...request: readonly never[]) => {
    calls.count += 1;
    return Reflect.apply(answer, undefined, request);
  };
  world.client = { ...world.client, [name]: counted };
  return calls;
}

async function failureOfCall(call: Promise<unknown>): Promise<Failure> {
  return failureOf(
    await call.then(
      () => new Error('It succeeded.'),
      (error: unknown) => error,
    ),
  );
}

describe('source.open and source.refresh', () => {
  it('open looks at Make unless the last look is fresh; refresh always does', async () => {
    const world = createWorld();
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: ORGANIZATION });
    world.log.happen({ type: 'pass', ms: 29 * SECOND });
    await handlers['source.open']({ source: ORGANIZATION });
    expect(world.log.requests).toHaveLength(1);
    await handlers['source.refresh']({ source: ORGANIZATION });
    expect(world.log.requests).toHaveLength(2);
    world.log.happen({ type: 'pass', ms: 30 * SECOND });
    await handlers['source.open']({ source: ORGANIZATION });
    expect(world.log.requests).toHaveLength(3);
  });

  it('open looks again, however fresh the last look, where it was made with an earlier token', async () => {
    const world = createWorld();
    const { handlers, state } = startWorker(world);
    const { listAuditLogs, ...others } = world.client;
    world.client = { ...others, listAuditLogs: failing({ kind: 'forbidden', zone: ZONE, what: 'organization' }) };
    await handlers['source.open']({ source: ORGANIZATION });
    world.log.happen({ type: 'pass', ms: SECOND });
    world.client = {
      ...others,
      listAuditLogs,
      getMe: async () => ({ id: 1, name: 'Dana Kim' }),
      getScopes: async () => ['organizations:read'],
      listOrganizations: async () => [{ id: 3, name: 'Northwind', zone: ZONE, teams: [] }],
    };
    const token = 'decafbad-0000-4bee-8fee-ca11ab1e1234';
    await handlers['connection.connect']({ zone: ZONE, token, keepToken: 'computer', keepHistory: 'computer' });
    await handlers['source.open']({ source: ORGANIZATION });
    expect(await state.source(ORGANIZATION).get()).not.toHaveProperty('failure');
    expect(world.log.requests).toHaveLength(1);
  });

  it('say how it went in the source’s state, not by failing', async () => {
    const world = createWorld();
    world.client = { ...world.client, listAuditLogs: failing(NETWORK) };
    const { handlers, state } = startWorker(world);
    await handlers['source.refresh']({ source: ORGANIZATION });
    expect(await state.source(ORGANIZATION).get()).toMatchObject({ activity: 'idle', failure: NETWORK });
  });

  it('open shows what is kept where the zone is not connected, and asks nobody', async () => {
    const world = createWorld();
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: ORGANIZATION });
    await handlers['connection.remove']({ zone: ZONE, deleteHistory: false });
    const sent = world.tokens.length;
    await handlers['source.open']({ source: ORGANIZATION });
    const { state } = startWorker(world);
    expect(await state.source(ORGANIZATION).get()).toMatchObject({ record: { coverage: { total: 100 } } });
    expect(world.tokens).toHaveLength(sent);
  });

  it('wait for the vault at the browser’s start, so that nobody is told to connect again', async () => {
    const world = createWorld();
    const { handlers, state } = startWorker(world);
    await handlers['source.open']({ source: ORGANIZATION });
    expect(Object.keys(await state.connections.get())).toEqual([ZONE]);
    expect(world.log.requests).toHaveLength(1);
  });
});

describe('source.load-older', () => {
  it('adds older entries and tells where the log ends', async () => {
    const world = createWorld();
    world.log.fill(60);
    const { handlers, state } = startWorker(world);
    await handlers['source.open']({ source: ORGANIZATION });
    const before = (await state.source(ORGANIZATION).get())?.revision;
    expect(await handlers['source.load-older']({ source: ORGANIZATION, query: EVERYTHING })).toEqual({
      added: 60,
      end: true,
    });
    const after = await state.source(ORGANIZATION).get();
    expect(after).toMatchObject({ activity: 'idle', record: { coverage: { complete: true } } });
    expect(after?.revision).toBeGreaterThan(Number(before));
  });

  it('fails for the one who scrolled and leaves the source idle', async () => {
    const world = createWorld();
    const { handlers, state } = startWorker(world);
    await handlers['source.open']({ source: ORGANIZATION });
    world.client = { ...world.client, listAuditLogs: failing(NETWORK) };
    const load = handlers['source.load-older']({ source: ORGANIZATION, query: EVERYTHING });
    expect(await failureOfCall(load)).toEqual(NETWORK);
    expect(await state.source(ORGANIZATION).get()).toMatchObject({ activity: 'idle' });
    expect(await state.source(ORGANIZATION).get()).not.toHaveProperty('failure');
  });

  it('for one object asks only for events of its kind, once Make’s list of events is known', async () => {
    const world = createWorld();
    world.log.fill(200);
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: ORGANIZATION });
    await handlers['source.filters']({ source: ORGANIZATION });
    const target = { include: [{ kind: 'webhook', id: '3000' } as const], exclude: [] };
    await handlers['source.load-older']({ source: ORGANIZATION, query: { ...EVERYTHING, target } });
    expect(world.log.requests.at(-1)?.parameters.event).toEqual(['webhook_created']);
  });
});

describe('source.filters', () => {
  it('asks Make once a day, and answers from what is kept while it asks again', async () => {
    const world = createWorld();
    const calls = counting(world, 'getFilters');
    await startWorker(world).handlers['source.filters']({ source: ORGANIZATION });
    world.log.happen({ type: 'pass', ms: DAY - 1 });
    const worker = startWorker(world);
    expect(await worker.handlers['source.filters']({ source: ORGANIZATION })).toEqual(FILTERS);
    expect(calls.count).toBe(1);
    world.log.happen({ type: 'pass', ms: 1 });
    world.client = { ...world.client, getFilters: failing(NETWORK) };
    expect(await worker.handlers['source.filters']({ source: ORGANIZATION })).toEqual(FILTERS);
    await settle();
    world.client = { ...world.client, getFilters: async () => ({ ...FILTERS, teams: [] }) };
    await worker.handlers['source.filters']({ source: ORGANIZATION });
    await settle();
    expect(await worker.handlers['source.filters']({ source: ORGANIZATION })).toMatchObject({ teams: [] });
  });

  it('that fails does not keep the log from being read', async () => {
    const world = createWorld();
    world.client = { ...world.client, getFilters: failing(NETWORK) };
    const { handlers } = startWorker(world);
    expect(await failureOfCall(handlers['source.filters']({ source: ORGANIZATION }))).toEqual(NETWORK);
    await handlers['source.open']({ source: ORGANIZATION });
    expect(world.archive.rows(ORGANIZATION).size).toBe(100);
  });

  it.each<Failure>([
    { kind: 'forbidden', zone: ZONE, what: 'organization' },
    { kind: 'not-in-plan', zone: ZONE },
    { kind: 'not-found', zone: ZONE, what: 'organization' },
  ])(
    'that Make refuses ($kind) are asked for again after an hour, by a person, and with another token',
    async (refused) => {
      const world = createWorld();
      world.client = { ...world.client, getFilters: failing(refused) };
      const calls = counting(world, 'getFilters');
      const ask = (request: { readonly byHand?: true } = {}) =>
        failureOfCall(startWorker(world).handlers['source.filters']({ source: ORGANIZATION, ...request }));
      for (const _panel of [1, 2, 3]) expect(await ask()).toEqual(refused);
      expect(calls.count).toBe(1);
      await startWorker(world)
        .handlers['source.filters']({ source: { ...ORGANIZATION, type: 'team', teamId: 7 } })
        .catch(() => {});
      expect(calls.count).toBe(2);
      expect(await ask({ byHand: true })).toEqual(refused);
      expect(calls.count).toBe(3);
      world.log.happen({ type: 'pass', ms: HOUR });
      expect(await ask()).toEqual(refused);
      expect(calls.count).toBe(4);
      await startWorker(world).state.setConnections([fakeConnection({ connectedAt: 2 })]);
      expect(await ask()).toEqual(refused);
      expect(calls.count).toBe(5);
    },
  );

  it('that Make refused are asked for again once it has told the log itself', async () => {
    const world = createWorld();
    const { getFilters, listAuditLogs } = world.client;
    const refused = failing({ kind: 'not-in-plan', zone: ZONE });
    world.client = { ...world.client, getFilters: refused, listAuditLogs: refused };
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: ORGANIZATION });
    await failureOfCall(handlers['source.filters']({ source: ORGANIZATION }));
    world.client = { ...world.client, getFilters, listAuditLogs };
    expect(await failureOfCall(handlers['source.filters']({ source: ORGANIZATION }))).toMatchObject({
      kind: 'not-in-plan',
    });
    await handlers['source.refresh']({ source: ORGANIZATION });
    await settle();
    expect(await handlers['source.filters']({ source: ORGANIZATION })).toEqual(FILTERS);
  });

  it('are asked for again at once where Make could not be reached', async () => {
    const world = createWorld();
    world.client = { ...world.client, getFilters: failing(NETWORK) };
    const calls = counting(world, 'getFilters');
    const { handlers } = startWorker(world);
    for (const _panel of [1, 2]) await failureOfCall(handlers['source.filters']({ source: ORGANIZATION }));
    expect(calls.count).toBe(2);
  });

  it('are those of the team for a team’s log', async () => {
    const world = createWorld();
    const asked: string[] = [];
    world.client = {
      ...world.client,
      async getFilters({ type }) {
        asked.push(type);
        return FILTERS;
      },
    };
    const { handlers } = startWorker(world);
    await handlers['source.filters']({ source: ORGANIZATION });
    await handlers['source.filters']({ source: { ...ORGANIZATION, type: 'team', teamId: 7 } });
    expect(asked).toEqual(['organization', 'team']);
  });

  it.each([null, 7, { at: 1 }, { at: 1, value: { teams: 'none' } }])(
    'are asked for again where %j is kept',
    async (kept) => {
      const world = createWorld();
      await world.archive.putDocument(ORGANIZATION_ID, 'filters', kept);
      expect(await startWorker(world).handlers['source.filters']({ source: ORGANIZATION })).toEqual(FILTERS);
    },
  );
});

describe('entry.detail', () => {
  const detail = { entry: fakeEntry({ uuid: uuidOf(100) }), details: { webhookName: 'Orders', nested: { deep: [1] } } };

  it('is asked of Make once, and is there again after the worker’s death', async () => {
    const world = createWorld();
    world.client = { ...world.client, getDetail: async () => detail };
    const calls = counting(world, 'getDetail');
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: ORGANIZATION });
    const request = { ...ORGANIZATION_ID, uuid: uuidOf(100) };
    const [one, two] = await Promise.all([handlers['entry.detail'](request), handlers['entry.detail'](request)]);
    expect(one).toEqual(two);
    world.client = { ...world.client, getDetail: failing(NETWORK) };
    expect(await startWorker(world).handlers['entry.detail'](request)).toMatchObject({ details: detail.details });
    expect(calls.count).toBe(1);
  });

  it('that Make refuses is told to the one who asked, and leaves token and list alone', async () => {
    const world = createWorld();
    const refused: Failure = { kind: 'forbidden', zone: ZONE, what: 'detail' };
    world.client = { ...world.client, getDetail: failing(refused) };
    const { handlers, state } = startWorker(world);
    await handlers['source.open']({ source: ORGANIZATION });
    const call = handlers['entry.detail']({ ...ORGANIZATION_ID, uuid: uuidOf(100) });
    expect(await failureOfCall(call)).toEqual(refused);
    expect((await state.connections.get())[ZONE]).not.toHaveProperty('trouble');
  });
});

it.each(['entry.detail', 'source.filters', 'organization.describe'] as const)(
  '%s that finds the token refused says so of the connection',
  async (name) => {
    const world = createWorld();
    const unauthorized = failing({ kind: 'unauthorized', zone: ZONE });
    world.client = {
      ...world.client,
      getDetail: unauthorized,
      getFilters: unauthorized,
      getOrganization: unauthorized,
    };
    const { handlers, state } = startWorker(world);
    const call = {
      'entry.detail': () => handlers['entry.detail']({ ...ORGANIZATION_ID, uuid: uuidOf(1) }),
      'source.filters': () => handlers['source.filters']({ source: ORGANIZATION }),
      'organization.describe': () => handlers['organization.describe'](ORGANIZATION_ID),
    };
    expect(await failureOfCall(call[name]())).toEqual({ kind: 'unauthorized', zone: ZONE });
    expect((await state.connections.get())[ZONE]?.trouble).toEqual({ kind: 'unauthorized', zone: ZONE });
  },
);

describe('organization.describe', () => {
  const northwind = { id: 3, name: 'Northwind', teams: [{ id: 7, name: 'Finance' }], auditLogsDays: 365, apiLimit: 60 };
  const described = { id: 3, name: 'Northwind', teams: [{ id: 7, name: 'Finance' }], auditLogsDays: 365 };

  it('is asked of Make once a day, and an old answer is better than none', async () => {
    const world = createWorld();
    world.client = { ...world.client, getOrganization: async () => northwind };
    const calls = counting(world, 'getOrganization');
    const { handlers } = startWorker(world);
    expect(await handlers['organization.describe'](ORGANIZATION_ID)).toEqual(described);
    world.log.happen({ type: 'pass', ms: DAY - HOUR });
    expect(await handlers['organization.describe'](ORGANIZATION_ID)).toEqual(described);
    expect(calls.count).toBe(1);
    world.log.happen({ type: 'pass', ms: HOUR });
    world.client = { ...world.client, getOrganization: failing(NETWORK) };
    expect(await handlers['organization.describe'](ORGANIZATION_ID)).toEqual(described);
  });

  it('falls back on the filters’ teams where the token may not read organizations', async () => {
    const world = createWorld();
    const forbidden = failing({ kind: 'forbidden', zone: ZONE, what: 'organization' });
    world.client = { ...world.client, getOrganization: forbidden };
    const { handlers } = startWorker(world);
    await handlers['source.filters']({ source: ORGANIZATION });
    expect(await handlers['organization.describe'](ORGANIZATION_ID)).toEqual({
      id: 3,
      name: 'Northwind',
      teams: [{ id: 7, name: 'Finance' }],
    });
  });

  it('tells why nothing is known', async () => {
    const world = createWorld();
    world.client = { ...world.client, getOrganization: failing(NETWORK) };
    const call = startWorker(world).handlers['organization.describe'](ORGANIZATION_ID);
    expect(await failureOfCall(call)).toEqual(NETWORK);
  });
});

describe('storage', () => {
  it('is told per organization, with its name and where it lies', async () => {
    const world = createWorld([fakeConnection({ keepHistory: 'session' })]);
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: ORGANIZATION });
    expect(await handlers['storage.usage']({})).toEqual({
      organizations: [
        { zone: ZONE, organizationId: 3, entries: 100, bytes: 3500, medium: 'computer', name: 'Northwind' },
      ],
    });
  });

  it('is emptied of everything: tokens, entries, state, settings, alarm and badge', async () => {
    const world = createWorld();
    world.tabs = [{ id: 1, windowId: 1, url: `https://${ZONE}/organization/3` }];
    const worker = startWorker(world);
    await worker.settings.change({ theme: 'dark' });
    await worker.start();
    await settle();
    world.log.happen({ type: 'insert', count: 2 });
    await worker.handlers['source.refresh']({ source: ORGANIZATION });
    await settle();
    expect(world.badges.get(1)?.text).toBe('2');
    await worker.handlers['storage.delete-all']({});
    await settle();
    expect(world.badges.get(1)?.text).toBe('');
    expect(world.alarms.size).toBe(0);
    expect(await world.vault.connections()).toEqual([]);
    expect(await world.local.get(undefined)).toEqual({});
    expect(await worker.handlers['storage.usage']({})).toEqual({ organizations: [] });
    // The tab is still about its page; that is read from its address and was never stored elsewhere.
    expect(Object.keys(await world.session.get(undefined))).toEqual(['pageContext:1']);
  });
});
