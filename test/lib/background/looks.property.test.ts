import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY, MINUTE } from '@/lib/time';
import { createWorld, fakeConnection, POLL_INTERVAL, settle, startWorker, ZONE } from './background-rig';

/** An alarm may come a little early, and is not sent away for that. */
const APART = 0.9 * POLL_INTERVAL;

const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 8 * MINUTE }) }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('alarm' as const), ms: fc.constant(0) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('wake' as const), ms: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('tabs' as const), ms: fc.nat(7) }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('clock' as const), ms: fc.integer({ min: -3 * DAY, max: 3 * DAY }) }),
  },
);
const step = fc.record({ happening, settles: fc.boolean() });

const isLong = process.env.AUDIT_LENS_LONG === '1';
const SEED = process.env.AUDIT_LENS_SEED;
const RUNS = { numRuns: isLong ? 5000 : 150, ...(SEED === undefined ? {} : { seed: Number(SEED) }) };

it('I7: in the background an organization is looked at once per interval, whatever wakes, rings and is opened', async () => {
  let looks = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const organizations = [3, 4, 5].map((id) => ({ id, name: `Organization ${id}` }));
      const world = createWorld([fakeConnection({ organizations })]);
      let worker = startWorker(world);
      /** How often the clock had been set before each request. */
      const eras: number[] = [];
      let era = 0;
      const note = () => {
        while (eras.length < world.log.requests.length) eras.push(era);
      };

      for (const { happening, settles } of steps) {
        if (happening.type === 'pass') world.log.happen({ type: 'pass', ms: happening.ms });
        if (happening.type === 'alarm') worker.handleAlarm('poll');
        if (happening.type === 'wake') {
          // There is never more than one: the browser ends it when it is idle.
          await settle();
          worker = startWorker(world);
          void worker.start();
        }
        if (happening.type === 'tabs') {
          // Each of three organizations in no tab or in two.
          const shown = [3, 4, 5].filter((_, bit) => (happening.ms >> bit) % 2 === 1);
          world.tabs = [...shown, ...shown].map((id, at) => ({
            id: at + 1,
            windowId: 1,
            url: `https://${ZONE}/organization/${id}/teams`,
          }));
          for (const { id } of world.tabs) if (id !== undefined) worker.handleTabChange(id);
        }
        if (happening.type === 'clock') {
          await settle();
          note();
          era += 1;
          world.log.happen({ type: 'clock', ms: happening.ms });
        }
        if (settles || happening.type === 'pass') await settle();
        note();
      }
      await settle();
      note();

      const last = new Map<number, { readonly at: number; readonly era: number }>();
      for (const [index, { at, source }] of world.log.requests.entries()) {
        const before = last.get(source.organizationId);
        const now = { at, era: eras[index] ?? era };
        if (before !== undefined && before.era === now.era) expect(now.at - before.at).toBeGreaterThanOrEqual(APART);
        last.set(source.organizationId, now);
      }
      looks += world.log.requests.length;
    }),
    RUNS,
  );
  expect(looks).toBeGreaterThan(50);
}, 3_600_000);
