import { object, oneOf, otherwise, read, yesNo } from '@/lib/shape';
import type { StorageArea, StorageEvents } from '@/lib/storage/storage-area';
import { DEFAULT_SETTINGS, type Settings, type SettingsStore } from './state';
import { createWatchedItem } from './watched-item';

export interface SettingsStoreOptions {
  /** `storage.local`. */
  readonly area: StorageArea;
  readonly onChanged: StorageEvents;
}

const KEY = 'settings';

const shape = object<Settings>({
  pollMinutes: otherwise<Settings['pollMinutes']>(oneOf([1, 5, 15, 30, 60]), DEFAULT_SETTINGS.pollMinutes),
  badge: otherwise<Settings['badge']>(yesNo, DEFAULT_SETTINGS.badge),
  theme: otherwise<Settings['theme']>(oneOf(['system', 'light', 'dark']), DEFAULT_SETTINGS.theme),
  shortcuts: otherwise<Settings['shortcuts']>(yesNo, DEFAULT_SETTINGS.shortcuts),
  timeZone: otherwise<Settings['timeZone']>(oneOf(['browser', 'utc', 'make']), DEFAULT_SETTINGS.timeZone),
  backfill: otherwise<Settings['backfill']>(oneOf(['ask', 'auto']), DEFAULT_SETTINGS.backfill),
  keepMonths: otherwise<Settings['keepMonths']>(oneOf([1, 3, 6, 13, 25, 37]), DEFAULT_SETTINGS.keepMonths),
  keepEntries: otherwise<Settings['keepEntries']>(
    oneOf([10_000, 100_000, 250_000, 500_000, 1_000_000]),
    DEFAULT_SETTINGS.keepEntries,
  ),
});

/** A field that is missing or bad gets its default; the others are kept. */
export function parseSettings(stored: unknown): Settings {
  return read(shape, stored) ?? DEFAULT_SETTINGS;
}

export function createSettingsStore({ area, onChanged }: SettingsStoreOptions): SettingsStore {
  const item = createWatchedItem({ area, areaName: 'local', onChanged, key: KEY, parse: parseSettings });
  // Two quick changes on one page must not each write over the other.
  let last: Promise<unknown> = Promise.resolve();

  return {
    ...item,
    async get() {
      try {
        return await item.get();
      } catch {
        // Where they cannot be read, the defaults do: nothing waits for settings.
        return DEFAULT_SETTINGS;
      }
    },
    change(change) {
      const write = async () => area.set({ [KEY]: { ...(await item.get()), ...change } });
      const done = last.then(write, write);
      last = done;
      return done;
    },
  };
}
