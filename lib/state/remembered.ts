import { sourceKey } from '@/lib/audit-log/source';
import type { StateReader, Watched } from './state';

/**
 * A watched value that is asked for once, and at once: from then on it is kept up to date by what changes. Whoever asks
 * later waits for nothing.
 */
export function createRemembered<Value>(watched: Watched<Value>): Watched<Value> {
  const listeners = new Set<(value: Value) => void>();
  let known: Promise<Value> | undefined;

  function ask(): Promise<Value> {
    const asked = watched.get();
    known = asked;
    asked.catch(() => {
      // The next one asks again.
      if (known === asked) known = undefined;
    });
    return asked;
  }

  // Before it is asked for: a change in between must not be missed.
  watched.watch((value) => {
    known = Promise.resolve(value);
    for (const listener of [...listeners]) listener(value);
  });
  void ask().catch(() => {});

  return {
    get: () => known ?? ask(),
    watch(listener) {
      // The same function may be given twice.
      const own = (value: Value) => listener(value);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}

/** The state as a page needs it that has to show something soon: nothing is asked for twice. */
export function createRememberedState(state: StateReader): StateReader {
  return {
    connections: createRemembered(state.connections),
    memoryOnly: createRemembered(state.memoryOnly),
    historyFull: createRemembered(state.historyFull),
    pageContext: remembering(state.pageContext, (tabId) => tabId),
    source: remembering(state.source, sourceKey),
  };
}

function remembering<Key, Value>(
  watchedOf: (key: Key) => Watched<Value>,
  nameOf: (key: Key) => string | number,
): (key: Key) => Watched<Value> {
  const remembered = new Map<string | number, Watched<Value>>();
  return (key) => {
    const name = nameOf(key);
    const known = remembered.get(name) ?? createRemembered(watchedOf(key));
    remembered.set(name, known);
    return known;
  };
}
