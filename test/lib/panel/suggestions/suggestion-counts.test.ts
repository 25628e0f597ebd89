import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPanelSuggestions } from '@/lib/panel/suggestions/panel-suggestions';
import { fakeEntries, fakePanel, NOW, TEAM_PAGE } from '../fake-panel';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const ENTRIES = fakeEntries(60, (at) => ({
  eventName: at % 2 === 0 ? 'scenario_deactivated' : 'webhook_created',
  team: at % 3 === 0 ? { id: 8, name: 'Support' } : { id: 7, name: 'Finance' },
  actor: at % 5 === 0 ? { id: 213, name: 'Noah Steiner' } : { id: 212, name: 'Dana Kim' },
}));

async function open(page = TEAM_PAGE, options: Parameters<typeof fakePanel>[0] = {}) {
  const fake = fakePanel({ entries: ENTRIES, page, ...options });
  const panel = fake.model();
  await vi.advanceTimersByTimeAsync(0);
  panel.context.chooseLevel('organization');
  const suggestions = createPanelSuggestions(panel.suggesting);
  const counts = (text: string) =>
    Object.fromEntries(suggestions.at(text, text.length).map(({ typed, count }) => [typed, count]));
  /** After it was asked for, and drawn again as often as something more was counted. */
  const settledCounts = (text: string) => {
    for (let round = 0; round < 12; round++) {
      counts(text);
      vi.runOnlyPendingTimers();
    }
    return counts(text);
  };
  return { fake, panel, suggestions, counts, settledCounts };
}

describe('what suggestions count', () => {
  it('is not there at once: typing waits for nothing', async () => {
    const { counts } = await open();
    expect(counts('actor:')).toEqual({ 'actor:212': undefined, 'actor:213': undefined, 'actor:none': undefined });
    vi.runOnlyPendingTimers();
    expect(counts('actor:')).toEqual({ 'actor:212': 48, 'actor:213': 12, 'actor:none': 0 });
  });

  it.each([
    'actor:',
    'event:',
    'team:',
    'kind:sc',
    'is:',
    'dana team:7 ',
    'team:7 actor:',
    'team:7 da',
    '-team:7 actor:',
    'noah kind:webhook event:',
    'after:2026-11-23 actor:',
  ])('is what one gets by taking one: %s', async (text) => {
    const { panel, suggestions, settledCounts } = await open();
    settledCounts(text);
    const offered = suggestions.at(text, text.length).filter(({ typed }) => !typed.endsWith(':'));
    for (const { text: taken, count } of offered) {
      panel.filters.setText(taken);
      expect([taken, count]).toEqual([taken, panel.feed.view.value?.length]);
    }
  });

  it('is, of one more value of a field, what that value adds', async () => {
    const { settledCounts } = await open();
    expect(settledCounts('actor:212,')).toMatchObject({ 'actor:213': 12 });
  });

  it('is within what the page shows, but for teams', async () => {
    const { panel, settledCounts } = await open();
    panel.context.chooseLevel('page');
    expect(settledCounts('actor:')).toMatchObject({ 'actor:212': 32 });
    expect(settledCounts('team:')).toMatchObject({ 'team:7': 40, 'team:8': 20 });
  });

  it('follows what comes in', async () => {
    const { fake, settledCounts } = await open();
    expect(settledCounts('actor:')).toMatchObject({ 'actor:213': 12 });
    fake.change([...fakeEntries(1, () => ({ uuid: 'new', actor: { id: 213 } })), ...ENTRIES]);
    await vi.advanceTimersByTimeAsync(0);
    expect(settledCounts('actor:')).toMatchObject({ 'actor:213': 13 });
  });

  it('comes one after the other, never all in one go', async () => {
    const { counts } = await open();
    counts('is:');
    vi.advanceTimersToNextTimer();
    expect(Object.values(counts('is:')).filter((count) => count !== undefined)).toHaveLength(1);
  });
});
