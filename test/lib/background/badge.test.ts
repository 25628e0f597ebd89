import { describe, expect, it } from 'vitest';
import type { Failure } from '@/lib/failure';
import {
  createWorld,
  failing,
  fakeConnection,
  POLL_INTERVAL,
  settle,
  startWorker,
  type World,
  ZONE,
} from './background-rig';

const TAB = 5;
const ORGANIZATION = { zone: ZONE, type: 'organization', organizationId: 3 } as const;

function worldAt(path: string, world = createWorld()): World {
  world.tabs = [{ id: TAB, windowId: 1, url: `https://${ZONE}${path}` }];
  return world;
}

/** A worker that has looked once, and again after `happen`. */
async function looked(world: World, happen: () => void = () => {}) {
  const worker = startWorker(world);
  await worker.start();
  await settle();
  happen();
  world.log.happen({ type: 'pass', ms: POLL_INTERVAL });
  worker.handleAlarm('poll');
  await settle();
  return worker;
}

const insert = (world: World, count: number) => () => world.log.happen({ type: 'insert', count });

describe('the badge of a tab', () => {
  it.each([
    { count: 1, text: '1', title: '1 change in Northwind' },
    { count: 12, text: '12', title: '12 changes in Northwind' },
    { count: 99, text: '99', title: '99 changes in Northwind' },
    { count: 100, text: '99+', title: '100 changes in Northwind' },
  ])('shows $text for $count changes, and says so in its tooltip', async ({ count, text, title }) => {
    const world = worldAt('/organization/3');
    await looked(world, insert(world, count));
    expect(world.badges.get(TAB)).toEqual({
      text,
      title: `Audit Lens for Make: ${title} since you last looked`,
    });
  });

  it.each([
    ['turned around', 'North\u202egnp.exe', 'North<U+202E>gnp.exe'],
    ['endless', 'N'.repeat(10_000), `${'N'.repeat(80)}…`],
  ])('is a number still, and its tooltip stays one, for a name that is %s', async (_, name, shown) => {
    const world = worldAt('/organization/3', createWorld([fakeConnection({ organizations: [{ id: 3, name }] })]));
    await looked(world, insert(world, 2));
    expect(world.badges.get(TAB)).toEqual({
      text: '2',
      title: `Audit Lens for Make: 2 changes in ${shown} since you last looked`,
    });
  });

  it('is empty when nothing is new, and after a person saw what was', async () => {
    const world = worldAt('/organization/3');
    const worker = await looked(world);
    expect(world.badges.get(TAB)).toEqual({ text: '', title: 'Audit Lens for Make: nothing new in Northwind' });
    insert(world, 3)();
    await worker.handlers['source.refresh']({ source: ORGANIZATION });
    await settle();
    expect(world.badges.get(TAB)?.text).toBe('3');
    await worker.handlers['source.mark-seen']({ source: ORGANIZATION });
    await settle();
    expect(world.badges.get(TAB)?.text).toBe('');
  });

  it('is there again after the browser forgot it: at a restart, and when the tab loads', async () => {
    const world = worldAt('/organization/3');
    await looked(world, insert(world, 4));
    for (const key of Object.keys(await world.session.get(undefined))) await world.session.remove(key);
    world.badges.clear();
    const worker = startWorker(world);
    world.client = { ...world.client, listAuditLogs: failing({ kind: 'network', zone: ZONE }) };
    await worker.start();
    await settle();
    expect(world.badges.get(TAB)?.text).toBe('4');
    world.badges.clear();
    worker.handleTabChange(TAB);
    await settle();
    expect(world.badges.get(TAB)?.text).toBe('4');
  });

  it.each<{ failure: Failure; title: string }>([
    { failure: { kind: 'unauthorized', zone: ZONE }, title: 'Make refused this token (eu1.make.com)' },
    { failure: { kind: 'not-in-plan', zone: ZONE }, title: "This organization's plan has no audit log" },
    {
      failure: { kind: 'forbidden', zone: ZONE, what: 'organization' },
      title: "The organization's audit log needs Admin or Owner",
    },
  ])('is a mark that explains itself when Make says $failure.kind', async ({ failure, title }) => {
    const world = worldAt('/organization/3');
    world.client = { ...world.client, listAuditLogs: failing(failure) };
    await looked(world);
    expect(world.badges.get(TAB)).toEqual({ text: '!', title: `Audit Lens for Make: ${title}` });
  });

  it('is a mark when access to the site is taken, and a count again when it is given back', async () => {
    const world = worldAt('/organization/3');
    const worker = await looked(world, insert(world, 2));
    world.access = false;
    worker.handleAccessChange();
    await settle();
    expect(world.badges.get(TAB)).toEqual({
      text: '!',
      title: 'Audit Lens for Make: Access to eu1.make.com was removed',
    });
    world.access = true;
    worker.handleAccessChange();
    await settle();
    expect(world.badges.get(TAB)?.text).toBe('2');
  });

  it.each<{ failure: Failure }>([
    { failure: { kind: 'network', zone: ZONE } },
    { failure: { kind: 'rate-limited', zone: ZONE, until: 1 } },
    { failure: { kind: 'server-error', zone: ZONE, status: 502 } },
  ])('keeps its count through a $failure.kind failure', async ({ failure }) => {
    const world = worldAt('/organization/3');
    const worker = await looked(world, insert(world, 5));
    world.client = { ...world.client, listAuditLogs: failing(failure) };
    await worker.handlers['source.refresh']({ source: ORGANIZATION });
    await settle();
    expect(world.badges.get(TAB)?.text).toBe('5');
  });

  it('shows the team’s count where the organization’s log is refused', async () => {
    const world = worldAt('/7/scenarios');
    const { listAuditLogs } = world.client;
    const refused = failing({ kind: 'forbidden', zone: ZONE, what: 'organization' });
    world.client = {
      ...world.client,
      listAuditLogs: (source, ...rest) => (source.type === 'team' ? listAuditLogs(source, ...rest) : refused()),
    };
    await looked(world, insert(world, 6));
    expect(world.badges.get(TAB)).toEqual({
      text: '6',
      title: 'Audit Lens for Make: 6 changes in Finance since you last looked',
    });
  });

  it('shows nothing when it is turned off, and everything again when it is turned on', async () => {
    const world = worldAt('/organization/3');
    const worker = await looked(world, insert(world, 2));
    await worker.settings.change({ badge: false });
    worker.handleSettingsChange();
    await settle();
    expect(world.badges.get(TAB)).toEqual({ text: '', title: 'Audit Lens for Make' });
    await worker.settings.change({ badge: true });
    worker.handleSettingsChange();
    await settle();
    expect(world.badges.get(TAB)?.text).toBe('2');
  });

  it('is empty on a zone that is not connected, whatever another zone has', async () => {
    const world = worldAt('/organization/3', createWorld([fakeConnection({ zone: 'us1.make.com' })]));
    await looked(world);
    expect(world.badges.get(TAB)).toEqual({
      text: '',
      title: 'Audit Lens for Make: not connected to eu1.make.com yet',
    });
    expect(world.tokens).toEqual([]);
  });
});
