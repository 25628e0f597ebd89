import type { Coverage, CoverageSpan, Reconcile, SourceRecord } from '@/lib/archive/contract';
import { list, number, object, oneOf, optional, read, yesNo } from '@/lib/shape';
import { failureShape } from './failure-shape';
import { sourceShape } from './source-shape';
import type { BackfillProgress, SourceState } from './state';

const backfill = object<BackfillProgress>({
  state: oneOf(['running', 'paused', 'waiting', 'done', 'failed']),
  cause: oneOf(['person', 'setting']),
  startedAt: number,
  until: optional(number),
  failure: optional(failureShape),
  reached: optional(oneOf(['end', 'limit'])),
  entries: number,
  total: optional(number),
  etaMs: optional(number),
});

const coverage = object<Omit<Coverage, 'edge'>>({
  from: optional(number),
  to: optional(number),
  depth: optional(number),
  complete: yesNo,
  total: optional(number),
  older: optional(
    list(object<Omit<CoverageSpan, 'edge'>>({ from: number, to: number, rows: number, complete: yesNo })),
  ),
});

const shape = object<SourceState>({
  source: sourceShape,
  revision: number,
  activity: oneOf(['idle', 'checking', 'loading-older']),
  record: object<Omit<SourceRecord, 'reconciledAt' | 'unreadableRows' | 'foreignRows' | 'backfill'>>({
    coverage,
    unseen: number,
    seenAt: optional(number),
    lastSuccessAt: optional(number),
    unreadable: number,
    foreign: optional(number),
    reconcile: optional(
      object<Omit<Reconcile, 'edge'>>({
        startedAt: number,
        until: number,
        from: number,
        depth: number,
        fruitless: number,
      }),
    ),
    beyond: optional(object<NonNullable<SourceRecord['beyond']>>({ before: number, maxEntries: number })),
    backfillDeclined: optional(yesNo),
  }),
  backfill: optional(backfill),
  lastAttemptAt: optional(number),
  failure: optional(failureShape),
});

/** `undefined` before the background first looked at the source, and for what cannot be read. */
export function parseSourceState(stored: unknown): SourceState | undefined {
  return read(shape, stored);
}
