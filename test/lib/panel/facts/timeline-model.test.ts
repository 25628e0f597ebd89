import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPanelAside, type PanelAside } from '@/lib/panel/panel-aside';
import { DAY, HOUR } from '@/lib/time';
import { fakeEntries, fakePanel, NOW } from '../fake-panel';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(times: readonly (number | undefined)[]) {
  const fake = fakePanel({
    entries: fakeEntries(times.length, (at) => ({
      triggeredAt: times[at],
      eventName: at % 2 === 0 ? 'scenario_deactivated' : 'webhook_created',
    })),
  });
  const model = fake.model();
  const panel = { ...model, timeline: createPanelAside(model).timeline };
  await vi.advanceTimersByTimeAsync(0);
  return { fake, panel, ...panel.timeline };
}

/** Twelve days, of which each has as many entries as it is days ago. */
const DAYS = Array.from({ length: 12 }, (_, ago) =>
  Array.from({ length: ago }, (_entry, at) => NOW - ago * DAY - at * HOUR),
).flat();
const counts = ({ timeline }: Pick<PanelAside, 'timeline'>) => timeline.timeline.value?.bars.map(({ count }) => count);
const bars = ({ timeline }: Pick<PanelAside, 'timeline'>) => timeline.timeline.value?.bars ?? [];

describe('the timeline', () => {
  it('has what a look at each entry gives', async () => {
    const anyTimes = fc.array(fc.integer({ min: NOW - 500 * DAY, max: NOW }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(anyTimes, fc.nat(2), async (times, unknown) => {
        const sorted = times.toSorted((a, b) => b - a);
        const { panel } = await open([...sorted, ...Array.from({ length: unknown }, () => undefined)]);
        panel.filters.setText('webhook');
        const asked = sorted.filter((_time, at) => at % 2 === 1);
        for (const { from, to, count } of bars(panel)) {
          expect(count).toBe(asked.filter((time) => time >= from && time < to).length);
        }
        expect(panel.timeline.timeline.value).toMatchObject({ earlier: 0, later: 0 });
      }),
      { numRuns: 30 },
    );
  });

  it('keeps its bars while the query narrows', async () => {
    const { panel } = await open(DAYS);
    const before = bars(panel).map(({ from }) => from);
    expect(before.length).toBeGreaterThan(10);
    panel.filters.setText('nothing like it');
    expect(bars(panel).map(({ from }) => from)).toEqual(before);
    expect(new Set(counts(panel))).toEqual(new Set([0]));
  });

  it('is none without a readable time', async () => {
    const { panel } = await open([undefined, undefined]);
    expect(panel.timeline.timeline.value).toBeUndefined();
    panel.timeline.step(1, false);
    panel.timeline.narrow();
    expect(panel.timeline.selected.value).toBeUndefined();
  });

  it('is selected from either end, bar by bar, and no further than it goes', async () => {
    const { panel, step, select, selected, clear } = await open(DAYS);
    const last = bars(panel).length - 1;
    step(-1, false);
    expect(selected.value).toEqual({ first: last, last });
    step(-1, true);
    step(-1, true);
    expect(selected.value).toEqual({ first: last - 2, last });
    step(1, true);
    expect(selected.value).toEqual({ first: last - 1, last });
    step(-1, false);
    expect(selected.value).toEqual({ first: last - 2, last: last - 2 });
    select(1000, true);
    expect(selected.value).toEqual({ first: last - 2, last });
    clear();
    expect(selected.value).toBeUndefined();
    step(1, true);
    expect(selected.value).toEqual({ first: 0, last: 0 });
    step(-1, false);
    expect(selected.value).toEqual({ first: 0, last: 0 });
  });

  it('narrows to what is selected, within what was asked for', async () => {
    const { panel, select, narrow, selected } = await open(DAYS);
    const found = bars(panel);
    const [first, last] = [found[3], found[7]];
    select(3, false);
    select(7, true);
    const count = found.slice(3, 8).reduce((sum, bar) => sum + bar.count, 0);
    narrow();
    expect(selected.value).toBeUndefined();
    expect(panel.filters.chosen.value.period).toEqual({ after: first?.from, before: last?.to });
    expect(panel.feed.view.value?.length).toBe(count);
    panel.filters.add({ field: 'period', value: { after: (first?.from ?? 0) + 1 } });
    select(3, false);
    narrow();
    expect(panel.filters.chosen.value.period).toEqual({ after: (first?.from ?? 0) + 1, before: first?.to });
  });

  it('turns to what lies outside of what was asked for', async () => {
    const { panel, select, narrow } = await open(DAYS);
    const [first, other] = bars(panel);
    select(0, false);
    narrow();
    select(1, false);
    narrow();
    expect(panel.filters.chosen.value.period).toEqual({ after: other?.from, before: other?.to });
    expect(first?.to).toBe(other?.from);
  });

  it('goes in the list to the newest entry of a bar, or the next older one', async () => {
    const { panel, show } = await open(DAYS);
    bars(panel).forEach((bar, at) => {
      show(at);
      const newest = DAYS.findIndex((time) => time < bar.to);
      expect(panel.cursor.position.value).toBe(newest);
    });
  });

  it('keeps its selection when newer entries come in', async () => {
    const { fake, panel, select, selected } = await open(DAYS.map((time) => time - DAY));
    select(2, false);
    const at = bars(panel)[2]?.from;
    fake.change(
      fakeEntries(DAYS.length + 1, (row) => ({ triggeredAt: [NOW, ...DAYS.map((time) => time - DAY)][row] })),
    );
    await vi.advanceTimersByTimeAsync(0);
    expect(bars(panel).at(-1)?.count).toBe(1);
    expect(bars(panel)[selected.value?.first ?? -1]?.from).toBe(at);
  });
});
