import { describe, expect, it } from 'vitest';
import type { Failure } from '@/lib/failure';
import type { MakeClient } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { HOUR, MINUTE } from '@/lib/time';
import { createWorld, failing, fakeConnection, settle, startWorker, type World, ZONE } from './background-rig';

const TAB = 5;
const at = (path: string, origin = `https://${ZONE}`) => ({ id: TAB, windowId: 1, url: `${origin}${path}` });

function worldAt(path: string, overrides: Partial<World> = {}): World {
  return Object.assign(createWorld(), { tabs: [at(path)] }, overrides);
}

async function contextOf(world: World, worker = startWorker(world)) {
  await worker.start();
  await settle();
  return worker.state.pageContext(TAB).get();
}

/** Answers to `getTeam`, each when the test says so. */
function slowTeams(world: World) {
  const answers = new Map<number, (organizationId: number) => void>();
  const getTeam: MakeClient['getTeam'] = (_zone, id) =>
    new Promise((resolve) => answers.set(id, (organizationId) => resolve({ id, organizationId })));
  world.client = { ...world.client, getTeam };
  return answers;
}

/** Whatever team is asked for, this is the answer; counts how often. */
function refusingTeams(world: World, failure: Failure) {
  const calls = { count: 0 };
  world.client = {
    ...world.client,
    async getTeam() {
      calls.count += 1;
      throw new MakeApiError(failure);
    },
  };
  return calls;
}

describe('the context of a tab', () => {
  it('is found for tabs that were open before the extension was there', async () => {
    expect(await contextOf(worldAt('/organization/3/dashboard'))).toEqual({
      zone: ZONE,
      organizationId: 3,
      organizationName: 'Northwind',
      state: 'resolved',
    });
  });

  it('asks Make for a team’s organization once, and keeps the answer over the worker’s death', async () => {
    const world = worldAt('/7/scenarios/925/edit');
    let asked = 0;
    const { getTeam } = world.client;
    const counted: MakeClient['getTeam'] = (...request) => {
      asked += 1;
      return getTeam(...request);
    };
    world.client = { ...world.client, getTeam: counted };
    const expected = {
      zone: ZONE,
      organizationId: 3,
      organizationName: 'Northwind',
      teamId: 7,
      teamName: 'Finance',
      target: { kind: 'scenario', id: '925' },
      state: 'resolved',
    };
    expect(await contextOf(world)).toEqual(expected);
    world.tabs = [at('/7/hooks')];
    expect(await contextOf(world)).toMatchObject({ organizationId: 3, teamId: 7 });
    expect(asked).toBe(1);
  });

  it('takes the page’s hint instead of asking', async () => {
    const world = worldAt('/7/hooks');
    world.client = { ...world.client, getTeam: failing({ kind: 'unexpected' }) };
    const worker = startWorker(world);
    worker.handlePageContext({ path: '/7/hooks', organizationId: 3, teamId: 7 }, TAB);
    await settle();
    expect(await worker.state.pageContext(TAB).get()).toMatchObject({
      organizationId: 3,
      teamId: 7,
      state: 'resolved',
    });
  });

  it('drops a hinted organization once Make named another', async () => {
    const world = worldAt('/7/hooks');
    const worker = startWorker(world);
    world.vault.put(fakeConnection({ organizations: [] }), 'token');
    worker.handlePageContext({ path: '/7/hooks', organizationId: 4, teamId: 9 }, TAB);
    await settle();
    expect(await worker.state.pageContext(TAB).get()).toMatchObject({ organizationId: 3, teamId: 7 });
    worker.handlePageContext({ path: '/7/hooks', organizationId: 4, teamId: 7 }, TAB);
    await settle();
    expect(await worker.state.pageContext(TAB).get()).toMatchObject({ organizationId: 3, teamId: 7 });
  });

  it('reads the address from the browser, not from the hint', async () => {
    const world = worldAt('/organization/3/teams');
    const worker = startWorker(world);
    worker.handlePageContext({ path: '/organization/4/teams', organizationId: 4 }, TAB);
    await settle();
    expect(await worker.state.pageContext(TAB).get()).toMatchObject({ organizationId: 3 });
  });

  it.each([
    'https://eu1.make.com.evil.io/organization/3',
    'https://evil-make.com/organization/3',
    'http://eu1.make.com/organization/3',
    'https://www.make.com/organization/3',
    'about:blank',
  ])('is none at %s, and the one before is forgotten', async (url) => {
    const world = worldAt('/organization/3');
    const worker = startWorker(world);
    await worker.start();
    await settle();
    world.tabs = [{ id: TAB, windowId: 1, url }];
    worker.handleTabChange(TAB);
    worker.handlePageContext({ path: '/organization/3', organizationId: 3 }, TAB);
    await settle();
    expect(await worker.state.pageContext(TAB).get()).toBeUndefined();
    expect(world.badges.get(TAB)?.text).toBe('');
  });

  it('keeps the ids but asks nobody where there is no token', async () => {
    const world = Object.assign(createWorld([]), { tabs: [at('/7/scenarios/925')] });
    world.client = { ...world.client, getTeam: failing({ kind: 'unexpected' }) };
    expect(await contextOf(world)).toEqual({
      zone: ZONE,
      teamId: 7,
      target: { kind: 'scenario', id: '925' },
      state: 'unresolved',
    });
    expect(world.tokens).toEqual([]);
  });

  it('is unresolved when Make does not tell, and is asked for again by hand', async () => {
    const world = worldAt('/7/scenarios');
    const { getTeam } = world.client;
    world.client = { ...world.client, getTeam: failing({ kind: 'network', zone: ZONE }) };
    const worker = startWorker(world);
    expect(await contextOf(world, worker)).toMatchObject({ teamId: 7, state: 'unresolved' });
    world.client = { ...world.client, getTeam };
    await worker.handlers['page.resolve']({ tabId: TAB });
    expect(await worker.state.pageContext(TAB).get()).toMatchObject({ organizationId: 3, state: 'resolved' });
  });

  it.each<{ what: string; failure: Failure; asked: number }>([
    { what: 'a 403', failure: { kind: 'forbidden', zone: ZONE, what: 'team' }, asked: 1 },
    { what: 'a 404', failure: { kind: 'not-found', zone: ZONE, what: 'team' }, asked: 1 },
    { what: 'no team', failure: { kind: 'invalid-response', zone: ZONE, reason: 'unexpected-shape' }, asked: 1 },
    { what: 'a page to sign in', failure: { kind: 'invalid-response', zone: ZONE, reason: 'web-page' }, asked: 4 },
    { what: 'none', failure: { kind: 'network', zone: ZONE }, asked: 4 },
  ])('asks $asked times in half an hour of looks where the answer is $what', async ({ failure, asked }) => {
    const world = worldAt('/7/scenarios');
    const calls = refusingTeams(world, failure);
    for (const path of ['/7/scenarios', '/7/hooks', '/7/hooks', '/7/hooks']) {
      world.tabs = [at(path)];
      expect(await contextOf(world)).toMatchObject({ teamId: 7, state: 'unresolved' });
      world.log.happen({ type: 'pass', ms: 10 * MINUTE });
    }
    expect(calls.count).toBe(asked);
  });

  it('asks once where the answer is a team of no organization', async () => {
    const world = worldAt('/7/scenarios');
    let requests = 0;
    world.client = {
      ...world.client,
      async getTeam(_zone, id) {
        requests += 1;
        return { id };
      },
    };
    expect(await contextOf(world)).toMatchObject({ teamId: 7, state: 'unresolved' });
    expect(await contextOf(world)).toMatchObject({ teamId: 7, state: 'unresolved' });
    expect(requests).toBe(1);
  });

  it('says that the token is refused where that is why a team is not known, and does not send it again', async () => {
    const world = worldAt('/7/scenarios');
    const calls = refusingTeams(world, { kind: 'unauthorized', zone: ZONE });
    const worker = startWorker(world);
    expect(await contextOf(world, worker)).toMatchObject({ teamId: 7, state: 'unresolved' });
    expect((await worker.state.connections.get())[ZONE]?.trouble).toEqual({ kind: 'unauthorized', zone: ZONE });
    expect(world.badges.get(TAB)?.text).toBe('!');
    world.tabs = [at('/7/hooks')];
    await contextOf(world);
    expect(calls.count).toBe(1);
  });

  it('asks again about a refused team when a person asks, after an hour, and with another token', async () => {
    const world = worldAt('/7/scenarios');
    const calls = refusingTeams(world, { kind: 'forbidden', zone: ZONE, what: 'team' });
    await contextOf(world);
    const worker = startWorker(world);
    await worker.handlers['page.resolve']({ tabId: TAB });
    expect(calls.count).toBe(2);
    world.log.happen({ type: 'pass', ms: HOUR });
    await contextOf(world);
    expect(calls.count).toBe(3);
    await world.vault.put(fakeConnection({ connectedAt: 2 }), 'another');
    await worker.state.setConnections([fakeConnection({ connectedAt: 2 })]);
    await contextOf(world);
    expect(calls.count).toBe(4);
  });

  it.each(['/templates', '/user/profile', '/notifications'])('has no organization at %s', async (path) => {
    expect(await contextOf(worldAt(path))).toEqual({ zone: ZONE, state: 'no-organization' });
  });

  it('takes what the navigation shows at a page of no organization, also after the worker’s death', async () => {
    const world = worldAt('/templates');
    const worker = startWorker(world);
    worker.handlePageContext({ path: '/templates', organizationId: 3, teamId: 7 }, TAB);
    await settle();
    expect(await contextOf(world)).toMatchObject({ organizationId: 3, teamId: 7, state: 'resolved' });
  });

  it('ignores a slow answer for a page that was left', async () => {
    const world = worldAt('/7/scenarios');
    const answers = slowTeams(world);
    const worker = startWorker(world);
    await worker.state.setConnections([fakeConnection({ organizations: [] })]);
    worker.handleTabChange(TAB);
    await settle();
    expect(await worker.state.pageContext(TAB).get()).toMatchObject({ teamId: 7, state: 'resolving' });
    world.tabs = [at('/organization/4/teams')];
    worker.handleTabChange(TAB);
    await settle();
    answers.get(7)?.(3);
    await settle();
    expect(await worker.state.pageContext(TAB).get()).toMatchObject({ organizationId: 4, state: 'resolved' });
  });

  it('is forgotten with the tab, also when an answer for it still comes', async () => {
    const world = worldAt('/7/scenarios');
    const answers = slowTeams(world);
    const worker = startWorker(world);
    worker.handleTabChange(TAB);
    await settle();
    world.tabs = [];
    worker.handleTabRemoval(TAB);
    answers.get(7)?.(3);
    await settle();
    expect(await worker.state.pageContext(TAB).get()).toBeUndefined();
  });
});
