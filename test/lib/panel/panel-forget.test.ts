import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { namesOf } from '@/lib/audit-log/names';
import { createExportSession } from '@/lib/panel/export/export-session';
import { createPanelAside } from '@/lib/panel/panel-aside';
import { ok } from '@/lib/result';
import type { NamesRevision } from '@/lib/state/names-revision';
import { fakeAddress } from '../../fakes/fake-address';
import { fakeConnection } from '../../fakes/fake-connection';
import { fakeWatched } from '../../fakes/fake-watched';
import { FILTERS, fakeEntries, fakePanel, NOW, TEAM_PAGE } from './fake-panel';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const ENTRY = fakeEntries(1)[0];
const SCENARIO = { kind: 'scenario', id: '3000' } as const;

/** A panel in full use: pinned, a question asked, an entry open out of its neighbours, and an export begun. */
async function used() {
  const fake = fakePanel({
    entries: fakeEntries(3),
    page: TEAM_PAGE,
    answers: {
      'details.pace': () => ok({ perMinute: 60, limit: 133 }),
      'details.fetch': () => new Promise(() => undefined),
    },
  });
  const page = fakeAddress();
  let names = namesOf([{ target: SCENARIO, name: 'Ledger', at: 1 }]);
  const revision = fakeWatched<NamesRevision>('1');
  const panel = fake.model({
    address: page.address,
    names: { loader: { load: async () => names }, revision: () => revision },
  });
  const aside = createPanelAside(panel);
  await vi.advanceTimersByTimeAsync(0);
  panel.context.pin();
  panel.filters.setText('dana');
  await vi.advanceTimersByTimeAsync(0);
  if (ENTRY === undefined) throw new Error('no entry');
  panel.neighbours.show('object', ENTRY);
  panel.detail.open(ENTRY);
  panel.choices.setOpen(true);
  panel.setEntryMenu(0);
  panel.exports.setOpen(true);
  const exporting = panel.exports.session(createExportSession);
  exporting.setWithDetails(true);
  await vi.advanceTimersByTimeAsync(100);
  void exporting.start();
  panel.exports.setOpen(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(panel.detail.detail.value.status).toBe('ready');
  expect(panel.names.nameOf(SCENARIO)).toBe('Ledger');
  expect(aside.facts.groups.value.flatMap(({ facts }) => facts)).not.toEqual([]);
  expect(panel.exports.aside.value).toBe(exporting);
  expect(panel.neighbours.origin.value).toBeDefined();
  expect(panel.filters.options.value).toEqual({ status: 'ready', filters: FILTERS });
  return {
    fake,
    page,
    panel,
    aside,
    exporting,
    /** As the background does it: the archive first, then what is known of it. */
    async deleteAll() {
      names = namesOf([]);
      fake.connected.set({});
      fake.change([]);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

describe('a panel whose history is deleted', () => {
  it('keeps nothing of it', async () => {
    const { fake, panel, aside, page, exporting, deleteAll } = await used();
    await deleteAll();
    expect(panel.feed.state.value).toEqual({ status: 'no-token', zone: 'eu1.make.com' });
    expect(panel.detail.entry.value).toBeUndefined();
    expect(panel.detail.detail.value).toEqual({ status: 'loading' });
    expect(panel.names.nameOf(SCENARIO)).toBeUndefined();
    expect(panel.neighbours.origin.value).toBeUndefined();
    expect(panel.neighbours.marked.value).toBeUndefined();
    expect(panel.highlights.value).toBeUndefined();
    expect(panel.filters.text.value).toBe('');
    expect(panel.filters.options.value).toEqual({ status: 'loading' });
    expect(aside.facts.groups.value.flatMap(({ facts }) => facts)).toEqual([]);
    expect(panel.choices.open.value).toBe(false);
    expect(panel.choices.teams.value).toEqual({ status: 'none' });
    expect(panel.entryMenu.value).toBeUndefined();
    expect(panel.exports.open.value).toBe(false);
    expect(panel.exports.aside.value).toBeUndefined();
    expect(exporting.state.value.status).toBe('cancelled');
    expect(fake.gateway.saveFile).not.toHaveBeenCalled();
    expect(panel.context.mode.value).toBe('following');
    expect(page.address.hash()).toBe('');
  });

  it('asks Make anew for details it had', async () => {
    const { fake, panel, deleteAll } = await used();
    await deleteAll();
    fake.connected.set({ 'eu1.make.com': fakeConnection({ connectedAt: NOW + 1 }) });
    fake.change(fakeEntries(3));
    await vi.advanceTimersByTimeAsync(0);
    const before = fake.commands('entry.detail').length;
    if (ENTRY !== undefined) panel.detail.open(ENTRY);
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.commands('entry.detail')).toHaveLength(before + 1);
  });

  it('stays as it is while the history outlives its connection', async () => {
    const { fake, panel } = await used();
    fake.connected.set({});
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.feed.state.value).toMatchObject({ status: 'ready', trouble: { kind: 'missing-token' } });
    expect(panel.detail.entry.value).toBeDefined();
    expect(panel.context.mode.value).toBe('pinned');
  });
});

it('does not take up an answer about an entry that came after everything was deleted', async () => {
  const slow = Promise.withResolvers<void>();
  const fake = fakePanel({
    entries: fakeEntries(1),
    answers: {
      'entry.detail': async () => {
        await slow.promise;
        if (ENTRY === undefined) throw new Error('no entry');
        return ok({ entry: ENTRY, details: { scenarioName: 'Ledger' } });
      },
    },
  });
  const panel = fake.model();
  await vi.advanceTimersByTimeAsync(0);
  if (ENTRY !== undefined) panel.detail.open(ENTRY);
  panel.detail.forget();
  slow.resolve();
  await vi.advanceTimersByTimeAsync(0);
  if (ENTRY !== undefined) panel.detail.open(ENTRY);
  expect(panel.detail.detail.value).toEqual({ status: 'loading' });
  expect(fake.commands('entry.detail')).toHaveLength(2);
});
