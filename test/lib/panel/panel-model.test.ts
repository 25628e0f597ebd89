import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OlderEntries } from '@/lib/messaging/contract';
import type { PanelModel } from '@/lib/panel/panel-model';
import { failed, ok, type Result } from '@/lib/result';
import { MINUTE, SECOND } from '@/lib/time';
import {
  FILTERS,
  fakeEntries,
  fakePanel,
  NOW,
  ORGANIZATION,
  PAGE,
  SCENARIO_PAGE,
  SOURCE,
  TEAM_PAGE,
} from './fake-panel';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(options: Parameters<typeof fakePanel>[0] = {}) {
  const fake = fakePanel(options);
  const panel = fake.model();
  await vi.advanceTimersByTimeAsync(0);
  return { fake, panel };
}

const uuids = ({ feed }: PanelModel) =>
  Array.from({ length: feed.view.value?.length ?? 0 }, (_, at) => feed.view.value?.entry(at).uuid);

describe('the list', () => {
  it('shows what the archive holds at once, and has Make looked at', async () => {
    const { fake, panel } = await open({ entries: fakeEntries(3) });
    expect(panel.feed.state.value).toEqual({ status: 'ready', refreshing: false });
    expect(uuids(panel)).toEqual(['entry-0', 'entry-1', 'entry-2']);
    expect(fake.commands('source.open')).toEqual([{ name: 'source.open', request: { source: SOURCE } }]);
  });

  it('asks Make for two things when a known page opens, and no more', async () => {
    const { fake } = await open({ entries: fakeEntries(300), page: TEAM_PAGE });
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    expect(fake.asked.map(({ name }) => name).sort()).toEqual(['source.filters', 'source.open']);
  });

  it('says that nothing happened only after Make said so', async () => {
    const { panel, fake } = await open({ heard: false });
    expect(panel.feed.state.value).toEqual({ status: 'loading', what: 'make' });
    fake.change([], { lastSuccessAt: NOW });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.feed.state.value.status).toBe('ready');
  });

  it('moves on with the clock where the period does, and keeps still where it does not', async () => {
    const { panel } = await open({ entries: fakeEntries(5) });
    panel.filters.add({ field: 'period', value: { after: { ago: 3, unit: 'hour' } } });
    expect(uuids(panel)).toEqual(['entry-0', 'entry-1', 'entry-2']);
    await vi.advanceTimersByTimeAsync(90 * MINUTE);
    expect(uuids(panel)).toEqual(['entry-0']);
    const { value: before } = panel.feed.view;
    panel.filters.add({ field: 'period', value: { after: NOW - 2 * 60 * MINUTE } });
    const { value: fixed } = panel.feed.view;
    expect(fixed).not.toBe(before);
    await vi.advanceTimersByTimeAsync(90 * MINUTE);
    expect(panel.feed.view.value).toBe(fixed);
  });

  it('takes its time between pages of a back-fill where reading takes time, and leaves out none', async () => {
    const { fake, panel } = await open({ entries: fakeEntries(1) });
    const { load } = fake.gateway.indexes;
    vi.spyOn(fake.gateway.indexes, 'load').mockImplementation(async (organization) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return load(organization);
    });
    fake.loads.mockClear();
    for (let page = 2; page <= 30; page += 1) {
      fake.change(fakeEntries(page));
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(fake.loads.mock.calls.length).toBeGreaterThan(3);
    expect(fake.loads.mock.calls.length).toBeLessThan(8);
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(panel.feed.held.value).toBe(30);

    const backfill = { cause: 'person', startedAt: NOW, entries: 0 } as const;
    fake.change(fakeEntries(31), {}, SOURCE, { backfill: { ...backfill, state: 'running' } });
    await vi.advanceTimersByTimeAsync(200);
    fake.change(fakeEntries(32), {}, SOURCE, { backfill: { ...backfill, state: 'done' } });
    await vi.advanceTimersByTimeAsync(200);
    expect(panel.feed.held.value).toBe(32);
  });

  it('reads the archive again when it changed', async () => {
    const { fake, panel } = await open({ entries: fakeEntries(1) });
    fake.change(fakeEntries(2));
    await vi.advanceTimersByTimeAsync(0);
    expect(uuids(panel)).toHaveLength(2);
  });

  it('keeps its rows when Make fails, and tells the trouble', async () => {
    const { fake, panel } = await open({ entries: fakeEntries(2) });
    fake.setState({ failure: { kind: 'network', zone: 'eu1.make.com' } });
    expect(panel.feed.state.value).toEqual({
      status: 'ready',
      refreshing: false,
      trouble: { kind: 'network', zone: 'eu1.make.com' },
    });
    expect(uuids(panel)).toHaveLength(2);
  });

  it('is the failure where there are no rows to keep', async () => {
    const failure = { kind: 'not-in-plan', zone: 'eu1.make.com' } as const;
    const { panel } = await open({ sourceState: { failure } });
    expect(panel.feed.state.value).toEqual({ status: 'failed', failure });
  });

  it('tells that the archive cannot be read', async () => {
    const panel = fakePanel().model({
      indexes: { load: () => Promise.reject(new DOMException('secret words', 'UnknownError')) },
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.feed.state.value).toEqual({ status: 'failed', failure: { kind: 'storage', reason: 'unavailable' } });
  });

  it('shows history without a token, if there is some', async () => {
    const { fake, panel } = await open({ entries: fakeEntries(1), connections: {} });
    expect(panel.feed.state.value).toMatchObject({ status: 'ready', trouble: { kind: 'missing-token' } });
    expect(fake.asked).toEqual([]);
  });

  it('asks for a token where there is neither', async () => {
    const { panel } = await open({ connections: {} });
    expect(panel.feed.state.value).toEqual({ status: 'no-token', zone: 'eu1.make.com' });
  });

  it('looks at Make as soon as the zone is connected', async () => {
    const { fake, panel } = await open({ connections: {} });
    const { fakeConnection } = await import('../../fakes/fake-connection');
    fake.connected.set({ 'eu1.make.com': fakeConnection() });
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.commands('source.open')).toHaveLength(1);
    expect(panel.feed.state.value.status).toBe('ready');
  });

  it.each([
    ['no page of Make', { tab: { tabId: 1 }, page: undefined }, { status: 'no-source', reason: 'elsewhere' }],
    [
      'a page about no organization',
      { page: { zone: 'eu1.make.com', state: 'no-organization' } },
      { status: 'no-source', reason: 'no-organization' },
    ],
    [
      'a team nobody knows',
      { page: { zone: 'eu1.make.com', teamId: 4, state: 'unresolved' } },
      { status: 'no-source', reason: 'unresolved' },
    ],
    [
      'a page not looked into yet',
      { page: { zone: 'eu1.make.com', teamId: 4, state: 'resolving' } },
      { status: 'loading', what: 'page' },
    ],
    ['a first run', { tab: { tabId: 1 }, page: undefined, connections: {} }, { status: 'no-token', zone: undefined }],
  ] as const)('has a face for %s', async (_name, options, state) => {
    const { panel } = await open(options);
    expect(panel.feed.state.value).toEqual(state);
  });

  it("narrows to the page's object and its team", async () => {
    const entries = fakeEntries(4, (at) => ({ targetId: at === 0 ? '3000' : '1', team: { id: at < 2 ? 7 : 8 } }));
    const { panel } = await open({ entries, page: SCENARIO_PAGE });
    expect(uuids(panel)).toEqual(['entry-0']);
    panel.context.chooseLevel('team');
    expect(uuids(panel)).toEqual(['entry-0', 'entry-1']);
    panel.context.chooseLevel('organization');
    expect(uuids(panel)).toHaveLength(4);
  });
});

describe('new entries', () => {
  const arrived = (count: number, at: number) =>
    fakeEntries(count, (n) => ({ uuid: `new-${n}-${at}`, targetId: '7777', triggeredAt: at - n, arrivedAt: at }));
  const old = fakeEntries(50);

  it('come in at once while the person is at the top', async () => {
    const { fake, panel } = await open({ entries: old, record: { seenAt: NOW } });
    fake.change([...arrived(2, NOW + 1), ...old], { unseen: 2, seenAt: NOW });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.feed.view.value).toMatchObject({ length: 52, unread: 2, waiting: 0, dividerAt: 2 });
  });

  it('wait while the person reads further down, and come in when asked for', async () => {
    const { fake, panel } = await open({ entries: old, record: { seenAt: NOW } });
    panel.feed.setAtTop(false);
    fake.change([...arrived(2, NOW + 1), ...old], { unseen: 2, seenAt: NOW });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.feed.view.value).toMatchObject({ length: 50, unread: 0, waiting: 2 });
    panel.feed.showWaiting();
    expect(panel.feed.view.value).toMatchObject({ length: 52, unread: 2, waiting: 0 });
    fake.change([...arrived(1, NOW + 2), ...arrived(2, NOW + 1), ...old], { unseen: 3, seenAt: NOW });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.feed.view.value).toMatchObject({ length: 52, waiting: 1 });
    panel.feed.setAtTop(true);
    expect(panel.feed.view.value).toMatchObject({ length: 53, waiting: 0 });
  });

  it('are found by a new question, though they waited until then', async () => {
    const { fake, panel } = await open({ entries: old, record: { seenAt: NOW } });
    panel.feed.setAtTop(false);
    fake.change([...arrived(2, NOW + 1), ...old], { unseen: 2, seenAt: NOW });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.feed.view.value).toMatchObject({ length: 50, waiting: 2 });
    panel.filters.setText('7777');
    expect(panel.feed.view.value).toMatchObject({ length: 2, waiting: 0 });
    fake.change([...arrived(1, NOW + 2), ...arrived(2, NOW + 1), ...old], { unseen: 3, seenAt: NOW });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.feed.view.value).toMatchObject({ length: 2, waiting: 1 });
  });

  it('never hold back older entries that were asked for', async () => {
    const { fake, panel } = await open({ entries: fakeEntries(10) });
    panel.feed.setAtTop(false);
    fake.change(old);
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.feed.view.value?.length).toBe(50);
  });

  it('count as seen only after they were on screen for a while', async () => {
    const { fake, panel } = await open({
      entries: [...arrived(2, NOW - 1), ...old],
      record: { unseen: 2, seenAt: NOW - 99 },
    });
    panel.feed.setShown({ from: 0, to: 12 });
    await vi.advanceTimersByTimeAsync(1 * SECOND);
    expect(fake.commands('source.mark-seen')).toHaveLength(0);
    panel.feed.setShown(undefined);
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(fake.commands('source.mark-seen')).toHaveLength(0);
    panel.feed.setShown({ from: 0, to: 12 });
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(fake.commands('source.mark-seen')).toEqual([{ name: 'source.mark-seen', request: { source: SOURCE } }]);
  });

  it.each([
    ['databases on this computer fail', 'memoryOnly', 'unavailable'],
    ['there is no more room on this computer', 'historyFull', 'full'],
  ] as const)('are read where they lie now when %s, and that is told', async (_what, fact, reason) => {
    const { fake, panel } = await open({ entries: old });
    const before = fake.loads.mock.calls.length;
    fake[fact].set(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.loads.mock.calls.length).toBe(before + 1);
    expect(panel.feed.state.value).toMatchObject({ status: 'ready', trouble: { kind: 'storage', reason } });
    fake[fact].set(false);
    expect(panel.feed.state.value).not.toHaveProperty('trouble');
  });

  it('are marked as seen without a look at Make, and do not hold up the button for one', async () => {
    const { panel } = await open({
      entries: [...arrived(2, NOW - 1), ...old],
      record: { unseen: 2, seenAt: NOW - 99 },
      answers: { 'source.mark-seen': () => new Promise(() => {}) },
    });
    panel.feed.setShown({ from: 0, to: 12 });
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(panel.feed.state.value).toMatchObject({ status: 'ready', refreshing: false });
  });

  it('stay marked after they were seen, until something newer comes', async () => {
    const first = arrived(2, NOW - 1);
    const { fake, panel } = await open({ entries: [...first, ...old], record: { unseen: 2, seenAt: NOW - 99 } });
    fake.change([...first, ...old], { unseen: 0, seenAt: NOW });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.feed.view.value?.unread).toBe(2);
    fake.change([...arrived(1, NOW + 5), ...first, ...old], { unseen: 1, seenAt: NOW });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.feed.view.value?.unread).toBe(1);
    expect(panel.feed.seenAt.value).toBe(NOW);
  });

  it('are not taken for seen while a filter hides some of them', async () => {
    const { fake, panel } = await open({
      entries: [...arrived(2, NOW - 1), ...old],
      record: { unseen: 2, seenAt: NOW - 99 },
    });
    panel.filters.add({ field: 'event', mode: 'include', value: 'webhook_created' });
    panel.feed.setShown({ from: 0, to: 12 });
    await vi.advanceTimersByTimeAsync(9 * SECOND);
    expect(fake.commands('source.mark-seen')).toHaveLength(0);
    expect(panel.feed.unread.value).toBe(2);
    expect(panel.feed.view.value?.unread).toBe(0);
  });

  it('are announced by their number, at most every half minute', async () => {
    const { fake, panel } = await open({ entries: old });
    fake.change([...arrived(2, NOW + 1), ...old], { unseen: 2, seenAt: NOW });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.announcement.value).toBe('2 new changes');
    fake.change([...arrived(1, NOW + 2), ...arrived(2, NOW + 1), ...old], { unseen: 3, seenAt: NOW });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.announcement.value).toBe('2 new changes');
  });
});

describe('older entries', () => {
  /** A list that is a part of the log; what is below it can be asked for once the question has settled. */
  async function openPart(loadOlder: () => Result<OlderEntries>) {
    const opened = await open({
      entries: fakeEntries(5),
      record: { coverage: { complete: false } },
      answers: { 'source.load-older': loadOlder },
    });
    const reachEnd = async () => {
      opened.panel.feed.reachedEnd();
      await vi.advanceTimersByTimeAsync(0);
    };
    return { ...opened, reachEnd };
  }

  it('are fetched when the end comes into sight, for the question as it is', async () => {
    const { fake, panel, reachEnd } = await openPart(() => ok({ added: 0, end: true }));
    await vi.advanceTimersByTimeAsync(SECOND);
    await reachEnd();
    expect(fake.commands('source.load-older')).toEqual([
      { name: 'source.load-older', request: { source: SOURCE, query: panel.feed.view.value?.settled } },
    ]);
    expect(panel.feed.older.value).toEqual({ status: 'end' });
    panel.feed.reachedEnd();
    expect(fake.commands('source.load-older')).toHaveLength(1);
  });

  it('are not asked for while the person still types', async () => {
    const { fake, panel } = await openPart(() => ok({ added: 0, end: true }));
    for (const text of ['i', 'in', 'inv']) {
      panel.filters.setText(text);
      panel.feed.reachedEnd();
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(fake.commands('source.load-older')).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(fake.commands('source.load-older')).toHaveLength(1);
  });

  it('stop being fetched by themselves when nothing matches for three pages', async () => {
    const { fake, panel, reachEnd } = await openPart(() => ok({ added: 100, end: false }));
    await vi.advanceTimersByTimeAsync(SECOND);
    for (let page = 0; page < 6; page += 1) {
      await reachEnd();
    }
    expect(fake.commands('source.load-older')).toHaveLength(3);
    expect(panel.feed.older.value).toEqual({ status: 'paused' });
    panel.feed.loadOlder();
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.commands('source.load-older')).toHaveLength(4);
  });

  it('tell a failure where they would be, and try again on demand only', async () => {
    const failure = { kind: 'network', zone: 'eu1.make.com' } as const;
    const { fake, panel, reachEnd } = await openPart(() => failed(failure));
    await vi.advanceTimersByTimeAsync(SECOND);
    await reachEnd();
    expect(panel.feed.older.value).toEqual({ status: 'failed', failure });
    await reachEnd();
    expect(fake.commands('source.load-older')).toHaveLength(1);
    panel.feed.loadOlder();
    expect(fake.commands('source.load-older')).toHaveLength(2);
  });

  it.each(['budget', 'rate-limited'] as const)(
    'wait where Make must not be asked now (%s), and then go on',
    async (kind) => {
      const until = NOW + 42 * SECOND;
      const answers = [failed({ kind, zone: 'eu1.make.com', until }), ok({ added: 0, end: true })];
      const { fake, panel, reachEnd } = await openPart(() => answers.shift() ?? failed({ kind: 'unexpected' }));
      await vi.advanceTimersByTimeAsync(SECOND);
      await reachEnd();
      expect(panel.feed.older.value).toMatchObject({ status: 'waiting', until });
      panel.feed.reachedEnd();
      panel.feed.loadOlder();
      await vi.advanceTimersByTimeAsync(40 * SECOND);
      expect(fake.commands('source.load-older')).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(SECOND);
      expect(panel.feed.older.value).toEqual({ status: 'idle' });
      await reachEnd();
      expect(panel.feed.older.value).toEqual({ status: 'end' });
    },
  );

  it('wait for nothing any more once something else is asked', async () => {
    const failure = { kind: 'budget', zone: 'eu1.make.com', until: NOW + 42 * SECOND } as const;
    const { fake, panel, reachEnd } = await openPart(() => failed(failure));
    await vi.advanceTimersByTimeAsync(SECOND);
    await reachEnd();
    panel.filters.setText('inv');
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(panel.feed.older.value).toEqual({ status: 'idle' });
    await reachEnd();
    expect(fake.commands('source.load-older')).toHaveLength(2);
  });

  it('are not to be had where all of the log is here', async () => {
    const { panel } = await open({ entries: fakeEntries(5) });
    expect(panel.feed.older.value).toEqual({ status: 'end' });
  });
});

describe('filters', () => {
  it('offer what Make offers, and name events as Make does', async () => {
    const { panel } = await open();
    expect(panel.filters.options.value).toEqual({ status: 'ready', filters: FILTERS });
    expect(panel.filters.events.value.label('webhook_created')).toBe('Webhook created');
  });

  it('narrow the list together with the typed text', async () => {
    const entries = fakeEntries(4, (at) => ({
      eventName: at < 2 ? 'webhook_created' : 'scenario_activated',
      targetId: `${at}`,
    }));
    const { panel } = await open({ entries });
    panel.filters.add({ field: 'event', mode: 'include', value: 'webhook_created' });
    expect(uuids(panel)).toEqual(['entry-0', 'entry-1']);
    panel.filters.setText(`${panel.filters.text.value} -0`);
    expect(uuids(panel)).toEqual(['entry-1']);
    panel.filters.clear();
    expect(uuids(panel)).toHaveLength(4);
    expect(panel.filters.text.value).toBe('');
  });

  it('for what is new ask since the person last looked', async () => {
    const { panel } = await open({ record: { seenAt: NOW - 5 * SECOND } });
    panel.filters.setText('is:new after:1h');
    expect(panel.feed.view.value?.settled).toMatchObject({
      newAfter: NOW - 5 * SECOND,
      period: { after: NOW - 3600 * SECOND },
    });
  });

  it('for a team or an object look beyond those of the page', async () => {
    const { panel } = await open({ page: SCENARIO_PAGE });
    panel.filters.setText('dana');
    expect(panel.context.scope.value.type).toBe('target');
    panel.filters.setText('dana team:8');
    expect(panel.context.scope.value.type).toBe('organization');
    panel.context.chooseLevel('team');
    panel.filters.setText('dan team:8');
    expect(panel.context.scope.value.type).toBe('team');
  });

  it('forget ids of people and teams when the organization changes', async () => {
    const { fake, panel } = await open();
    panel.filters.add({ field: 'actor', mode: 'include', value: 212 });
    fake.pageOf(1).set({ ...PAGE, organizationId: 5 });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.filters.conditions.value).toEqual([]);
  });

  it('tell when Make did not say what there is', async () => {
    const failure = { kind: 'forbidden', zone: 'eu1.make.com', what: 'organization' } as const;
    const { panel } = await open({ answers: { 'source.filters': () => failed(failure) } });
    expect(panel.filters.options.value).toEqual({ status: 'failed', failure });
    expect(panel.filters.events.value.label('webhook_created')).toBe('Webhook created');
  });

  it('know a span of days and a preset, one at a time', async () => {
    const { panel } = await open();
    panel.filters.choosePreset('week');
    expect(panel.filters.preset.value).toBe('week');
    panel.filters.chooseDays({ from: '2026-11-01', to: '' });
    expect(panel.filters.preset.value).toBe('days');
    expect(panel.filters.query.value.period).toEqual({ after: Date.UTC(2026, 10, 1) });
    panel.filters.remove({ field: 'period', value: panel.filters.query.value.period });
    expect(panel.filters.days.value).toEqual({ from: '', to: '' });
    expect(panel.filters.conditions.value).toEqual([]);
  });
});

describe('the details', () => {
  it('are fetched once per entry, and steps go through the list as it is', async () => {
    const { fake, panel } = await open({ entries: fakeEntries(3) });
    const view = panel.feed.view.value;
    if (view === undefined) throw new Error('no list');
    panel.detail.open(view.entry(0));
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.detail.detail.value).toMatchObject({ detail: { details: { scenarioName: 'Name of entry-0' } } });
    panel.detail.previous();
    expect(panel.detail.position.value).toBe(0);
    panel.detail.next();
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.detail.position.value).toBe(1);
    panel.detail.previous();
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.commands('entry.detail')).toHaveLength(2);
    expect(fake.commands('entry.detail')[0]?.request).toEqual({ ...ORGANIZATION, uuid: 'entry-0' });
  });

  it('tell what the history knows of the entry, also where the list shows it no more', async () => {
    const flags = [{ kind: 'first', entriesBefore: 100, days: 30 }] as const;
    const marked = { 1: { arrivedAt: 5, arrivedLate: true }, 2: { arrivedAt: 6, changed: true, flags } };
    const { panel } = await open({ entries: fakeEntries(4, (at) => (at === 1 || at === 2 ? marked[at] : {})) });
    const view = panel.feed.view.value;
    if (view === undefined) throw new Error('no list');
    const marksOf = (position: number) => {
      panel.detail.open(view.entry(position));
      return panel.detail.marks.value;
    };
    expect(panel.detail.marks.value).toEqual({ changed: false, arrivedLateAt: undefined });
    expect(panel.detail.flags.value).toEqual([]);
    expect([0, 1, 2].map(marksOf)).toEqual([
      { changed: false, arrivedLateAt: undefined },
      { changed: false, arrivedLateAt: 5 },
      { changed: true, arrivedLateAt: undefined },
    ]);
    panel.filters.setText('noah');
    await vi.advanceTimersByTimeAsync(1000);
    expect(panel.detail.position.value).toBe(-1);
    expect(panel.detail.marks.value).toEqual({ changed: true, arrivedLateAt: undefined });
    expect(panel.detail.flags.value).toEqual(flags);
  });

  it('of an earlier entry never overwrite those of a later one', async () => {
    const waiting: (() => void)[] = [];
    const { panel } = await open({
      entries: fakeEntries(2),
      answers: {
        'entry.detail': ({ uuid }) =>
          new Promise((resolve) => {
            const entry = fakeEntries(2).find((one) => one.uuid === uuid);
            if (entry !== undefined) waiting.push(() => resolve(ok({ entry, details: { uuid } })));
          }),
      },
    });
    const view = panel.feed.view.value;
    if (view === undefined) throw new Error('no list');
    panel.detail.open(view.entry(0));
    panel.detail.next();
    waiting[1]?.();
    await vi.advanceTimersByTimeAsync(0);
    waiting[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.detail.detail.value).toMatchObject({ detail: { details: { uuid: 'entry-1' } } });
  });

  it('keep the entry when Make refuses them, and can be asked for again', async () => {
    let allowed = false;
    const failure = { kind: 'forbidden', zone: 'eu1.make.com', what: 'detail' } as const;
    const [first] = fakeEntries(1);
    if (first === undefined) throw new Error('no entry');
    const { panel } = await open({
      entries: [first],
      answers: { 'entry.detail': () => (allowed ? ok({ entry: first, details: {} }) : failed(failure)) },
    });
    panel.detail.open(first);
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.detail.detail.value).toEqual({ status: 'failed', failure });
    expect(panel.detail.entry.value?.uuid).toBe('entry-0');
    allowed = true;
    panel.detail.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.detail.detail.value.status).toBe('ready');
  });

  it('close when the panel turns to another log', async () => {
    const { fake, panel } = await open({ entries: fakeEntries(1) });
    const view = panel.feed.view.value;
    if (view === undefined) throw new Error('no list');
    panel.detail.open(view.entry(0));
    fake.pageOf(1).set({ ...PAGE, organizationId: 5 });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.detail.entry.value).toBeUndefined();
  });
});

describe('the one action beside a failure', () => {
  it.each([
    ['connect', 'openSettings', ['eu1.make.com']],
    ['replace-token', 'openSettings', ['eu1.make.com']],
    ['unlock', 'openSettings', ['eu1.make.com']],
    ['open-settings', 'openSettings', []],
    ['allow-access', 'allowSite', ['eu1.make.com']],
    ['reload', 'reload', []],
  ] as const)('%s is %s', async (kind, method, parameters) => {
    const { fake, panel } = await open();
    panel.act(kind);
    expect(fake.gateway[method]).toHaveBeenCalledWith(...parameters);
  });

  it('looks at Make again', async () => {
    const { fake, panel } = await open();
    panel.act('retry');
    expect(fake.commands('source.refresh')).toHaveLength(1);
  });

  it('lets the person choose another log', async () => {
    const { fake, panel } = await open();
    panel.act('choose-source');
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.choices.open.value).toBe(true);
    expect(panel.choices.organizations.value).toEqual([{ ...ORGANIZATION, name: 'Northwind' }]);
    expect(panel.choices.teams.value).toMatchObject({ status: 'ready' });
    expect(fake.commands('organization.describe')).toHaveLength(1);
  });
});

describe('a panel that was closed', () => {
  it('leaves nobody waiting', async () => {
    const { fake, panel } = await open({ entries: fakeEntries(1) });
    panel.dispose();
    expect(fake.tab.watchers + fake.connected.watchers + fake.pageOf(1).watchers).toBe(0);
    expect(fake.sourceOf(SOURCE).watchers).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
