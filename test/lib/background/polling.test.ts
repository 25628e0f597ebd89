import { describe, expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { DAY, HOUR, MINUTE } from '@/lib/time';
import { createWorld, failing, POLL_INTERVAL, settle, startWorker, type World, ZONE } from './background-rig';

const ORGANIZATION: AuditLogSource = { zone: ZONE, type: 'organization', organizationId: 3 };

function worldWithTabs(...paths: readonly string[]): World {
  const world = createWorld();
  world.tabs = paths.map((path, index) => ({ id: index + 1, windowId: 1, url: `https://${ZONE}${path}` }));
  return world;
}

async function started(world: World) {
  const worker = startWorker(world);
  await worker.start();
  await settle();
  return worker;
}

async function alarm(world: World, worker = startWorker(world), after = POLL_INTERVAL) {
  world.log.happen({ type: 'pass', ms: after });
  worker.handleAlarm('poll');
  await settle();
  return worker;
}

describe('looking at Make in the background', () => {
  it('asks once per organization, however many tabs show it', async () => {
    const world = worldWithTabs(...Array.from({ length: 20 }, (_, index) => `/organization/${3 + (index % 2)}/teams`));
    await started(world);
    expect(world.log.requests.map(({ source }) => source.organizationId).sort()).toEqual([3, 4]);
  });

  it('is one chain for two windows, popup, panel and alarm in one second', async () => {
    const world = worldWithTabs('/organization/3', '/organization/3/teams');
    const worker = startWorker(world);
    worker.handleAlarm('poll');
    await Promise.all([
      worker.start(),
      worker.handlers['source.open']({ source: ORGANIZATION }),
      worker.handlers['source.refresh']({ source: ORGANIZATION }),
      worker.handlers['source.open']({ source: ORGANIZATION }),
    ]);
    await settle();
    expect(world.log.requests).toHaveLength(1);
  });

  it('happens once per interval, however often the worker wakes', async () => {
    const world = worldWithTabs('/organization/3');
    await started(world);
    for (let wakes = 0; wakes < 40; wakes++) {
      world.log.happen({ type: 'pass', ms: MINUTE / 4 });
      await started(world);
    }
    expect(world.log.requests).toHaveLength(3);
  });

  it('catches up once after eight hours of sleep', async () => {
    const world = worldWithTabs('/organization/3');
    await started(world);
    world.log.happen({ type: 'pass', ms: 8 * HOUR });
    await alarm(world, await started(world), 0);
    expect(world.log.requests).toHaveLength(2);
  });

  it('goes on without a tab for what was opened within a day', async () => {
    const world = worldWithTabs();
    const worker = await started(world);
    await worker.handlers['source.open']({ source: ORGANIZATION });
    await alarm(world);
    expect(world.log.requests).toHaveLength(2);
    await alarm(world, startWorker(world), DAY);
    expect(world.log.requests).toHaveLength(2);
  });

  it('follows the interval of the settings', async () => {
    const world = worldWithTabs('/organization/3');
    const worker = await started(world);
    expect(world.alarms.get('poll')).toBe(5);
    await worker.settings.change({ pollMinutes: 30 });
    worker.handleSettingsChange();
    await settle();
    expect(world.alarms.get('poll')).toBe(30);
    await alarm(world, worker, 20 * MINUTE);
    expect(world.log.requests).toHaveLength(1);
    await alarm(world, worker, 10 * MINUTE);
    expect(world.log.requests).toHaveLength(2);
  });

  it('does not wake the browser without a connection', async () => {
    const world = Object.assign(createWorld([]), { tabs: worldWithTabs('/organization/3').tabs });
    await started(world);
    expect(world.alarms.size).toBe(0);
    expect(world.tokens).toEqual([]);
  });

  it('ends for a refused token, and what was read stays', async () => {
    const world = worldWithTabs('/organization/3');
    await started(world);
    world.client = { ...world.client, listAuditLogs: failing({ kind: 'unauthorized', zone: ZONE }) };
    const worker = await alarm(world);
    const sent = world.tokens.length;
    await alarm(world);
    await alarm(world);
    await worker.handlers['source.open']({ source: ORGANIZATION });
    expect(world.tokens).toHaveLength(sent);
    expect((await worker.state.connections.get())[ZONE]?.trouble).toEqual({ kind: 'unauthorized', zone: ZONE });
    expect(world.archive.rows(ORGANIZATION).size).toBe(100);
  });

  it('asks a plan or role that says no only once an hour', async () => {
    const world = worldWithTabs('/organization/3');
    let asked = 0;
    const refused = failing({ kind: 'not-in-plan', zone: ZONE });
    world.client = {
      ...world.client,
      listAuditLogs() {
        asked += 1;
        return refused();
      },
    };
    await started(world);
    for (let minutes = 0; minutes < 120; minutes += 5) await alarm(world);
    expect(asked).toBe(3);
  });

  it('tells what went wrong, keeps the record, and tells no more after a success', async () => {
    const world = worldWithTabs('/organization/3');
    const worker = await started(world);
    const { listAuditLogs } = world.client;
    world.client = { ...world.client, listAuditLogs: failing({ kind: 'network', zone: ZONE }) };
    await alarm(world, worker);
    expect(await worker.state.source(ORGANIZATION).get()).toMatchObject({
      activity: 'idle',
      failure: { kind: 'network', zone: ZONE },
      lastAttemptAt: world.log.now(),
      record: { lastSuccessAt: world.log.now() - POLL_INTERVAL },
    });
    world.client = { ...world.client, listAuditLogs };
    await alarm(world, worker);
    expect(await worker.state.source(ORGANIZATION).get()).not.toHaveProperty('failure');
  });

  it('raises the revision only when something came', async () => {
    const world = worldWithTabs('/organization/3');
    const worker = await started(world);
    const revision = async () => (await worker.state.source(ORGANIZATION).get())?.revision;
    const first = await revision();
    await alarm(world, worker);
    expect(await revision()).toBe(first);
    world.log.happen({ type: 'insert', count: 1 });
    await alarm(world, worker);
    expect(await revision()).toBe(Number(first) + 1);
  });

  it('leaves no source checking when a worker died over it', async () => {
    const world = worldWithTabs();
    const dying = await started(world);
    await dying.handlers['source.open']({ source: ORGANIZATION });
    const state = await dying.state.source(ORGANIZATION).get();
    if (state === undefined) throw new Error('no state');
    await dying.state.setSource({ ...state, activity: 'checking' });
    const next = await started(world);
    expect((await next.state.source(ORGANIZATION).get())?.activity).toBe('idle');
  });

  it('opens a known page with at most one request, a fresh team page with two', async () => {
    const world = worldWithTabs('/7/scenarios/925');
    const worker = await started(world);
    await worker.handlers['source.open']({ source: ORGANIZATION });
    expect(world.tokens).toHaveLength(2);
    world.log.happen({ type: 'pass', ms: HOUR });
    await worker.handlers['source.open']({ source: ORGANIZATION });
    expect(world.tokens).toHaveLength(3);
  });
});
