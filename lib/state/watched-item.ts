import type { StorageListener, WatchedArea } from '@/lib/storage/storage-area';
import type { Watched } from './state';

export interface WatchedItemOptions<Value> extends WatchedArea {
  readonly key: string;
  /** Total: whatever was stored, by whatever version, becomes a value. `undefined` stands for nothing stored. */
  readonly parse: (stored: unknown) => Value;
}

/** One stored value as something to read and to watch. */
export function createWatchedItem<Value>(options: WatchedItemOptions<Value>): Watched<Value> {
  const { area, areaName, onChanged, key, parse } = options;
  return {
    async get() {
      return parse((await area.get(key))[key]);
    },
    watch(listener) {
      const handleChange: StorageListener = (changes, changedArea) => {
        const change = changedArea === areaName ? changes[key] : undefined;
        if (change === undefined) return;
        // Firefox reports writes that change nothing as well.
        if (JSON.stringify(change.oldValue) === JSON.stringify(change.newValue)) return;
        listener(parse(change.newValue));
      };
      onChanged.addListener(handleChange);
      return () => onChanged.removeListener(handleChange);
    },
  };
}
