import { z } from '@/lib/zod';
import { failureSchema } from './failure-schema';
import { sourceSchema } from './source-schema';
import type { BackfillProgress, SourceState } from './state';

/** ms since the epoch. */
const moment = z.exactOptional(z.number());

const count = z.exactOptional(z.number());

const backfill: z.ZodMiniType<BackfillProgress> = z.object({
  state: z.enum(['running', 'paused', 'waiting', 'done', 'failed']),
  cause: z.enum(['person', 'setting']),
  startedAt: z.number(),
  until: moment,
  failure: z.exactOptional(failureSchema),
  reached: z.exactOptional(z.enum(['end', 'limit'])),
  entries: z.number(),
  total: count,
  etaMs: count,
});

const schema: z.ZodMiniType<SourceState> = z.object({
  source: sourceSchema,
  revision: z.number(),
  activity: z.enum(['idle', 'checking', 'loading-older']),
  record: z.object({
    coverage: z.object({
      from: moment,
      to: moment,
      depth: count,
      complete: z.boolean(),
      total: count,
      older: z.exactOptional(
        z.array(z.object({ from: z.number(), to: z.number(), rows: z.number(), complete: z.boolean() })),
      ),
    }),
    unseen: z.number(),
    seenAt: moment,
    lastSuccessAt: moment,
    unreadable: z.number(),
    foreign: count,
    backfillDeclined: z.exactOptional(z.boolean()),
  }),
  backfill: z.exactOptional(backfill),
  lastAttemptAt: moment,
  failure: z.exactOptional(failureSchema),
});

/** `undefined` before the background first looked at the source, and for what cannot be read. */
export function parseSourceState(stored: unknown): SourceState | undefined {
  return schema.safeParse(stored).data;
}
