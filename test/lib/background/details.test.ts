import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { RequestOptions } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { StorageError } from '@/lib/storage/storage-error';
import { fakeEntry, START, uuidOf } from '../archive/builders';
import { createWorld, fakeConnection, settle, startWorker, type World, ZONE } from './background-rig';

const ORGANIZATION = { zone: ZONE, organizationId: 3 } as const;
const SOURCE: AuditLogSource = { ...ORGANIZATION, type: 'organization' };

const uuids = (count: number, from = 1) => Array.from({ length: count }, (_, index) => uuidOf(from + index));
const kept = (world: World, uuid: string) => world.archive.document(ORGANIZATION, `detail/${uuid}`);

/** Make, with details for every entry, but for those of which it says this. */
function answering(world: World, failures: Readonly<Record<string, Failure>> = {}) {
  const asked: { readonly uuid: string; readonly options: RequestOptions }[] = [];
  world.client = {
    ...world.client,
    async getDetail(_organization, uuid, options) {
      asked.push({ uuid, options });
      const failure = failures[uuid];
      if (failure !== undefined) throw new MakeApiError(failure);
      return { entry: fakeEntry({ uuid }), details: { webhookName: `Name of ${uuid}` } };
    },
  };
  return asked;
}

describe('details.fetch', () => {
  it('asks in order, at the share of what reads a whole log, and keeps what it got', async () => {
    const world = createWorld();
    const asked = answering(world);
    const { handlers } = startWorker(world);
    expect(await handlers['details.fetch']({ ...ORGANIZATION, uuids: uuids(3) })).toEqual({
      fetched: uuids(3).map((uuid) => ({ uuid })),
      refused: [],
      requests: 3,
    });
    expect(asked).toEqual(
      uuids(3).map((uuid) => ({ uuid, options: { cause: 'backfill', signal: expect.anything() } })),
    );
    for (const uuid of uuids(3))
      expect(await kept(world, uuid)).toMatchObject({ value: { webhookName: expect.any(String) } });
  });

  it('asks for nothing that is kept already, and two panels that want the same ask once', async () => {
    const world = createWorld();
    const asked = answering(world);
    const { handlers } = startWorker(world);
    await handlers['details.fetch']({ ...ORGANIZATION, uuids: uuids(1) });
    const [one, other] = await Promise.all([
      handlers['details.fetch']({ ...ORGANIZATION, uuids: uuids(2) }),
      handlers['details.fetch']({ ...ORGANIZATION, uuids: uuids(2) }),
    ]);
    expect(one).toEqual({ fetched: uuids(2).map((uuid) => ({ uuid })), refused: [], requests: 1 });
    expect(other).toEqual({ ...one, requests: 0 });
    expect(asked).toHaveLength(2);
  });

  it.each<[string, Failure, string]>([
    ['does not show', { kind: 'forbidden', zone: ZONE, what: 'detail' }, 'refused'],
    ['has no more', { kind: 'not-found', zone: ZONE, what: 'detail' }, 'not-found'],
    ['rejects', { kind: 'rejected', zone: ZONE, status: 410 }, 'refused'],
    ['sends too large', { kind: 'invalid-response', zone: ZONE, reason: 'too-large' }, 'unreadable'],
    ['sends in another form', { kind: 'invalid-response', zone: ZONE, reason: 'unexpected-shape' }, 'unreadable'],
  ])('tells which Make %s, and goes on with the next', async (_what, failure, reason) => {
    const world = createWorld();
    answering(world, { [uuidOf(2)]: failure });
    const { handlers } = startWorker(world);
    expect(await handlers['details.fetch']({ ...ORGANIZATION, uuids: uuids(3) })).toEqual({
      fetched: [{ uuid: uuidOf(1) }, { uuid: uuidOf(3) }],
      refused: [{ uuid: uuidOf(2), reason }],
      requests: 3,
    });
  });

  it.each<[Failure]>([
    [{ kind: 'rate-limited', zone: ZONE, until: START + 60_000 }],
    [{ kind: 'budget', zone: ZONE, until: START + 2000 }],
    [{ kind: 'network', zone: ZONE }],
    [{ kind: 'not-in-plan', zone: ZONE }],
    [{ kind: 'invalid-response', zone: ZONE, reason: 'web-page' }],
  ])('ends at what concerns all of them and tells it: %j', async (failure) => {
    const world = createWorld();
    const asked = answering(world, { [uuidOf(2)]: failure });
    const { handlers } = startWorker(world);
    expect(await handlers['details.fetch']({ ...ORGANIZATION, uuids: uuids(3) })).toEqual({
      fetched: [{ uuid: uuidOf(1) }],
      refused: [],
      requests: 1,
      failure,
    });
    expect(asked).toHaveLength(2);
    expect(await kept(world, uuidOf(1))).toBeDefined();
  });

  it('says so at the connection when Make refuses the token', async () => {
    const world = createWorld();
    answering(world, { [uuidOf(1)]: { kind: 'unauthorized', zone: ZONE } });
    const { handlers, state } = startWorker(world);
    await handlers['source.open']({ source: SOURCE });
    await handlers['details.fetch']({ ...ORGANIZATION, uuids: uuids(1) });
    await settle();
    expect((await state.connections.get())[ZONE]?.trouble).toEqual({ kind: 'unauthorized', zone: ZONE });
  });

  it.each([
    ['the history is only in memory', true],
    ['there is no room', false],
  ])('hands over what it got where %s', async (_where, inMemory) => {
    const world = createWorld([fakeConnection({ keepHistory: inMemory ? 'session' : 'computer' })]);
    answering(world);
    if (!inMemory) world.archive.changeDocuments = () => Promise.reject(new StorageError('full'));
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: SOURCE });
    expect(await handlers['details.fetch']({ ...ORGANIZATION, uuids: uuids(1) })).toEqual({
      fetched: [{ uuid: uuidOf(1), details: { webhookName: `Name of ${uuidOf(1)}` } }],
      refused: [],
      requests: 1,
    });
    expect(await kept(world, uuidOf(1))).toBeUndefined();
  });

  it('hands over no more at once than fits in a message', async () => {
    const world = createWorld([fakeConnection({ keepHistory: 'session' })]);
    answering(world);
    world.client = {
      ...world.client,
      getDetail: async (_organization, uuid) => ({
        entry: fakeEntry({ uuid }),
        details: { text: 'x'.repeat(1_500_000) },
      }),
    };
    const { handlers } = startWorker(world);
    await handlers['source.open']({ source: SOURCE });
    const { fetched } = await handlers['details.fetch']({ ...ORGANIZATION, uuids: uuids(9) });
    expect(fetched.map(({ uuid }) => uuid)).toEqual(uuids(2));
  });

  it('goes on where it was after the death of the worker', async () => {
    const world = createWorld();
    const asked = answering(world);
    const answer = world.client.getDetail;
    let dies = true;
    world.client = {
      ...world.client,
      getDetail(organization, uuid, options) {
        // The promise of a worker that is gone never settles.
        if (uuid === uuidOf(3) && dies) return new Promise(() => undefined);
        return answer(organization, uuid, options);
      },
    };
    void startWorker(world).handlers['details.fetch']({ ...ORGANIZATION, uuids: uuids(4) });
    await settle();
    dies = false;
    const again = await startWorker(world).handlers['details.fetch']({ ...ORGANIZATION, uuids: uuids(4) });
    expect(again).toEqual({ fetched: uuids(4).map((uuid) => ({ uuid })), refused: [], requests: 2 });
    expect(asked.map(({ uuid }) => uuid)).toEqual(uuids(4));
  });
});

describe('details.pace', () => {
  it.each([
    ['as Make tells the limit', 600, { perMinute: 270, limit: 600 }],
    ['of the smallest limit where Make does not tell it', undefined, { perMinute: 27 }],
  ])('is a share %s', async (_what, apiLimit, pace) => {
    const world = createWorld();
    world.client = {
      ...world.client,
      getOrganization: async () => ({ id: 3, teams: [], ...(apiLimit === undefined ? {} : { apiLimit }) }),
    };
    expect(await startWorker(world).handlers['details.pace'](ORGANIZATION)).toEqual(pace);
  });

  it('is told also where Make does not answer', async () => {
    const world = createWorld();
    world.client = {
      ...world.client,
      getOrganization: () => Promise.reject(new MakeApiError({ kind: 'network', zone: ZONE })),
    };
    expect(await startWorker(world).handlers['details.pace'](ORGANIZATION)).toEqual({ perMinute: 27 });
  });
});
