import { type Clock, SECOND } from '@/lib/time';

/** Does its work when asked, and rests after it. */
export interface Unhurried {
  /** At once, if it neither works nor rests; else when that is over, once for all that asked meanwhile. */
  readonly run: () => void;
  /** Nothing that waits is done any more. */
  readonly stop: () => void;
}

/** It rests so many times as long as it worked: a small archive is read at once, a large one takes a tenth of the time. */
const TIMES = 10;
const MOST = 2 * SECOND;

export function createUnhurried(work: () => Promise<void>, now: Clock): Unhurried {
  let busy = false;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function workOnce(): Promise<void> {
    const start = now();
    await work();
    const rest = Math.min(MOST, (now() - start) * TIMES);
    // A clock may have been put back.
    if (rest > 0) timer = setTimeout(end, rest);
    else end();
  }

  function end(): void {
    busy = false;
    if (again) run();
  }

  function run(): void {
    again = busy;
    if (busy) return;
    busy = true;
    void workOnce();
  }

  return {
    run,
    stop: () => {
      clearTimeout(timer);
      again = false;
    },
  };
}
