import { z } from '@/lib/zod';
import { failureSchema } from './failure-schema';
import { sourceSchema } from './source-schema';
import type { SourceState } from './state';

/** ms since the epoch. */
const moment = z.exactOptional(z.number());

const schema: z.ZodMiniType<SourceState> = z.object({
  source: sourceSchema,
  revision: z.number(),
  activity: z.enum(['idle', 'checking', 'loading-older']),
  record: z.object({
    coverage: z.object({ from: moment, complete: z.boolean(), total: z.exactOptional(z.number()) }),
    unseen: z.number(),
    seenAt: moment,
    lastSuccessAt: moment,
    unreadable: z.number(),
    foreign: z.exactOptional(z.number()),
  }),
  lastAttemptAt: moment,
  failure: z.exactOptional(failureSchema),
});

/** `undefined` before the background first looked at the source, and for what cannot be read. */
export function parseSourceState(stored: unknown): SourceState | undefined {
  return schema.safeParse(stored).data;
}
