import { afterEach, describe, expect, it } from 'vitest';
import { type ContextModel, createContextModel } from '@/lib/panel/context/context-model';
import { fakeConnection } from '../../../fakes/fake-connection';
import { fakePanel, MAKE_TAB, ORGANIZATION, PAGE, SCENARIO_PAGE, SOURCE, TEAM_PAGE } from '../fake-panel';

const models: ContextModel[] = [];
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

async function follow(options: Parameters<typeof fakePanel>[0] = {}) {
  const panel = fakePanel(options);
  const model = createContextModel(panel.gateway);
  models.push(model);
  await settled();
  return { panel, model };
}

/** All that was only waiting for its turn has happened. */
async function settled() {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

describe('what the panel is turned to', () => {
  it("is the organization of the tab's page", async () => {
    const { model } = await follow({ page: PAGE });
    expect(model.place.value).toEqual({ ...ORGANIZATION, organizationName: 'Northwind' });
    expect(model.source.value).toEqual(SOURCE);
    expect(model.situation.value).toBe('on-page');
    expect(model.mode.value).toBe('following');
  });

  it('that an address tells without names goes by the name that the connection knows', async () => {
    const { panel, model } = await follow({ page: { ...ORGANIZATION, state: 'resolved' }, connections: {} });
    expect(model.place.value).toEqual(ORGANIZATION);
    panel.connected.set({
      'eu1.make.com': fakeConnection({ organizations: [{ id: ORGANIZATION.organizationId, name: 'Northwind' }] }),
    });
    await settled();
    expect(model.place.value).toEqual({ ...ORGANIZATION, organizationName: 'Northwind' });
  });

  it("narrows to the page's object, and widens when the person says so", async () => {
    const { model } = await follow({ page: SCENARIO_PAGE });
    expect(model.scope.value).toEqual({ type: 'target', target: { kind: 'scenario', id: '3000' } });
    model.chooseLevel('team');
    expect(model.scope.value).toEqual({ type: 'team', teamId: 7 });
    model.chooseLevel('organization');
    expect(model.scope.value).toEqual({ type: 'organization' });
    expect(model.source.value).toEqual(SOURCE);
  });

  it('moves along when another tab comes to the front', async () => {
    const { panel, model } = await follow();
    panel.pageOf(2).set({ zone: 'us1.make.com', organizationId: 5, state: 'resolved' });
    panel.tab.set({ tabId: 2, url: 'https://us1.make.com/organization/5' });
    await settled();
    expect(model.source.value).toEqual({ zone: 'us1.make.com', organizationId: 5, type: 'organization' });
    expect(panel.pageOf(1).watchers).toBe(0);
  });

  it('stays where it was while the tab shows something other than Make', async () => {
    const { panel, model } = await follow();
    panel.pageOf(2).set(undefined);
    panel.tab.set({ tabId: 2 });
    await settled();
    expect(model.situation.value).toBe('elsewhere');
    expect(model.source.value).toEqual(SOURCE);
  });

  it('stays where it was on pages about no organization', async () => {
    const { panel, model } = await follow();
    panel.pageOf(1).set({ zone: 'eu1.make.com', state: 'no-organization' });
    expect(model.situation.value).toBe('no-organization');
    expect(model.source.value).toEqual(SOURCE);
  });

  it('shows nothing of the page before while it is not known what the new one is about', async () => {
    const { panel, model } = await follow();
    panel.pageOf(1).set({ zone: 'eu1.make.com', teamId: 99, state: 'resolving' });
    expect(model.situation.value).toBe('resolving');
    expect(model.place.value).toBeUndefined();
  });

  it('knows a page of Make before the background does', async () => {
    const { model } = await follow({ page: undefined });
    expect(model.situation.value).toBe('resolving');
    expect(model.zone.value).toBe('eu1.make.com');
  });

  it.each(['https://eu1.make.com.evil.test/organization/1', 'http://eu1.make.com/', 'https://www.make.com/'])(
    'takes %s for no page of Make',
    async (url) => {
      const { model } = await follow({ tab: { tabId: 1, url }, page: undefined });
      expect(model.situation.value).toBe('elsewhere');
      expect(model.zone.value).toBeUndefined();
    },
  );

  it('keeps a pinned source whatever the tab does, and tells where the tab is', async () => {
    const { panel, model } = await follow({ page: TEAM_PAGE });
    model.pin();
    panel.pageOf(1).set({ ...PAGE, organizationId: 5, organizationName: 'Contoso' });
    expect(model.mode.value).toBe('pinned');
    expect(model.place.value).toMatchObject({ organizationId: 123, teamId: 7 });
    expect(model.elsewhere.value).toMatchObject({ organizationId: 5 });
    model.follow();
    expect(model.place.value).toMatchObject({ organizationId: 5 });
    expect(model.elsewhere.value).toBeUndefined();
  });

  it('turns to what the person chose by hand, with no page of Make at all', async () => {
    const { model } = await follow({ tab: { tabId: 1 }, page: undefined });
    model.choose({ ...ORGANIZATION, teamId: 8 });
    expect(model.mode.value).toBe('pinned');
    expect(model.scope.value).toEqual({ type: 'team', teamId: 8 });
    expect(model.connection.value).toEqual(fakeConnection());
  });

  it("reads the team's own log where Make refuses the organization's", async () => {
    const { panel, model } = await follow({ page: TEAM_PAGE });
    panel.setState({ failure: { kind: 'forbidden', zone: 'eu1.make.com', what: 'organization' } });
    expect(model.source.value).toEqual({ ...ORGANIZATION, type: 'team', teamId: 7 });
    expect(model.teamOnly.value).toBe(true);
    expect(model.scopes.value.map(({ type }) => type)).toEqual(['team']);
    panel.setState({});
    expect(model.source.value).toEqual(SOURCE);
  });

  it('keeps the same source, as an object, from page to page of one organization', async () => {
    const { panel, model } = await follow({ page: PAGE });
    const before = model.source.value;
    panel.pageOf(1).set(SCENARIO_PAGE);
    panel.tab.set({ ...MAKE_TAB, url: 'https://eu1.make.com/7/scenarios/3000' });
    await settled();
    expect(model.place.value?.target).toBeDefined();
    expect(model.source.value).toBe(before);
  });

  it('asks again what the tab is about', async () => {
    const asked: unknown[] = [];
    const { model } = await follow({
      page: { zone: 'eu1.make.com', teamId: 9, state: 'unresolved' },
      answers: {
        'page.resolve': (request) => {
          asked.push(request);
          return { ok: true, value: undefined };
        },
      },
    });
    expect(model.situation.value).toBe('unresolved');
    model.resolveAgain();
    expect(asked).toEqual([{ tabId: 1 }]);
  });

  it('begins and stays where it was opened as a tab of its own', async () => {
    const panel = fakePanel({ page: PAGE });
    const model = createContextModel({ ...panel.gateway, startPlace: { ...ORGANIZATION, organizationId: 77 } });
    models.push(model);
    await settled();
    expect(model.mode.value).toBe('pinned');
    expect(model.place.value).toEqual({ ...ORGANIZATION, organizationId: 77 });
  });

  it('watches nothing any more once disposed of', async () => {
    const { panel, model } = await follow();
    model.dispose();
    expect(panel.tab.watchers).toBe(0);
    expect(panel.connected.watchers).toBe(0);
    expect(panel.pageOf(1).watchers).toBe(0);
    expect(panel.sourceOf(SOURCE).watchers).toBe(0);
  });
});
