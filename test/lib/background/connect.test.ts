import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { MakeClient } from '@/lib/make/contract';
import { failureOf } from '@/lib/messaging/failure-of';
import type { Medium } from '@/lib/storage/medium';
import { createWorld, FILTERS, failing, settle, startWorker, TOKEN, type World, ZONE } from './background-rig';

const ORGANIZATION: AuditLogSource = { zone: ZONE, type: 'organization', organizationId: 3 };
const OTHER_TOKEN = 'decafbad-0000-4bee-8fee-ca11ab1e1234';

const request = { zone: ZONE, token: OTHER_TOKEN, keepToken: 'computer', keepHistory: 'computer' } as const;

/** Make knows the token and lists three organizations, one of them of another zone. */
function account(overrides: Partial<MakeClient> = {}): Partial<MakeClient> {
  return {
    getMe: async () => ({ id: 1, name: 'Dana Kim', email: 'dana.kim@example.com', timeZone: 'Europe/Prague' }),
    getScopes: async () => ['organizations:read', 'teams:read'],
    listOrganizations: async () => [
      { id: 3, name: 'Northwind', zone: ZONE, teams: [] },
      { id: 4, name: 'Elsewhere', zone: 'us1.make.com', teams: [] },
      { id: 5, teams: [] },
    ],
    getFilters: async () => FILTERS,
    ...overrides,
  };
}

function worldOf(overrides: Partial<MakeClient> = {}, world = createWorld([])): World {
  world.client = { ...world.client, ...account(overrides) };
  return world;
}

async function keptToken(world: World): Promise<string | undefined> {
  return world.vault.withToken(ZONE, async (token) => token).catch(() => undefined);
}

/** Answers with pages of the log are on their way until they are let through. */
function holdBackLog(world: World): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { listAuditLogs } = world.client;
  world.client = {
    ...world.client,
    async listAuditLogs(...asked) {
      await promise;
      return listAuditLogs(...asked);
    },
  };
  return resolve;
}

describe('connecting a zone', () => {
  it('tests the token, keeps it, and tells whose it is and what it opens', async () => {
    const world = worldOf();
    const worker = startWorker(world);
    const report = await worker.handlers['connection.connect']({ ...request, token: ` Token ${OTHER_TOKEN}\n` });
    expect(report).toEqual({
      connection: {
        zone: ZONE,
        last4: '1234',
        keepToken: 'computer',
        keepHistory: 'computer',
        connectedAt: world.log.now(),
        person: { id: 1, name: 'Dana Kim', email: 'dana.kim@example.com', timeZone: 'Europe/Prague' },
        organizations: [
          { id: 3, name: 'Northwind' },
          { id: 5, name: '5' },
        ],
      },
      scopes: ['organizations:read', 'teams:read'],
      organizations: [
        { id: 3, name: 'Northwind', auditLog: 'available' },
        { id: 5, name: '5', auditLog: 'not-asked' },
      ],
    });
    expect(await worker.state.connections.get()).toEqual({ [ZONE]: report.connection });
    expect(await keptToken(world)).toBe(OTHER_TOKEN);
    expect(
      JSON.stringify([report, await world.session.get(undefined), await world.local.get(undefined)]),
    ).not.toContain(OTHER_TOKEN);
  });

  it('asks for the audit log of the organization on screen, and looks at it at once', async () => {
    const world = worldOf();
    world.tabs = [{ id: 1, windowId: 1, url: `https://${ZONE}/organization/5/teams` }];
    const asked: number[] = [];
    const worker = startWorker(world);
    await worker.start();
    world.client = {
      ...world.client,
      async getFilters({ organizationId }) {
        asked.push(organizationId);
        return FILTERS;
      },
    };
    const report = await worker.handlers['connection.connect'](request);
    await settle();
    expect(asked).toEqual([5]);
    expect(report.organizations.map(({ auditLog }) => auditLog)).toEqual(['not-asked', 'available']);
    expect(world.log.requests.map(({ source }) => source.organizationId)).toEqual([5]);
    expect(world.alarms.has('poll')).toBe(true);
  });

  it.each<{ failure: Failure; auditLog: string }>([
    { failure: { kind: 'not-in-plan', zone: ZONE }, auditLog: 'not-in-plan' },
    { failure: { kind: 'forbidden', zone: ZONE, what: 'organization' }, auditLog: 'forbidden' },
    { failure: { kind: 'not-found', zone: ZONE, what: 'organization' }, auditLog: 'unknown' },
    { failure: { kind: 'network', zone: ZONE }, auditLog: 'unknown' },
  ])('keeps a token that Make knows, and says of the audit log: $auditLog', async ({ failure, auditLog }) => {
    const world = worldOf({ getFilters: failing(failure) });
    const report = await startWorker(world).handlers['connection.connect'](request);
    expect(report.organizations[0]?.auditLog).toBe(auditLog);
    expect(await keptToken(world)).toBe(OTHER_TOKEN);
  });

  it.each<Failure>([
    { kind: 'forbidden', zone: ZONE, what: 'other' },
    { kind: 'not-in-plan', zone: ZONE },
  ])('keeps a token that may not read its own profile or organizations: $kind', async (failure) => {
    const refused = failing(failure);
    const world = worldOf({ getMe: refused, getScopes: refused, listOrganizations: refused });
    const report = await startWorker(world).handlers['connection.connect'](request);
    expect(report).toMatchObject({ connection: { organizations: [] }, organizations: [] });
    expect(report).not.toHaveProperty('scopes');
    expect(await keptToken(world)).toBe(OTHER_TOKEN);
  });

  it.each<{ step: keyof MakeClient; failure: Failure }>([
    { step: 'getMe', failure: { kind: 'unauthorized', zone: ZONE } },
    { step: 'getScopes', failure: { kind: 'unauthorized', zone: ZONE } },
    { step: 'listOrganizations', failure: { kind: 'unauthorized', zone: ZONE } },
    { step: 'getFilters', failure: { kind: 'unauthorized', zone: ZONE } },
    { step: 'getMe', failure: { kind: 'network', zone: ZONE } },
    { step: 'getMe', failure: { kind: 'timeout', zone: ZONE } },
    { step: 'getMe', failure: { kind: 'server-error', zone: ZONE, status: 502 } },
    { step: 'listOrganizations', failure: { kind: 'network', zone: ZONE } },
    { step: 'getMe', failure: { kind: 'rate-limited', zone: ZONE, until: 9 } },
  ])('keeps nothing, and what was kept before, when $step ends with $failure.kind', async ({ step, failure }) => {
    const world = worldOf({ [step]: failing(failure) }, createWorld());
    const worker = startWorker(world);
    await worker.start();
    const before = await worker.state.connections.get();
    const error: unknown = await worker.handlers['connection.connect'](request).catch((reason: unknown) => reason);
    expect(failureOf(error)).toEqual(failure);
    expect(await keptToken(world)).toBe(TOKEN);
    expect(await worker.state.connections.get()).toEqual(before);
  });

  it.each([
    { name: 'nothing', token: '' },
    { name: 'words', token: 'not a token' },
    { name: 'markup', token: '<img onerror>' },
    { name: 'a whole file', token: 'x'.repeat(10_000) },
    { name: 'other letters', token: 'tök€n-tök€n-tök€n-tök€n' },
  ])('sends nothing for $name', async ({ token }) => {
    const world = worldOf();
    const error: unknown = await startWorker(world)
      .handlers['connection.connect']({ ...request, token })
      .catch((reason: unknown) => reason);
    expect(failureOf(error)).toEqual({ kind: 'not-a-token' });
    expect(world.tokens).toEqual([]);
  });

  it('sends nothing without access to the site', async () => {
    const world = worldOf();
    world.access = false;
    const error: unknown = await startWorker(world)
      .handlers['connection.connect'](request)
      .catch((reason: unknown) => reason);
    expect(failureOf(error)).toEqual({ kind: 'no-access', zone: ZONE });
    expect(await keptToken(world)).toBeUndefined();
  });

  it('replaces a refused token, and looking begins again', async () => {
    const world = worldOf({}, createWorld());
    world.tabs = [{ id: 1, windowId: 1, url: `https://${ZONE}/organization/3` }];
    const { listAuditLogs } = world.client;
    world.client = { ...world.client, listAuditLogs: failing({ kind: 'unauthorized', zone: ZONE }) };
    const worker = startWorker(world);
    await worker.start();
    await settle();
    expect(world.badges.get(1)?.text).toBe('!');
    world.client = { ...world.client, listAuditLogs };
    world.log.happen({ type: 'pass', ms: 1 });
    await worker.handlers['connection.connect'](request);
    await settle();
    expect((await worker.state.connections.get())[ZONE]).not.toHaveProperty('trouble');
    expect(world.badges.get(1)?.text).toBe('');
    expect(world.tokens.at(-1)).toBe(OTHER_TOKEN);
  });

  it.each<{ before: Medium; after: Medium; kept: number }>([
    { before: 'computer', after: 'computer', kept: 100 },
    { before: 'computer', after: 'session', kept: 0 },
    { before: 'session', after: 'computer', kept: 0 },
  ])('after history on $before, choosing $after leaves $kept entries', async ({ before, after, kept }) => {
    const world = worldOf();
    const worker = startWorker(world);
    await worker.handlers['connection.connect']({ ...request, keepHistory: before });
    await worker.handlers['source.open']({ source: ORGANIZATION });
    expect(world.archive.rows(ORGANIZATION).size).toBe(100);
    await worker.handlers['connection.connect']({ ...request, keepHistory: after });
    expect(world.archive.rows(ORGANIZATION).size).toBe(kept);
  });
});

it('keeps nothing of an answer that was on its way to where history is no longer wanted', async () => {
  const world = worldOf();
  const letThrough = holdBackLog(world);
  const opened: Promise<unknown>[] = [];
  const put: typeof world.vault.put = async (connection, token) => {
    await world.vault.put(connection, token);
    // The panel is opened after the last question of the connecting itself.
    if (connection.keepHistory === 'session') opened.push(worker.handlers['source.open']({ source: ORGANIZATION }));
  };
  const worker = startWorker({ ...world, vault: { ...world.vault, put }, client: world.client });
  await worker.handlers['connection.connect'](request);
  const connecting = worker.handlers['connection.connect']({ ...request, keepHistory: 'session' });
  await settle();
  letThrough();
  await Promise.all([connecting, ...opened]);
  expect(opened).toHaveLength(1);
  expect(world.archive.rows(ORGANIZATION).size).toBe(0);
});

describe('removing a connection', () => {
  it.each([
    { deleteHistory: true, kept: 0 },
    { deleteHistory: false, kept: 100 },
  ])(
    'leaves $kept entries with deleteHistory $deleteHistory, no token and no badge',
    async ({ deleteHistory, kept }) => {
      const world = createWorld();
      world.tabs = [{ id: 1, windowId: 1, url: `https://${ZONE}/organization/3` }];
      const worker = startWorker(world);
      await worker.start();
      await settle();
      world.log.happen({ type: 'insert', count: 3 });
      await worker.handlers['source.refresh']({ source: ORGANIZATION });
      await settle();
      expect(world.badges.get(1)?.text).toBe('3');
      await worker.handlers['connection.remove']({ zone: ZONE, deleteHistory });
      await settle();
      expect(world.badges.get(1)?.text).toBe('');
      expect(await worker.state.connections.get()).toEqual({});
      expect(world.archive.rows(ORGANIZATION).size).toBe(kept === 0 ? 0 : kept + 3);
      expect(await keptToken(world)).toBeUndefined();
    },
  );

  it('leaves nothing of a history that was kept in memory only', async () => {
    const world = worldOf();
    const worker = startWorker(world);
    await worker.handlers['connection.connect']({ ...request, keepHistory: 'session' });
    await worker.handlers['source.open']({ source: ORGANIZATION });
    await worker.handlers['connection.remove']({ zone: ZONE, deleteHistory: false });
    expect(world.archive.rows(ORGANIZATION).size).toBe(0);
  });

  it('discards an answer that was under way', async () => {
    const world = createWorld();
    const worker = startWorker(world);
    const letThrough = holdBackLog(world);
    const opening = worker.handlers['source.open']({ source: ORGANIZATION });
    await settle();
    const removing = worker.handlers['connection.remove']({ zone: ZONE, deleteHistory: true });
    await settle();
    letThrough();
    await Promise.all([opening, removing]);
    expect(world.archive.rows(ORGANIZATION).size).toBe(0);
    expect(await worker.state.source(ORGANIZATION).get()).toBeUndefined();
  });

  it('leaves other zones alone', async () => {
    const us = 'us1.make.com';
    const world = worldOf();
    const worker = startWorker(world);
    await worker.handlers['connection.connect'](request);
    await worker.handlers['connection.connect']({ ...request, zone: us });
    await worker.handlers['connection.remove']({ zone: ZONE, deleteHistory: true });
    expect(Object.keys(await worker.state.connections.get())).toEqual([us]);
  });
});
