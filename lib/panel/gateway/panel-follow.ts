import type { Watched } from '@/lib/state/state';

/**
 * Calls back with the value as it is and on every change, until the returned function is called. A change that
 * arrives while the first value is still being read wins over it.
 */
export function followWatched<Value>(watched: Watched<Value>, onValue: (value: Value) => void): () => void {
  let state: 'reading' | 'followed' | 'left' = 'reading';
  const unwatch = watched.watch((value) => {
    if (state === 'left') return;
    state = 'followed';
    onValue(value);
  });
  watched.get().then(
    (value) => {
      if (state === 'reading') onValue(value);
    },
    // Where it cannot be read, the next change tells it; what waits for it says that it takes long.
    () => {},
  );
  return () => {
    state = 'left';
    unwatch();
  };
}
