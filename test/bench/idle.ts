import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** Times on a busy machine say little: waits at most so many seconds until four fifths of it rest. */
export async function untilIdle(seconds: number): Promise<boolean> {
  for (let second = 0; second < seconds; second += 1) {
    const before = idleTime();
    await wait(1000);
    if (idleTime() - before > 800 * cpus().length) return true;
  }
  return false;
}

/** Of all CPUs together, in ms. */
function idleTime(): number {
  return cpus().reduce((sum, { times }) => sum + times.idle, 0);
}
