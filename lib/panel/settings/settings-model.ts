import { type ReadonlySignal, signal } from '@preact/signals';
import { followWatched } from '@/lib/panel/gateway/panel-follow';
import { DEFAULT_SETTINGS, type Settings, type SettingsStore } from '@/lib/state/state';

export interface SettingsModel {
  readonly settings: ReadonlySignal<Settings>;
  /** The last change could not be written: the browser's storage refused it. */
  readonly unsaved: ReadonlySignal<boolean>;
  change(change: Partial<Settings>): Promise<void>;
  dispose(): void;
}

export function createSettingsModel({ settings: store }: { readonly settings: SettingsStore }): SettingsModel {
  const settings = signal(DEFAULT_SETTINGS);
  const unsaved = signal(false);
  const unfollow = followWatched(store, (value) => {
    settings.value = value;
  });

  return {
    settings,
    unsaved,
    async change(change) {
      const before = settings.value;
      // At once, so that a switch does not lag behind the finger.
      settings.value = { ...before, ...change };
      try {
        await store.change(change);
        unsaved.value = false;
      } catch {
        settings.value = before;
        unsaved.value = true;
      }
    },
    dispose: unfollow,
  };
}
