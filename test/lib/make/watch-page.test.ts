import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage } from '@/lib/make/watch-page';
import type { PageContextHint } from '@/lib/page-context';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function startWatching(
  changes: { navigation?: EventTarget | undefined; prerendered?: boolean; failing?: boolean } = {},
) {
  const sent: PageContextHint[] = [];
  const events = new EventTarget();
  const navigation = 'navigation' in changes ? changes.navigation : new EventTarget();
  const state = {
    hint: { path: '/1' } as PageContextHint,
    visible: true,
    alive: true,
    prerendered: changes.prerendered ?? false,
    reads: 0,
    listeners: 0,
  };
  const counting = (target: EventTarget) => ({
    addEventListener(type: string, listener: () => void) {
      state.listeners += 1;
      target.addEventListener(type, listener);
    },
    removeEventListener(type: string, listener: () => void) {
      state.listeners -= 1;
      target.removeEventListener(type, listener);
    },
  });
  watchPage({
    page: counting(events),
    navigation: navigation && counting(navigation),
    isVisible: () => state.visible,
    isPrerendered: () => state.prerendered,
    isAlive: () => state.alive,
    read() {
      state.reads += 1;
      return state.hint;
    },
    send(hint) {
      if (changes.failing) throw new Error('Extension context invalidated.');
      sent.push(hint);
    },
    after: (milliseconds, run) => setTimeout(run, milliseconds),
    every(milliseconds, run) {
      const timer = setInterval(run, milliseconds);
      return () => clearInterval(timer);
    },
  });
  return {
    sent,
    state,
    events,
    navigation,
    tell: (type: string, target = events) => target.dispatchEvent(new Event(type)),
  };
}

describe('watchPage', () => {
  it('sends the hint at once', () => {
    expect(startWatching().sent).toEqual([{ path: '/1' }]);
  });

  it('sends nothing again while nothing changes', () => {
    const { sent, tell, navigation } = startWatching();
    for (let second = 0; second < 60; second++) {
      for (const type of ['popstate', 'hashchange', 'visibilitychange']) tell(type);
      tell('currententrychange', navigation);
      vi.advanceTimersByTime(1000);
    }
    expect(sent).toHaveLength(1);
  });

  it.each(['popstate', 'hashchange', 'visibilitychange', 'pageshow'])('looks soon after %s', (type) => {
    const { sent, state, tell } = startWatching({ navigation: undefined });
    vi.advanceTimersByTime(400);
    state.hint = { path: '/2' };
    tell(type);
    vi.advanceTimersByTime(60);
    expect(sent.at(-1)).toEqual({ path: '/2' });
  });

  it('looks soon after a navigation that the Navigation API tells of', () => {
    const { sent, state, tell, navigation } = startWatching();
    vi.advanceTimersByTime(400);
    state.hint = { path: '/2' };
    tell('currententrychange', navigation);
    vi.advanceTimersByTime(60);
    expect(sent.at(-1)).toEqual({ path: '/2' });
  });

  it('notices a navigation that no event told of within a second, but only where somebody sees it', () => {
    const { sent, state } = startWatching();
    vi.advanceTimersByTime(400);
    state.visible = false;
    state.hint = { path: '/2' };
    vi.advanceTimersByTime(10_000);
    expect(sent).toHaveLength(1);
    state.visible = true;
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([{ path: '/1' }, { path: '/2' }]);
  });

  it('sends again when the links are drawn at last', () => {
    const { sent, state } = startWatching();
    vi.advanceTimersByTime(5500);
    state.hint = { path: '/1', organizationId: 3, teamId: 1 };
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([{ path: '/1' }, { path: '/1', organizationId: 3, teamId: 1 }]);
  });

  it('makes a few messages of a storm of navigations, the last one being the last page', () => {
    const { sent, state, tell, navigation } = startWatching();
    for (let step = 0; step < 1000; step++) {
      state.hint = { path: `/${step}` };
      tell('currententrychange', navigation);
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(1000);
    expect(sent.length).toBeLessThan(60);
    expect(sent.at(-1)).toEqual({ path: '/999' });
  });

  it('says again what page it is when the page comes back out of the cache', () => {
    const { sent, tell } = startWatching();
    tell('pageshow');
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([{ path: '/1' }]);
    tell('pagehide');
    tell('pageshow');
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([{ path: '/1' }, { path: '/1' }]);
  });

  it('says nothing of a page that is only prepared, until it is shown', () => {
    const { sent, state, tell } = startWatching({ prerendered: true });
    vi.advanceTimersByTime(5000);
    expect(sent).toEqual([]);
    state.prerendered = false;
    tell('visibilitychange');
    vi.advanceTimersByTime(60);
    expect(sent).toEqual([{ path: '/1' }]);
  });

  it.each(['alive', 'failing'])('ends without a sound, and for good, when the extension is gone (%s)', (how) => {
    const { sent, state, tell, navigation } = startWatching({ failing: how === 'failing' });
    state.alive = false;
    vi.advanceTimersByTime(1000);
    const { reads } = state;
    expect(state.listeners).toBe(0);
    state.alive = true;
    state.hint = { path: '/2' };
    tell('popstate');
    tell('currententrychange', navigation);
    vi.advanceTimersByTime(60_000);
    expect(state.reads).toBe(reads);
    expect(vi.getTimerCount()).toBe(0);
    expect(sent.length).toBe(how === 'failing' ? 0 : 1);
  });

  it('costs at most a look a second when nothing happens', () => {
    const { state } = startWatching();
    vi.advanceTimersByTime(1000);
    const { reads } = state;
    vi.advanceTimersByTime(60_000);
    expect(state.reads - reads).toBe(60);
  });
});
