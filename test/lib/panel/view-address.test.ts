import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelModel } from '@/lib/panel/panel-model';
import { viewOfHash } from '@/lib/panel/place/view-hash';
import { SECOND } from '@/lib/time';
import { fakeAddress } from '../../fakes/fake-address';
import { fakeEntries, fakePanel, NOW, PAGE } from './fake-panel';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(hash = '') {
  const fake = fakePanel({ entries: fakeEntries(5) });
  const page = fakeAddress(hash);
  const panel = fake.model({ address: page.address, startPlace: viewOfHash(hash).place });
  await vi.advanceTimersByTimeAsync(0);
  return { panel, page, fake };
}

async function type(panel: PanelModel, text: string) {
  for (let length = 1; length <= text.length; length++) {
    panel.filters.setText(text.slice(0, length));
    await vi.advanceTimersByTimeAsync(100);
  }
}

describe('the view in the page’s address', () => {
  it('is empty to begin with', async () => {
    const { page } = await open();
    expect(page.steps).toEqual(['']);
  });

  it('brings back the question, also after the page was found', async () => {
    const { panel } = await open('#q=actor%3A212+after%3A2026-11-01T00%3A00Z');
    expect(panel.filters.text.value).toBe('actor:212 after:2026-11-01');
  });

  it('brings back the open entry as soon as it is read', async () => {
    const { panel, page } = await open('#entry=entry-3');
    expect(panel.detail.entry.value?.uuid).toBe('entry-3');
    expect(page.steps).toEqual(['#entry=entry-3']);
  });

  it('keeps an entry that is not there yet', async () => {
    const { panel, page, fake } = await open('#entry=entry-7');
    expect(panel.detail.entry.value).toBeUndefined();
    expect(page.steps).toEqual(['#entry=entry-7']);
    fake.change(fakeEntries(9));
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.detail.entry.value?.uuid).toBe('entry-7');
  });

  it('is one step for what is typed in one go', async () => {
    const { panel, page } = await open();
    await type(panel, 'dana');
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    await type(panel, 'kim');
    expect(page.steps).toEqual(['', '#q=dana', '#q=kim']);
  });

  it('is stepped back to, and forth', async () => {
    const { panel, page } = await open();
    await type(panel, 'dana');
    const view = panel.feed.view.value;
    if (view === undefined) throw new Error('no list');
    panel.detail.open(view.entry(1));
    expect(page.steps).toEqual(['', '#q=dana', '#q=dana&entry=entry-1']);
    page.go(-1);
    expect(panel.detail.entry.value).toBeUndefined();
    page.go(-1);
    expect(panel.filters.text.value).toBe('');
    page.go(2);
    expect(panel.filters.text.value).toBe('dana');
    expect(panel.detail.entry.value?.uuid).toBe('entry-1');
    expect(page.steps).toHaveLength(3);
  });

  it('holds the place only while the panel stays at it', async () => {
    const { panel, page, fake } = await open();
    panel.context.pin();
    expect(page.steps.at(-1)).toBe('#zone=eu1.make.com&organization=123');
    fake.pageOf(1).set({ ...PAGE, organizationId: 5 });
    panel.context.follow();
    expect(page.steps.at(-1)).toBe('');
  });

  it('of what cannot be answered is the last that could', async () => {
    const { panel, page } = await open();
    panel.filters.setText('kind:key');
    panel.filters.setText('kind:key after:soon');
    expect(page.steps.at(-1)).toBe('#q=kind%3Akey');
  });

  it('is left alone after the panel is gone', async () => {
    const { panel, page } = await open();
    panel.dispose();
    expect(page.listeners.size).toBe(0);
  });
});
