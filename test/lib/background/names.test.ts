import { describe, expect, it } from 'vitest';
import { readNamesHead } from '@/lib/archive/documents/names-documents';
import { formerNamesOf, nameOf } from '@/lib/audit-log/names';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { Target } from '@/lib/audit-log/target';
import type { Failure } from '@/lib/failure';
import type { JsonObject } from '@/lib/json';
import type { RequestOptions } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { failureOf } from '@/lib/messaging/failure-of';
import { HOUR, MINUTE } from '@/lib/time';
import { fakeEntry, START, uuidOf } from '../archive/builders';
import { createWorld, fakeConnection, settle, startWorker, type World, ZONE } from './background-rig';

const ORGANIZATION = { zone: ZONE, organizationId: 3 } as const;
const SOURCE: AuditLogSource = { ...ORGANIZATION, type: 'organization' };
const HOOK: Target = { kind: 'webhook', id: '3000' };

interface Asked {
  readonly uuid: string;
  readonly options: RequestOptions;
}

/** Make, with details for any entry: a webhook of its own for each, named after its number. */
function withDetails(world: World, detailsOf: (uuid: string) => JsonObject = () => ({ webhookName: 'Orders' })) {
  const asked: Asked[] = [];
  world.client = {
    ...world.client,
    async getDetail(_organization, uuid, options) {
      asked.push({ uuid, options });
      return { entry: fakeEntry({ uuid }), details: detailsOf(uuid) };
    },
  };
  return asked;
}

/** Fails for these entries, or for all; the others are answered. */
function refusing(world: World, failure: Failure, uuids?: readonly string[]) {
  const answer = world.client.getDetail;
  let refused = 0;
  world.client = {
    ...world.client,
    async getDetail(organization, uuid, options) {
      if (uuids !== undefined && !uuids.includes(uuid)) return answer(organization, uuid, options);
      refused += 1;
      throw new MakeApiError(failure);
    },
  };
  return () => refused;
}

const uuids = (count: number, from = 1) => Array.from({ length: count }, (_, index) => uuidOf(from + index));

async function namesOf(world: World) {
  const head = await readNamesHead((id) => world.archive.document(ORGANIZATION, id));
  return head?.names;
}

async function nameIn(world: World, target = HOOK): Promise<string | undefined> {
  const names = await namesOf(world);
  return names && nameOf(names, target);
}

const revision = async (world: World) => (await world.session.get(undefined))['names:eu1.make.com/organization/3'];
const kept = (world: World, uuid: string) => world.archive.document(ORGANIZATION, `detail/${uuid}`);

describe('entry.names', () => {
  it('asks for the details of an entry, keeps them for good, and says that names changed', async () => {
    const world = createWorld();
    const asked = withDetails(world);
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: SOURCE });
    expect(await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(1) })).toEqual({ done: uuids(1) });
    expect(await nameIn(world)).toBe('Orders');
    expect(await revision(world)).toBeTypeOf('string');

    const again = startWorker(world);
    expect(await again.handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(1) })).toEqual({ done: uuids(1) });
    expect(await again.handlers['entry.detail']({ ...ORGANIZATION, uuid: uuidOf(1) })).toMatchObject({
      details: { webhookName: 'Orders' },
    });
    expect(asked).toEqual([{ uuid: uuidOf(1), options: { cause: 'person', yields: true, signal: expect.anything() } }]);
  });

  it('asks for a few at a call, one after the other, and each once', async () => {
    const world = createWorld();
    const asked = withDetails(world);
    const { handlers } = startWorker(world);
    const first = await handlers['entry.names']({ ...ORGANIZATION, uuids: [...uuids(8), ...uuids(2)] });
    expect(first).toEqual({ done: uuids(5) });
    expect(await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(3, 6) })).toEqual({ done: uuids(3, 6) });
    expect(asked.map(({ uuid }) => uuid)).toEqual(uuids(8));
  });

  it('writes a batch in one transaction', async () => {
    const world = createWorld();
    withDetails(world);
    let changes = 0;
    const { changeDocuments } = world.archive;
    world.archive.changeDocuments = (...change) => {
      changes += 1;
      return changeDocuments(...change);
    };
    await startWorker(world).handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(5) });
    expect(changes).toBe(1);
    for (const uuid of uuids(5)) expect(await kept(world, uuid)).toBeDefined();
  });

  it('knows kinds by Make’s own list of events, a team’s where there is no other', async () => {
    const world = createWorld();
    const team: AuditLogSource = { ...ORGANIZATION, type: 'team', teamId: 7 };
    world.client = {
      ...world.client,
      getFilters: async () => ({
        teams: [],
        users: [],
        eventGroups: [{ header: 'Data Structure', items: [{ label: 'UDT v2 created', value: 'udtv2_made' }] }],
      }),
      getDetail: async (_organization, uuid) => ({
        entry: fakeEntry({ uuid, eventName: 'udtv2_made' }),
        details: { udtName: 'Invoice' },
      }),
    };
    const { handlers } = startWorker(world);
    await handlers['source.filters']({ source: team });
    await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(1) });
    expect(await nameIn(world, { kind: 'data-structure', id: '3000' })).toBe('Invoice');
  });

  it('that finds no name is done all the same, and says nothing', async () => {
    const world = createWorld();
    withDetails(world, () => ({ webhookType: 'http' }));
    const { handlers } = startWorker(world);
    expect(await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(1) })).toEqual({ done: uuids(1) });
    expect(await kept(world, uuidOf(1))).toBeDefined();
    expect(await revision(world)).toBeUndefined();
  });

  it('keeps names alone where the history is only in memory', async () => {
    const world = createWorld([fakeConnection({ keepHistory: 'session' })]);
    withDetails(world);
    await startWorker(world).handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(1) });
    expect(await nameIn(world)).toBe('Orders');
    expect(await kept(world, uuidOf(1))).toBeUndefined();
  });

  it('without a connection learns from what is kept, and asks nobody', async () => {
    const world = createWorld();
    const asked = withDetails(world);
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: SOURCE });
    await world.archive.putDocument(ORGANIZATION, `detail/${uuidOf(1)}`, { at: 1, value: { webhookName: 'Kept' } });
    await handlers['connection.remove']({ zone: ZONE, deleteHistory: false });
    const answer = await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(2) });
    expect(answer).toEqual({ done: uuids(1), waitUntil: world.log.now() + HOUR });
    expect(await nameIn(world)).toBe('Kept');
    expect(asked).toEqual([]);
  });
});

describe('a detail that cannot be had', () => {
  it.each<[string, Failure, number]>([
    ['by role', { kind: 'forbidden', zone: ZONE, what: 'detail' }, 30 * MINUTE],
    ['by plan', { kind: 'not-in-plan', zone: ZONE }, 30 * MINUTE],
    ['as the line is broken', { kind: 'network', zone: ZONE }, 2 * MINUTE],
    ['as Make is slow', { kind: 'timeout', zone: ZONE }, 2 * MINUTE],
    ['as Make is ill', { kind: 'server-error', zone: ZONE, status: 503 }, 2 * MINUTE],
    ['as a sign-in is in between', { kind: 'invalid-response', zone: ZONE, reason: 'web-page' }, 2 * MINUTE],
  ])('%s ends the asking for a while, over the worker’s death', async (_title, failure, rest) => {
    const world = createWorld();
    withDetails(world);
    const refused = refusing(world, failure, [uuidOf(3)]);
    const { handlers } = startWorker(world);
    const until = world.log.now() + rest;
    const answer = await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(5) });
    expect(answer).toEqual({ done: uuids(2), waitUntil: until });
    expect(await kept(world, uuidOf(2))).toBeDefined();

    const again = () => startWorker(world).handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(2, 3) });
    expect(await again()).toEqual({ done: [], waitUntil: until });
    world.log.happen({ type: 'pass', ms: rest - 1 });
    await again();
    expect(refused()).toBe(1);
    world.log.happen({ type: 'pass', ms: 1 });
    await again();
    expect(refused()).toBe(2);
  });

  it.each<Failure>([
    { kind: 'rate-limited', zone: ZONE, until: 5e12 },
    { kind: 'budget', zone: ZONE, until: 5e12 },
  ])('for $kind waits for as long as it says, which the budget remembers', async (failure) => {
    const world = createWorld();
    withDetails(world);
    refusing(world, failure, [uuidOf(2)]);
    const { handlers } = startWorker(world);
    const answer = await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(3) });
    expect(answer).toEqual({ done: uuids(1), waitUntil: 5e12 });
    expect(await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(1, 3) })).toEqual({ done: uuids(1, 3) });
  });

  it.each<Failure>([
    { kind: 'not-found', zone: ZONE, what: 'detail' },
    { kind: 'rejected', zone: ZONE, status: 400 },
    { kind: 'invalid-response', zone: ZONE, reason: 'unexpected-shape' },
  ])('for $kind is passed over', async (failure) => {
    const world = createWorld();
    withDetails(world);
    refusing(world, failure, [uuidOf(1)]);
    const { handlers } = startWorker(world);
    expect(await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(2) })).toEqual({ done: uuids(2) });
    expect(await kept(world, uuidOf(1))).toBeUndefined();
    expect(await nameIn(world)).toBe('Orders');
  });

  it('as the token is refused is told, of the connection too, and what was read before is kept', async () => {
    const world = createWorld();
    withDetails(world);
    const refused = refusing(world, { kind: 'unauthorized', zone: ZONE }, [uuidOf(2)]);
    const { handlers, state } = startWorker(world);
    const call = handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(3) });
    expect(failureOf(await call.catch((error: unknown) => error))).toEqual({ kind: 'unauthorized', zone: ZONE });
    expect((await state.connections.get())[ZONE]?.trouble).toEqual({ kind: 'unauthorized', zone: ZONE });
    expect(await nameIn(world)).toBe('Orders');
    const answer = await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(2, 2) });
    expect(answer.waitUntil).toBeGreaterThan(world.log.now());
    expect(refused()).toBe(1);
  });

  it('is tried again at once with another token', async () => {
    const world = createWorld();
    const asked = withDetails(world);
    const granted = world.client;
    refusing(world, { kind: 'forbidden', zone: ZONE, what: 'detail' });
    const { handlers, state } = startWorker(world);
    await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(1) });
    world.client = granted;
    await state.setConnections([fakeConnection({ connectedAt: 2 })]);
    expect(await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(1) })).toEqual({ done: uuids(1) });
    expect(asked).toHaveLength(1);
  });

  it('does not end it for longer than an hour, whatever the clock did', async () => {
    const world = createWorld();
    withDetails(world);
    const refused = refusing(world, { kind: 'forbidden', zone: ZONE, what: 'detail' });
    const { handlers } = startWorker(world);
    world.log.happen({ type: 'pass', ms: 48 * HOUR });
    await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(1) });
    world.log.happen({ type: 'pass', ms: -47 * HOUR });
    await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(1) });
    expect(refused()).toBe(2);
  });
});

describe('an entry that a person opens', () => {
  it('tells its name too; a rename makes the former name a former one', async () => {
    const world = createWorld();
    world.client = {
      ...world.client,
      getDetail: async (_organization, uuid) =>
        uuid === uuidOf(1)
          ? { entry: fakeEntry({ uuid }), details: { webhookName: 'Orders' } }
          : {
              entry: fakeEntry({ uuid, eventName: 'webhook_updated', triggeredAt: START + MINUTE }),
              details: { webhookName: 'Orders v2', before: { name: 'Orders' }, after: { name: 'Orders v2' } },
            },
    };
    const { handlers } = startWorker(world);
    await handlers['entry.detail']({ ...ORGANIZATION, uuid: uuidOf(2) });
    await handlers['entry.detail']({ ...ORGANIZATION, uuid: uuidOf(1) });
    const names = await namesOf(world);
    expect(names && nameOf(names, HOOK)).toBe('Orders v2');
    expect(names && formerNamesOf(names, HOOK)).toEqual(['Orders']);
  });
});

describe('names', () => {
  it('go with the history, and who shows them is told', async () => {
    const world = createWorld();
    withDetails(world);
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: SOURCE });
    await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(2) });
    const before = await revision(world);
    await handlers['connection.remove']({ zone: ZONE, deleteHistory: true });
    expect(await namesOf(world)).toBeUndefined();
    expect(await revision(world)).not.toBe(before);
  });

  it('that are being learnt while the history is deleted do not come back', async () => {
    const world = createWorld();
    withDetails(world);
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: SOURCE });
    await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(5) });
    const learning = handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(50) });
    const removing = handlers['connection.remove']({ zone: ZONE, deleteHistory: true });
    const learningAfter = handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(50) });
    await Promise.allSettled([learning, removing, learningAfter]);
    await settle();
    expect(await namesOf(world)).toBeUndefined();
    for (const uuid of uuids(50)) expect(await kept(world, uuid)).toBeUndefined();
  });

  it('are not learnt from a batch that a full disk refuses, and the one who asks is told', async () => {
    const world = createWorld();
    withDetails(world);
    world.archive.changeDocuments = async () => {
      throw Object.assign(new Error('full'), { name: 'StorageError', failure: { kind: 'storage', reason: 'full' } });
    };
    const call = startWorker(world).handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(1) });
    expect(failureOf(await call.catch((error: unknown) => error))).toEqual({ kind: 'storage', reason: 'full' });
    expect(await revision(world)).toBeUndefined();
  });
});

it('a worker killed at any call of the archive leaves a batch that was kept whole or not at all', async () => {
  for (let left = 0; ; left++) {
    const world = createWorld();
    withDetails(world);
    const { archive } = world;
    let calls = left;
    const mortal = { ...archive };
    for (const name of ['document', 'changeDocuments', 'entry'] as const) {
      Object.assign(mortal, {
        [name]: (...request: readonly never[]) => {
          if (calls-- <= 0) throw new Error('killed');
          return Reflect.apply(archive[name], archive, request);
        },
      });
    }
    const died = await startWorker({ ...world, archive: mortal })
      .handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(3) })
      .then(
        () => false,
        () => true,
      );
    const details = await Promise.all(uuids(3).map((uuid) => kept(world, uuid)));
    const there = details.filter((one) => one !== undefined).length;
    expect([0, 3]).toContain(there);
    expect(await nameIn(world)).toBe(there === 3 ? 'Orders' : undefined);
    const { handlers } = startWorker(world);
    expect(await handlers['entry.names']({ ...ORGANIZATION, uuids: uuids(3) })).toEqual({ done: uuids(3) });
    expect(await nameIn(world)).toBe('Orders');
    if (!died) {
      expect(left).toBeGreaterThan(3);
      return;
    }
  }
});
