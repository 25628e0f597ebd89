import type { Watched } from '@/lib/state/state';

export interface FakeWatched<Value> extends Watched<Value> {
  /** Changes the value, and tells those who watch. */
  set(value: Value): void;
  readonly watchers: number;
}

export function fakeWatched<Value>(initial: Value): FakeWatched<Value> {
  const listeners = new Set<(value: Value) => void>();
  let current = initial;
  return {
    get: async () => current,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(value) {
      current = value;
      for (const listener of listeners) listener(value);
    },
    get watchers() {
      return listeners.size;
    },
  };
}
