import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelModel } from '@/lib/panel/panel-model';
import { viewOfHash } from '@/lib/panel/place/view-hash';
import { fakeAddress } from '../../../fakes/fake-address';
import { fakeEntries, fakePanel, NOW, SCENARIO_PAGE } from '../fake-panel';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const ENTRIES = fakeEntries(40, (at) => ({
  targetId: at % 4 === 0 ? '3000' : '3001',
  actor: at % 2 === 0 ? { id: 212, name: 'Dana Kim' } : { id: 213, name: 'Noah Steiner' },
}));

async function open(hash = '', page = SCENARIO_PAGE, state: unknown = undefined) {
  const fake = fakePanel({ entries: ENTRIES, page });
  const address = fakeAddress(hash, state);
  const panel = fake.model({ address: address.address, startPlace: viewOfHash(hash).place });
  await vi.advanceTimersByTimeAsync(0);
  return { panel, page: address, shown: () => panel.feed.view.value?.length };
}

function entryOf(panel: PanelModel, uuid: string) {
  const entry = ENTRIES.find((one) => one.uuid === uuid);
  if (entry === undefined || panel.feed.view.value === undefined) throw new Error(`no ${uuid}`);
  return entry;
}

describe('the neighbours of an entry', () => {
  it('in context are everything, with the entry marked and shown', async () => {
    const { panel, shown } = await open();
    panel.filters.setText('dana');
    expect(shown()).toBe(10);
    panel.neighbours.show('context', entryOf(panel, 'entry-8'));
    expect(shown()).toBe(40);
    expect(panel.filters.text.value).toBe('');
    expect(panel.neighbours.marked.value).toBe('entry-8');
    expect(panel.neighbours.reveal.value).toEqual({ uuid: 'entry-8', focus: true });
  });

  it('close the entry they were asked from, and lead back to it', async () => {
    const { panel } = await open();
    panel.filters.setText('dana');
    panel.detail.open(entryOf(panel, 'entry-8'));
    panel.neighbours.show('object', entryOf(panel, 'entry-8'));
    expect(panel.detail.entry.value).toBeUndefined();
    expect(panel.filters.text.value).toBe('target:scenario/3000');
    panel.neighbours.back();
    expect(panel.detail.entry.value?.uuid).toBe('entry-8');
    expect(panel.filters.text.value).toBe('dana');
    expect(panel.context.scope.value.type).toBe('target');
    expect(panel.neighbours.origin.value).toBeUndefined();
  });

  it('lead back one by one, to the same place', async () => {
    const { panel, shown } = await open();
    panel.filters.setText('dana');
    panel.neighbours.show('context', entryOf(panel, 'entry-8'));
    panel.neighbours.show('person', entryOf(panel, 'entry-9'));
    expect(panel.filters.text.value).toMatch(/^actor:213 after:/);
    panel.neighbours.back();
    expect(shown()).toBe(40);
    expect(panel.neighbours.reveal.value).toEqual({ uuid: 'entry-9', focus: true });
    panel.neighbours.back();
    expect(shown()).toBe(10);
    expect(panel.neighbours.reveal.value).toEqual({ uuid: 'entry-8', focus: true });
    panel.neighbours.back();
    expect(shown()).toBe(10);
  });

  it('mark nothing in another question', async () => {
    const { panel } = await open();
    panel.neighbours.show('context', entryOf(panel, 'entry-8'));
    panel.filters.setText('noah');
    expect(panel.neighbours.marked.value).toBeUndefined();
  });

  it('are steps of the page’s address, and the step before knows its place', async () => {
    const { panel, page, shown } = await open();
    panel.filters.setText('dana');
    panel.neighbours.show('context', entryOf(panel, 'entry-8'));
    expect(page.steps).toEqual(['', '#q=dana&at=entry-8', '#scope=organization&at=entry-8']);
    page.go(-1);
    expect(shown()).toBe(10);
    expect(panel.neighbours.marked.value).toBe('entry-8');
    expect(panel.neighbours.origin.value).toBeUndefined();
    page.go(1);
    expect(shown()).toBe(40);
    expect(panel.neighbours.reveal.value).toEqual({ uuid: 'entry-8', focus: false });
    expect(page.steps).toHaveLength(3);
  });

  it('lead back again after a step forth to them', async () => {
    const { panel, page } = await open();
    panel.filters.setText('dana');
    panel.neighbours.show('context', entryOf(panel, 'entry-8'));
    page.go(-1);
    page.go(1);
    expect(panel.neighbours.origin.value).toMatchObject({ kind: 'context', around: 'entry-8', level: 'page' });
    panel.neighbours.back();
    expect(panel.filters.text.value).toBe('dana');
    expect(panel.neighbours.origin.value).toBeUndefined();
  });

  it('lead back after a reload, one by one and to the open entry', async () => {
    const before = await open();
    before.panel.filters.setText('dana');
    before.panel.detail.open(entryOf(before.panel, 'entry-8'));
    before.panel.neighbours.show('context', entryOf(before.panel, 'entry-8'));
    before.panel.neighbours.show('person', entryOf(before.panel, 'entry-9'));
    const { address } = before.page;
    const { panel } = await open(address.hash(), SCENARIO_PAGE, address.state());
    expect(panel.neighbours.origin.value).toEqual(before.panel.neighbours.origin.value);
    panel.neighbours.back();
    expect(panel.neighbours.reveal.value).toEqual({ uuid: 'entry-9', focus: true });
    panel.neighbours.back();
    expect(panel.detail.entry.value?.uuid).toBe('entry-8');
    expect(panel.filters.text.value).toBe('dana');
    expect(panel.neighbours.origin.value).toBeUndefined();
  });

  it('lead nowhere after a reload where the person stayed', async () => {
    const before = await open();
    before.panel.neighbours.show('context', entryOf(before.panel, 'entry-8'));
    before.panel.neighbours.forget();
    expect(before.page.states.at(-1)).toEqual([]);
    expect(before.page.steps).toHaveLength(2);
  });

  it('of another log lead nowhere', async () => {
    const { panel } = await open();
    panel.neighbours.show('context', entryOf(panel, 'entry-8'));
    panel.context.choose({ zone: 'eu1.make.com', organizationId: 9 });
    expect(panel.neighbours.origin.value).toBeUndefined();
  });

  it('asked from an open entry, are a step away from it', async () => {
    const { panel, page } = await open();
    panel.detail.open(entryOf(panel, 'entry-8'));
    panel.neighbours.show('object', entryOf(panel, 'entry-8'));
    expect(page.steps.at(-1)).toBe('#q=target%3Ascenario%2F3000&at=entry-8');
    page.go(-1);
    expect(panel.detail.entry.value?.uuid).toBe('entry-8');
    expect(panel.neighbours.marked.value).toBeUndefined();
  });

  it('come back with the address', async () => {
    const { panel, shown } = await open('#scope=organization&at=entry-8');
    expect(shown()).toBe(40);
    expect(panel.neighbours.marked.value).toBe('entry-8');
    expect(panel.neighbours.reveal.value).toEqual({ uuid: 'entry-8', focus: false });
  });

  it('can be stayed at', async () => {
    const { panel, shown } = await open();
    panel.neighbours.show('context', entryOf(panel, 'entry-8'));
    panel.neighbours.forget();
    expect(panel.neighbours.origin.value).toBeUndefined();
    expect(shown()).toBe(40);
  });
});
