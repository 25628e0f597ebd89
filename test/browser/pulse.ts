import { z } from '@/lib/zod';
import { type TestPage, waitFor } from './test-page';

/** How long something took, and how long the page could do nothing else meanwhile. All in ms. */
export interface Timed {
  readonly took: number;
  /** The longest time between two turns of the page's event loop. */
  readonly blocked: number;
  /** Tasks over 50 ms, as Chromium counts them; empty in Firefox, which does not. */
  readonly longTasks: readonly number[];
}

const Stopped = z.object({ blocked: z.number(), longTasks: z.array(z.number()) });

/** A turn is asked for this often, in ms. */
const EVERY = 4;

const START = `(() => {
  globalThis.auditLensPulse?.end();
  let last = performance.now();
  let blocked = 0;
  const longTasks = [];
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)));
  if (PerformanceObserver.supportedEntryTypes.includes('longtask')) observer.observe({ type: 'longtask' });
  const beat = () => {
    const now = performance.now();
    blocked = Math.max(blocked, now - last - ${EVERY});
    last = now;
  };
  const timer = setInterval(beat, ${EVERY});
  globalThis.auditLensPulse = {
    end() {
      beat();
      clearInterval(timer);
      observer.disconnect();
      return { blocked, longTasks };
    },
  };
  return true;
})()`;

const STOP = `new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(() => resolve(auditLensPulse.end()), 20));
})`;

/** Does something to a page, and waits until an expression in it is true. What looks for roles would block it: find first. */
export async function timed(
  page: TestPage,
  act: () => Promise<unknown>,
  until: string,
  patience?: number,
): Promise<Timed> {
  await page.evaluate(START);
  const start = performance.now();
  await act();
  await waitFor(async () => (await page.evaluate(until)) === true || undefined, until, patience);
  const took = performance.now() - start;
  return { took, ...Stopped.parse(await page.evaluate(STOP)) };
}
