import { describe, expect, it } from 'vitest';
import { createSettingsModel } from '@/lib/panel/settings/settings-model';
import { DEFAULT_SETTINGS, type Settings, type SettingsStore } from '@/lib/state/state';
import { fakeWatched } from '../../../fakes/fake-watched';

function setUp(refuses = false) {
  const watched = fakeWatched<Settings>(DEFAULT_SETTINGS);
  const store: SettingsStore = {
    ...watched,
    async change(change) {
      if (refuses) throw new Error('QuotaExceededError');
      watched.set({ ...(await watched.get()), ...change });
    },
  };
  return { model: createSettingsModel({ settings: store }), watched };
}

describe('the settings', () => {
  it('change at once, and are written', async () => {
    const { model, watched } = setUp();

    const written = model.change({ pollMinutes: 15 });
    expect(model.settings.value.pollMinutes).toBe(15);
    await written;

    expect(await watched.get()).toEqual({ ...DEFAULT_SETTINGS, pollMinutes: 15 });
    expect(model.unsaved.value).toBe(false);
  });

  it('follow a change made on another page', () => {
    const { model, watched } = setUp();

    watched.set({ ...DEFAULT_SETTINGS, theme: 'dark' });

    expect(model.settings.value.theme).toBe('dark');
  });

  it('go back, and say so, when they cannot be written', async () => {
    const { model } = setUp(true);

    await model.change({ badge: false });

    expect(model.settings.value).toEqual(DEFAULT_SETTINGS);
    expect(model.unsaved.value).toBe(true);
  });
});
