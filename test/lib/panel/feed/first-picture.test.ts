import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeedState } from '@/lib/panel/feed/feed-state';
import { whenWorthDrawing } from '@/lib/panel/feed/first-picture';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const READING: FeedState = { status: 'loading', what: 'history' };

function waiting(first: FeedState) {
  const state = signal<FeedState>(first);
  let drawn = false;
  void whenWorthDrawing(state).then(() => {
    drawn = true;
  });
  return { state, isDrawn: () => drawn };
}

describe('the first picture', () => {
  it.each<FeedState>([
    { status: 'ready', refreshing: true },
    { status: 'no-token', zone: 'eu1.make.com' },
    { status: 'no-source', reason: 'elsewhere' },
    { status: 'failed', failure: { kind: 'network', zone: 'eu1.make.com' } },
    { status: 'loading', what: 'make' },
  ])('is drawn as soon as the list is $status', async (told) => {
    const { state, isDrawn } = waiting({ status: 'loading', what: 'page' });
    await vi.advanceTimersByTimeAsync(1);
    state.value = READING;
    await vi.advanceTimersByTimeAsync(1);
    expect(isDrawn()).toBe(false);
    state.value = told;
    await vi.advanceTimersByTimeAsync(0);
    expect(isDrawn()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is drawn at once where everything is known', async () => {
    const { isDrawn } = waiting({ status: 'ready', refreshing: false });
    await vi.advanceTimersByTimeAsync(0);
    expect(isDrawn()).toBe(true);
  });

  it('waits for an archive that is slow no longer than a person does not notice', async () => {
    const { isDrawn } = waiting(READING);
    await vi.advanceTimersByTimeAsync(149);
    expect(isDrawn()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isDrawn()).toBe(true);
  });
});
