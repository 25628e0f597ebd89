import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { Messenger } from '@/lib/messaging/contract';
import { keptFrom } from '@/lib/state/kept-since';
import type { BackfillProgress, Connection, Settings, SourceState } from '@/lib/state/state';
import type { Clock } from '@/lib/time';

/** What there is to say of the reading of the whole log, and to do about it. */
export type BackfillView =
  /** Make has more than is held, and nobody reads it. */
  | { readonly status: 'offered' }
  | (BackfillAmount & { readonly status: 'running'; readonly etaMs?: number })
  | (BackfillAmount & { readonly status: 'paused' })
  /** It goes on at `until` (ms since the epoch), or when the person has mended what `failure` tells. */
  | (BackfillAmount & { readonly status: 'waiting'; readonly until?: number; readonly failure?: Failure })
  | (BackfillAmount & { readonly status: 'failed'; readonly failure?: Failure })
  | (BackfillAmount & { readonly status: 'done'; readonly reached: 'end' | 'limit' });

export interface BackfillAmount {
  readonly entries: number;
  readonly total?: number;
  /** From 0 to 1; absent while Make's count is not known. */
  readonly share?: number;
}

export interface BackfillModel {
  /** `undefined`: there is nothing to say. */
  readonly view: ReadonlySignal<BackfillView | undefined>;
  /** Why the last command was not carried out. */
  readonly trouble: ReadonlySignal<Failure | undefined>;
  /** Begins, or begins again after it failed. */
  readonly start: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
  /** The end of it was read. */
  readonly close: () => void;
  readonly dispose: () => void;
}

interface BackfillModelOptions {
  readonly send: Messenger;
  readonly source: ReadonlySignal<AuditLogSource | undefined>;
  readonly sourceState: ReadonlySignal<SourceState | undefined>;
  readonly connection: ReadonlySignal<Connection | undefined>;
  readonly settings: ReadonlySignal<Settings>;
  readonly now: Clock;
}

type BackfillCommand = 'backfill.start' | 'backfill.pause' | 'backfill.resume' | 'backfill.cancel';

export function createBackfillModel(options: BackfillModelOptions): BackfillModel {
  const { send, source, sourceState, connection, settings, now } = options;
  const trouble = signal<Failure | undefined>(undefined);
  /** The back-fills whose end this panel has seen come: an older end is no news. */
  const underWay = signal<ReadonlySet<number>>(new Set());
  const closed = signal<ReadonlySet<number>>(new Set());

  const stops = [
    source.subscribe(() => {
      batch(() => {
        trouble.value = undefined;
        underWay.value = new Set();
      });
    }),
    effect(() => {
      const backfill = sourceState.value?.backfill;
      if (backfill === undefined || backfill.state === 'done') return;
      const { startedAt } = backfill;
      untracked(() => {
        if (!underWay.value.has(startedAt)) underWay.value = new Set([...underWay.value, startedAt]);
      });
    }),
  ];

  const view = computed((): BackfillView | undefined => {
    const state = sourceState.value;
    // Before Make was heard nobody knows whether there is more; without a connection nobody can ask.
    if (state?.record.lastSuccessAt === undefined || connection.value === undefined) return undefined;
    const { backfill, record } = state;
    const underWayView = backfill && viewOf(backfill);
    if (underWayView !== undefined) return underWayView;
    const { complete, from } = record.coverage;
    const isWhole = complete || (from !== undefined && from <= keptFrom(settings.value, record.beyond, now()));
    // Beyond what is kept there is nothing to get: offering it would be a lie.
    const isFull = backfill?.reached === 'limit' && backfill.entries >= settings.value.keepEntries;
    if (!isWhole && !isFull) return { status: 'offered' };
    if (backfill === undefined) return undefined;
    const { reached = 'end', startedAt } = backfill;
    const isNews = underWay.value.has(startedAt) && !closed.value.has(startedAt);
    return isNews ? { ...amountOf(backfill), status: 'done', reached } : undefined;
  });

  async function command(name: BackfillCommand): Promise<void> {
    const asked = source.peek();
    if (asked === undefined) return;
    trouble.value = undefined;
    const answer = await send(name, { source: asked });
    const current = source.peek();
    if (!answer.ok && current !== undefined && sourceKey(current) === sourceKey(asked)) trouble.value = answer.failure;
  }

  return {
    view,
    trouble,
    start: () => void command('backfill.start'),
    pause: () => void command('backfill.pause'),
    resume: () => void command('backfill.resume'),
    cancel: () => void command('backfill.cancel'),
    close: () => {
      const startedAt = sourceState.peek()?.backfill?.startedAt;
      if (startedAt !== undefined) closed.value = new Set([...closed.peek(), startedAt]);
    },
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

/** `undefined` once it is done. */
function viewOf(backfill: BackfillProgress): BackfillView | undefined {
  const amount = amountOf(backfill);
  const { etaMs, until, failure } = backfill;
  const failing = failure === undefined ? {} : { failure };
  switch (backfill.state) {
    case 'running':
      return { ...amount, status: 'running', ...(etaMs === undefined ? {} : { etaMs }) };
    case 'paused':
      return { ...amount, status: 'paused' };
    case 'waiting':
      return { ...amount, status: 'waiting', ...(until === undefined ? {} : { until }), ...failing };
    case 'failed':
      return { ...amount, status: 'failed', ...failing };
    case 'done':
      return undefined;
  }
}

function amountOf({ entries, total }: BackfillProgress): BackfillAmount {
  if (total === undefined || total <= 0) return { entries };
  return { entries, total, share: Math.min(1, Math.max(0, entries / total)) };
}
