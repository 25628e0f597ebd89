import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { createSettingsStore, parseSettings } from '@/lib/state/settings-store';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/state/state';
import { fakeArea } from '../../setup/fake-storage';

const OTHER: Settings = {
  pollMinutes: 30,
  badge: false,
  theme: 'dark',
  shortcuts: false,
  timeZone: 'make',
  backfill: 'auto',
  keepMonths: 25,
  keepEntries: 100_000,
};

function setUp(settings?: unknown) {
  const watched = fakeArea('local', settings === undefined ? {} : { settings });
  return { ...watched, store: createSettingsStore(watched) };
}

it('starts with the defaults', async () => {
  expect(await setUp().store.get()).toEqual(DEFAULT_SETTINGS);
});

it('gives back what was changed, and tells watchers', async () => {
  const { store } = setUp();
  const listener = vi.fn();
  const stop = store.watch(listener);
  await store.change({ theme: 'dark' });
  expect(await store.get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  expect(listener).toHaveBeenCalledExactlyOnceWith({ ...DEFAULT_SETTINGS, theme: 'dark' });
  stop();
  await store.change({ badge: false });
  expect(listener).toHaveBeenCalledOnce();
});

it('loses none of several changes made at once', async () => {
  const { store } = setUp();
  await Promise.all([
    store.change({ pollMinutes: 30 }),
    store.change({ badge: false }),
    store.change({ theme: 'dark' }),
    store.change({ shortcuts: false }),
    store.change({ timeZone: 'make' }),
    store.change({ backfill: 'auto' }),
    store.change({ keepMonths: 25 }),
    store.change({ keepEntries: 100_000 }),
  ]);
  expect(await store.get()).toEqual(OTHER);
});

it('are the defaults where they cannot be read', async () => {
  const { area, onChanged } = fakeArea('local', { settings: { pollMinutes: 60 } });
  const broken = { ...area, get: () => Promise.reject(new Error('An unexpected error occurred')) };
  expect(await createSettingsStore({ area: broken, onChanged }).get()).toEqual(DEFAULT_SETTINGS);
});

it('reports a change that could not be written, and goes on with the next', async () => {
  const { store, area } = setUp();
  const set = vi.spyOn(area, 'set').mockRejectedValueOnce(new Error('disk full'));
  await expect(store.change({ badge: false })).rejects.toThrow('disk full');
  await store.change({ theme: 'light' });
  expect(await store.get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'light' });
  expect(set).toHaveBeenCalledTimes(2);
});

it.each(Object.keys(OTHER))('falls back for a bad %s alone', (field) => {
  for (const bad of [7, 'nonsense', null, {}, 'x'.repeat(1_000_000)]) {
    expect(parseSettings({ ...OTHER, [field]: bad })).toEqual({
      ...OTHER,
      [field]: Reflect.get(DEFAULT_SETTINGS, field),
    });
  }
  const rest = Object.fromEntries(Object.entries(OTHER).filter(([name]) => name !== field));
  expect(parseSettings(rest)).toEqual({ ...OTHER, [field]: Reflect.get(DEFAULT_SETTINGS, field) });
});

it('reads anything at all as whole settings', () => {
  const allowed = {
    pollMinutes: [1, 5, 15, 30, 60],
    badge: [true, false],
    theme: ['system', 'light', 'dark'],
    shortcuts: [true, false],
    timeZone: ['browser', 'utc', 'make'],
    backfill: ['ask', 'auto'],
    keepMonths: [1, 3, 6, 13, 25, 37],
    keepEntries: [10_000, 100_000, 250_000, 500_000, 1_000_000],
  };
  const field = fc.oneof(fc.anything(), fc.constantFrom<unknown>(...Object.values(allowed).flat()));
  const stored = fc.oneof(
    fc.anything(),
    fc.record({
      pollMinutes: field,
      badge: field,
      theme: field,
      shortcuts: field,
      timeZone: field,
      backfill: field,
      keepMonths: field,
      keepEntries: field,
    }),
  );
  fc.assert(
    fc.property(stored, (value) => {
      const settings = parseSettings(value);
      expect(Object.keys(settings).sort()).toEqual(Object.keys(allowed).sort());
      for (const [name, values] of Object.entries(allowed)) expect(values).toContain(Reflect.get(settings, name));
    }),
  );
});
