import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { AuditLogPage } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { StorageError } from '@/lib/storage/storage-error';
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/time';
import { createWorld, failing, fakeConnection, settle, startWorker, type World, ZONE } from './background-rig';

const SOURCE: AuditLogSource = { zone: ZONE, type: 'organization', organizationId: 3 };
const TEAM: AuditLogSource = { ...SOURCE, type: 'team', teamId: 7 };

/** A log of 500 entries in pages of 50; the organization tells no limit. */
function worldOf500(): World {
  const world = createWorld();
  world.log.fill(400);
  world.client = {
    ...paged(world, 50),
    getOrganization: failing({ kind: 'forbidden', zone: ZONE, what: 'organization' }),
  };
  return world;
}

function paged(world: World, size: number): World['client'] {
  const { listAuditLogs } = world.log.client;
  return {
    ...world.client,
    listAuditLogs: (source, parameters, options) =>
      listAuditLogs(source, { ...parameters, limit: Math.min(size, Number(parameters.limit)) }, options),
  };
}

async function stateOf({ state }: ReturnType<typeof startWorker>, source: AuditLogSource = SOURCE) {
  return state.source(source).get();
}

async function backfilling(world: World) {
  const worker = startWorker(world);
  await worker.handlers['source.open']({ source: SOURCE });
  await worker.handlers['backfill.start']({ source: SOURCE });
  return worker;
}

/** Fails from the n-th request on, until told otherwise. */
function failingFrom(world: World, request: number, failure: Failure) {
  const { listAuditLogs } = world.client;
  const control = { requests: 0, failing: true };
  world.client = {
    ...world.client,
    async listAuditLogs(...asked): Promise<AuditLogPage> {
      control.requests += 1;
      if (control.failing && control.requests >= request) throw new MakeApiError(failure);
      return listAuditLogs(...asked);
    },
  };
  return control;
}

describe('backfill.start', () => {
  it('reads the whole log behind, tells how far it is, and then that it is done', async () => {
    const world = worldOf500();
    const worker = await backfilling(world);
    expect((await stateOf(worker))?.backfill).toMatchObject({
      state: 'running',
      cause: 'person',
      entries: 50,
      total: 500,
    });
    await settle();
    const state = await stateOf(worker);
    expect(state?.backfill).toMatchObject({ state: 'done', reached: 'end', entries: 500, total: 500 });
    expect(state?.record.coverage).toMatchObject({ complete: true, depth: 500 });
    expect(state?.activity).toBe('idle');
    expect(world.archive.rows(SOURCE).size).toBe(500);
    expect(world.alarms.has('backfill')).toBe(false);
  });

  it('says how long it has to go, from the pace so far', async () => {
    const world = worldOf500();
    const { listAuditLogs } = world.client;
    let pages = 0;
    const stop = Promise.withResolvers<void>();
    world.client = {
      ...world.client,
      async listAuditLogs(...asked) {
        pages += 1;
        if (pages === 6) await stop.promise;
        world.log.happen({ type: 'pass', ms: 2 * SECOND });
        return listAuditLogs(...asked);
      },
    };
    const worker = await backfilling(world);
    await settle();
    const backfill = (await stateOf(worker))?.backfill;
    // About 45 new rows in 2 s, and 270 to go.
    expect(backfill?.etaMs).toBeGreaterThan(8 * SECOND);
    expect(backfill?.etaMs).toBeLessThan(20 * SECOND);
    stop.resolve();
    await settle();
  });

  it('keeps nothing in state that only the background needs', async () => {
    const world = worldOf500();
    const worker = await backfilling(world);
    await settle();
    const stored = JSON.stringify(await world.session.get(undefined));
    expect(stored).toContain('"backfill"');
    expect(stored).not.toMatch(/edge|uuids|lastPage|pageSize/);
    expect((await stateOf(worker))?.record).not.toHaveProperty('backfill');
  });

  it('learns the limit that Make tells, and asks for it once a day at most', async () => {
    const world = worldOf500();
    let asked = 0;
    world.client = {
      ...world.client,
      async getOrganization({ organizationId: id }) {
        asked += 1;
        return { id, teams: [], apiLimit: 240 };
      },
    };
    const worker = await backfilling(world);
    await settle();
    expect(await world.local.get(undefined)).toMatchObject({ 'limit:eu1.make.com/organization/3': 240 });
    await worker.handlers['backfill.start']({ source: SOURCE });
    await settle();
    expect(asked).toBe(1);
  });

  it('looks at the top first where that was not done lately', async () => {
    const world = worldOf500();
    const worker = startWorker(world);
    await worker.handlers['backfill.start']({ source: SOURCE });
    await settle();
    expect(world.log.requests[0]?.parameters).toMatchObject({ offset: 0, limit: 50 });
    expect((await stateOf(worker))?.record).toMatchObject({ unseen: 0, lastSuccessAt: expect.any(Number) });
    expect(world.archive.rows(SOURCE).size).toBe(500);
  });

  it('lets what a person asks go before its next page', async () => {
    const world = worldOf500();
    const order: string[] = [];
    const { listAuditLogs } = world.client;
    world.client = {
      ...world.client,
      async listAuditLogs(source, parameters, options) {
        order.push(options.cause);
        await new Promise((resolve) => setImmediate(resolve));
        return listAuditLogs(source, parameters, options);
      },
    };
    const worker = await backfilling(world);
    while (order.length < 4) await new Promise((resolve) => setImmediate(resolve));
    const before = order.length;
    await worker.handlers['source.refresh']({ source: SOURCE });
    expect(order.slice(before).indexOf('person')).toBeLessThanOrEqual(1);
    await settle();
    expect(world.archive.rows(SOURCE).size).toBe(500);
  });

  it('reads one log after the other, the one asked for by the person first', async () => {
    const world = worldOf500();
    const worker = startWorker(world);
    await worker.handlers['source.open']({ source: SOURCE });
    await worker.handlers['source.open']({ source: TEAM });
    const before = world.log.requests.length;
    await worker.settings.change({ backfill: 'auto' });
    worker.handleSettingsChange();
    await worker.handlers['backfill.start']({ source: TEAM });
    await settle();
    const sources = world.log.requests.slice(before).map(({ source }) => source.type);
    expect(sources.lastIndexOf('team')).toBeLessThan(sources.lastIndexOf('organization'));
    expect((await stateOf(worker, TEAM))?.backfill).toMatchObject({ state: 'done', cause: 'person' });
    expect((await stateOf(worker))?.backfill).toMatchObject({ state: 'done', cause: 'setting' });
  });
});

describe('pause, resume and cancel', () => {
  it('a pause holds over the death of the worker, and resume goes on where it was', async () => {
    const world = worldOf500();
    const worker = await backfilling(world);
    await worker.handlers['backfill.pause']({ source: SOURCE });
    await settle();
    const held = world.archive.rows(SOURCE).size;
    expect(held).toBeLessThan(300);
    expect((await stateOf(worker))?.backfill?.state).toBe('paused');
    const next = startWorker(world);
    await next.start();
    next.handleAlarm('backfill');
    await settle();
    expect(world.archive.rows(SOURCE).size).toBe(held);
    await next.handlers['backfill.resume']({ source: SOURCE });
    await settle();
    expect((await stateOf(next))?.backfill?.state).toBe('done');
    expect(world.archive.rows(SOURCE).size).toBe(500);
    // Nothing was read again but the rows that join the pages.
    expect(world.log.requests.length).toBeLessThanOrEqual(14);
  });

  it('a cancel ends it, keeps what was read, and holds where the settings would begin it', async () => {
    const world = worldOf500();
    const worker = await backfilling(world);
    await worker.handlers['backfill.cancel']({ source: SOURCE });
    await settle();
    const state = await stateOf(worker);
    expect(state).not.toHaveProperty('backfill');
    expect(state?.record).toMatchObject({ backfillDeclined: true, coverage: { complete: false } });
    const held = world.archive.rows(SOURCE).size;
    await worker.settings.change({ backfill: 'auto' });
    await worker.handlers['source.refresh']({ source: SOURCE });
    await settle();
    expect(world.archive.rows(SOURCE).size).toBe(held);
    await worker.handlers['backfill.start']({ source: SOURCE });
    await settle();
    expect((await stateOf(worker))?.record).not.toHaveProperty('backfillDeclined');
    expect(world.archive.rows(SOURCE).size).toBe(500);
  });

  it('resume and pause change nothing where there is nothing to', async () => {
    const world = worldOf500();
    const worker = startWorker(world);
    await worker.handlers['source.open']({ source: SOURCE });
    await worker.handlers['backfill.resume']({ source: SOURCE });
    await worker.handlers['backfill.pause']({ source: SOURCE });
    await settle();
    expect(await stateOf(worker)).not.toHaveProperty('backfill');
    expect(world.log.requests).toHaveLength(1);
  });
});

describe('the setting', () => {
  it('begins after the first look, by itself, and not before the person came', async () => {
    const world = worldOf500();
    const worker = startWorker(world);
    await worker.settings.change({ backfill: 'auto' });
    await worker.start();
    await settle();
    expect(world.log.requests).toEqual([]);
    await worker.handlers['source.open']({ source: SOURCE });
    await settle();
    expect((await stateOf(worker))?.backfill).toMatchObject({ state: 'done', cause: 'setting' });
    expect(world.archive.rows(SOURCE).size).toBe(500);
  });

  it('tries what failed again after a day only', async () => {
    const world = worldOf500();
    const control = failingFrom(world, 3, { kind: 'not-found', zone: ZONE, what: 'organization' });
    const worker = startWorker(world);
    await worker.settings.change({ backfill: 'auto' });
    await worker.handlers['source.open']({ source: SOURCE });
    await settle();
    expect((await stateOf(worker))?.backfill?.state).toBe('failed');
    control.failing = false;
    world.log.happen({ type: 'pass', ms: HOUR });
    await worker.handlers['source.refresh']({ source: SOURCE });
    await settle();
    expect((await stateOf(worker))?.backfill?.state).toBe('failed');
    world.log.happen({ type: 'pass', ms: DAY });
    await worker.handlers['source.refresh']({ source: SOURCE });
    await settle();
    expect((await stateOf(worker))?.backfill?.state).toBe('done');
  });
});

describe('when it cannot go on', () => {
  it('a 429 is told with its end; the alarm is set to it, and nothing is asked before', async () => {
    const world = worldOf500();
    const until = world.log.now() + 4 * MINUTE;
    const control = failingFrom(world, 4, { kind: 'rate-limited', zone: ZONE, until });
    const worker = await backfilling(world);
    await settle();
    expect((await stateOf(worker))?.backfill).toMatchObject({
      state: 'waiting',
      until,
      failure: { kind: 'rate-limited' },
    });
    expect(world.delays.get('backfill')).toBe(4);
    const asked = control.requests;
    control.failing = false;
    world.log.happen({ type: 'pass', ms: 3 * MINUTE });
    const next = startWorker(world);
    next.handleAlarm('backfill');
    await settle();
    expect(control.requests).toBe(asked);
    world.log.happen({ type: 'pass', ms: MINUTE });
    next.handleAlarm('backfill');
    await settle();
    expect((await stateOf(next))?.backfill?.state).toBe('done');
    expect(world.archive.rows(SOURCE).size).toBe(500);
  });

  it('waits awake for its share of the limit, without telling of every second', async () => {
    const world = worldOf500();
    const waits: number[] = [];
    world.wait = async (ms) => {
      waits.push(ms);
      world.log.happen({ type: 'pass', ms });
    };
    const { listAuditLogs } = world.client;
    let free = 0;
    world.client = {
      ...world.client,
      async listAuditLogs(source, parameters, options) {
        if (options.cause === 'backfill' && world.log.now() < free) {
          throw new MakeApiError({ kind: 'budget', zone: ZONE, until: free });
        }
        free = world.log.now() + 2 * SECOND;
        return listAuditLogs(source, parameters, options);
      },
    };
    const worker = await backfilling(world);
    await settle();
    expect((await stateOf(worker))?.backfill).toMatchObject({ state: 'done' });
    expect(waits.length).toBeGreaterThan(8);
    expect(Math.max(...waits)).toBeLessThanOrEqual(2 * SECOND);
  });

  it('a refused token is left alone until there is a new one, then it goes on', async () => {
    const world = worldOf500();
    const control = failingFrom(world, 3, { kind: 'unauthorized', zone: ZONE });
    const worker = await backfilling(world);
    await settle();
    expect((await worker.state.connections.get())[ZONE]?.trouble?.kind).toBe('unauthorized');
    expect((await stateOf(worker))?.backfill).toMatchObject({ state: 'waiting', failure: { kind: 'unauthorized' } });
    const asked = control.requests;
    worker.handleAlarm('backfill');
    await startWorker(world).start();
    await settle();
    expect(control.requests).toBe(asked);
    control.failing = false;
    await world.vault.put(fakeConnection({ connectedAt: 2 }), 'another');
    await worker.state.setConnections([fakeConnection({ connectedAt: 2 })]);
    worker.handleAlarm('backfill');
    await settle();
    expect((await stateOf(worker))?.backfill?.state).toBe('done');
  });

  it('disconnecting pauses it and keeps what was read; deleting the history forgets it', async () => {
    const world = worldOf500();
    const worker = await backfilling(world);
    await worker.handlers['connection.remove']({ zone: ZONE, deleteHistory: false });
    await settle();
    expect((await world.archive.record(SOURCE)).backfill?.state).toBe('paused');
    const held = world.archive.rows(SOURCE).size;
    expect(held).toBeLessThan(500);
    await worker.handlers['connection.remove']({ zone: ZONE, deleteHistory: true });
    await settle();
    expect(await world.archive.sources()).toEqual([]);
  });

  it('“delete everything” ends it, and nothing of it comes back', async () => {
    const world = worldOf500();
    const worker = await backfilling(world);
    await worker.handlers['storage.delete-all']({});
    await settle();
    expect(await world.archive.sources()).toEqual([]);
    expect(Object.keys(await world.session.get(undefined)).filter((key) => key.startsWith('source:'))).toEqual([]);
    expect(world.alarms.has('backfill')).toBe(false);
  });

  it('history that is deleted just before its turn does not come back as a state', async () => {
    const world = worldOf500();
    failingFrom(world, 3, { kind: 'network', zone: ZONE });
    const worker = await backfilling(world);
    await settle();
    world.log.happen({ type: 'pass', ms: HOUR });
    const sourceKeys = async () =>
      Object.keys(await world.session.get(undefined)).filter((key) => key.startsWith('source:'));
    const keys = await sourceKeys();
    expect(keys).not.toEqual([]);
    // The alarm is looked at between choosing what to read and reading it.
    Object.assign(world.alarms, {
      has: () => {
        void world.archive.removeAll();
        void world.session.remove(keys);
        return true;
      },
    });
    worker.handleAlarm('backfill');
    await settle();
    expect(await world.archive.sources()).toEqual([]);
    expect(await sourceKeys()).toEqual([]);
  });

  it.each([
    { what: 'that fails', error: new Error('broken') },
    { what: 'without room, not even for saying so,', error: new StorageError('full') },
  ])('a store $what is not asked at once again, and no page is asked for meanwhile', async ({ error }) => {
    const world = worldOf500();
    const worker = startWorker(world);
    await worker.handlers['source.open']({ source: SOURCE });
    const { append, updateRecord } = world.archive;
    let fails = true;
    let failed = 0;
    Object.assign(world.archive, {
      async append(...values: Parameters<typeof append>) {
        if (!fails) return append(...values);
        failed += 1;
        throw error;
      },
      updateRecord: (...values: Parameters<typeof updateRecord>) =>
        fails && failed > 0 && error instanceof StorageError ? Promise.reject(error) : updateRecord(...values),
    });
    await worker.handlers['backfill.start']({ source: SOURCE });
    await settle();
    const asked = world.log.requests.length;
    expect(asked).toBeLessThan(4);
    expect(failed).toBe(1);
    worker.handleAlarm('backfill');
    await settle();
    expect(world.log.requests).toHaveLength(asked);
    fails = false;
    world.log.happen({ type: 'pass', ms: 6 * MINUTE });
    worker.handleAlarm('backfill');
    await settle();
    expect(world.archive.rows(SOURCE).size).toBe(500);
  });
});

describe('a browser that restarts', () => {
  it('goes on by itself, and shows how far it is at once', async () => {
    const world = worldOf500();
    const control = failingFrom(world, 4, { kind: 'network', zone: ZONE });
    await backfilling(world);
    await settle();
    control.failing = false;
    // What the browser forgets: session storage and alarms.
    await world.session.remove(Object.keys(await world.session.get(undefined)));
    world.alarms.clear();
    world.log.happen({ type: 'pass', ms: HOUR });
    const worker = startWorker(world);
    await worker.start();
    await settle();
    expect(world.archive.rows(SOURCE).size).toBe(500);
    expect((await stateOf(worker))?.backfill).toMatchObject({ state: 'done', entries: 500 });
  });
});
