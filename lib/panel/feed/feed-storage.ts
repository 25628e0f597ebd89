import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Failure } from '@/lib/failure';
import { followWatched } from '@/lib/panel/gateway/panel-follow';
import type { StateReader } from '@/lib/state/state';

export interface FeedStorage {
  /** Why what is new lies in memory only. */
  readonly trouble: ReadonlySignal<Failure | undefined>;
  readonly dispose: () => void;
}

/** Follows where the history lies. `onMoved`: it is to be read again. */
export function createFeedStorage(
  stored: Pick<StateReader, 'memoryOnly' | 'historyFull'>,
  onMoved: () => void,
): FeedStorage {
  const memoryOnly = signal(false);
  const historyFull = signal(false);
  const follow = (watched: StateReader['memoryOnly'], told: typeof memoryOnly) =>
    followWatched(watched, (value) => {
      if (value === told.peek()) return;
      told.value = value;
      onMoved();
    });
  const stops = [follow(stored.memoryOnly, memoryOnly), follow(stored.historyFull, historyFull)];
  return {
    trouble: computed((): Failure | undefined => {
      if (memoryOnly.value) return { kind: 'storage', reason: 'unavailable' };
      return historyFull.value ? { kind: 'storage', reason: 'full' } : undefined;
    }),
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}
