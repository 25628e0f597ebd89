import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EVERYTHING } from '@/lib/audit-log/query';
import { begun } from '@/lib/background/backfill-record';
import { coverageGaps } from '@/lib/panel/feed/coverage-gaps';
import { createBackfillStep } from '@/lib/sync/backfill-step';
import { createHeadPoll, HEAD_POLL_LIMITS } from '@/lib/sync/head-poll';
import { createOlder } from '@/lib/sync/older';
import { HOUR, MINUTE } from '@/lib/time';
import { createMemoryArchive } from './memory-archive';
import { createModelLog, SOURCE } from './model-log';

/** Small, so that an absence of a few dozen rows is a long one. */
const LIMITS = { ...HEAD_POLL_LIMITS, pageSize: 12, widePageSize: 20, maxPages: 2, windowRows: 30 };

const round = fc.record({
  inserted: fc.integer({ min: 0, max: 90 }),
  away: fc.integer({ min: MINUTE, max: 9 * HOUR }),
  act: fc.constantFrom('look', 'look', 'look', 'older', 'backfill'),
});

/** As in `changing-log.property.test.ts`. */
const isLong = process.env.AUDIT_LENS_LONG === '1';
const SEED = process.env.AUDIT_LENS_SEED;
const RUNS = { numRuns: isLong ? 20_000 : 200, ...(SEED === undefined ? {} : { seed: Number(SEED) }) };

it('I8: what is missing between the ends of a list lies in a gap that it names, and no gap lies outside', async () => {
  let missed = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(60), fc.array(round, { minLength: 1, maxLength: 8 }), async (size, rounds) => {
      const log = createModelLog();
      log.fill(size);
      const archive = createMemoryArchive();
      const deps = { client: log.client, archive, now: log.now, limits: LIMITS };
      const headPoll = createHeadPoll(deps);
      const older = createOlder({ ...deps, headPoll, eventsOfTargets: async () => undefined });
      const step = createBackfillStep({ client: log.client, archive, now: log.now });
      await headPoll(SOURCE, { cause: 'background' });

      for (const { inserted, away, act } of rounds) {
        for (let row = 0; row < inserted; row++) {
          log.happen({ type: 'pass', ms: Math.ceil(away / (inserted + 1)) });
          log.happen({ type: 'insert', count: 1 });
        }
        if (act === 'look') await headPoll(SOURCE, { cause: 'background' });
        else if (act === 'older') await older.load(SOURCE, EVERYTHING, { cause: 'person' });
        else {
          await archive.updateRecord(SOURCE, (record) => ({ ...record, backfill: begun(record, 'person', log.now()) }));
          await step(SOURCE, {});
        }

        const { coverage } = await archive.record(SOURCE);
        const { from = Number.POSITIVE_INFINITY, to = 0, older: spans = [] } = coverage;
        const lowest = spans.at(-1) ?? { from, complete: coverage.complete };
        const gaps = coverageGaps(coverage);
        const missing = log
          .rows()
          .flatMap(({ entry: { uuid, createdAt = 0 } }) => (archive.rows(SOURCE).has(uuid) ? [] : [createdAt]))
          .filter((time) => time < to && (lowest.complete || time >= lowest.from));
        missed += missing.length;
        const isTold = (time: number) => gaps.some(({ after, before }) => time >= after && time < before);
        expect(missing.filter((time) => !isTold(time))).toEqual([]);
        for (const { after, before } of gaps) {
          expect(after).toBeLessThan(before);
          // A gap is where rows may be missing: between two that are held.
          const held = [...archive.rows(SOURCE).values()].flatMap(({ entry }) => entry.createdAt ?? []);
          expect([held.some((time) => time <= after), held.some((time) => time >= before)]).toEqual([true, true]);
        }
      }
    }),
    RUNS,
  );
  // A property that saw no gap would say nothing.
  expect(missed).toBeGreaterThan(0);
}, 600_000);
