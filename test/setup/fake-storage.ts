import type { StorageArea, StorageChanges, WatchedArea } from '@/lib/storage/storage-area';
import { type FakeEvent, fakeEvent } from './fake-event';

export interface FakeArea extends WatchedArea {
  readonly area: StorageArea;
  readonly onChanged: FakeEvent<[StorageChanges, string]>;
  /** What is stored now, as JSON would keep it. */
  readonly stored: () => Record<string, unknown>;
}

/** A storage area as Firefox has it: JSON values, and an event for every write, changed or not. */
export function fakeArea(areaName: 'session' | 'local', initial: Record<string, unknown> = {}): FakeArea {
  const data = new Map<string, unknown>(Object.entries(initial));
  const onChanged = fakeEvent<[StorageChanges, string]>();
  const copy = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
  const list = (keys: string | string[]) => (typeof keys === 'string' ? [keys] : keys);

  return {
    areaName,
    onChanged,
    stored: () => Object.fromEntries(data),
    area: {
      async get(keys) {
        const wanted = keys === undefined ? [...data.keys()] : list(keys).filter((key) => data.has(key));
        return Object.fromEntries(wanted.map((key) => [key, copy(data.get(key))]));
      },
      async set(items) {
        const changes: Record<string, { oldValue?: unknown; newValue?: unknown }> = {};
        for (const [key, value] of Object.entries(items)) {
          changes[key] = { oldValue: copy(data.get(key)), newValue: copy(value) };
          data.set(key, copy(value));
        }
        onChanged.trigger(changes, areaName);
      },
      async remove(keys) {
        const gone = list(keys).filter((key) => data.has(key));
        if (gone.length === 0) return;
        const changes = Object.fromEntries(gone.map((key) => [key, { oldValue: copy(data.get(key)) }]));
        for (const key of gone) data.delete(key);
        onChanged.trigger(changes, areaName);
      },
    },
  };
}
