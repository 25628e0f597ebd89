import { SECOND } from '@/lib/time';

/** How long new entries must be on screen to count as seen. */
const SEEN_AFTER = 1.5 * SECOND;

/** Fires once when its condition held for a while without a break. */
export function createSeenTimer(onSeen: () => void): {
  readonly run: (holds: boolean) => void;
  readonly stop: () => void;
} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    run: (holds) => {
      if (!holds) stop();
      else
        timer ??= setTimeout(() => {
          timer = undefined;
          onSeen();
        }, SEEN_AFTER);
    },
    stop,
  };
}
