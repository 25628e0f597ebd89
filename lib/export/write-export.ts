import type { DetailsMissing, ExportEnd, ExportEntry, ExportFacts, MissingDetails } from '@/lib/audit-log/export-facts';
import type { ExportFormat } from '@/lib/audit-log/export-format';
import type { EventCatalog } from '../audit-log/events';
import type { Clock } from '../time';
import { createWriter } from './create-writer';

export interface ExportJob {
  readonly format: ExportFormat;
  readonly facts: ExportFacts;
  /** Read once, in order. An async one may wait for what it has to fetch; what it throws, the export throws. */
  readonly entries: Iterable<ExportEntry> | AsyncIterable<ExportEntry>;
  readonly events: EventCatalog;
}

export interface ExportRun {
  /** Gets the text of the file piece by piece, and is waited for. */
  readonly write: (text: string) => void | Promise<void>;
  /** How many entries are written, before each pause. */
  readonly onProgress?: ((entries: number) => void) | undefined;
  /** Lets the event loop go on; in a page `() => scheduler.yield()`. */
  readonly pause: () => Promise<void>;
  /** ms since any moment: after some of them there is a pause. */
  readonly now: Clock;
  readonly signal?: AbortSignal | undefined;
}

export type ExportOutcome =
  | { readonly status: 'complete'; readonly end: ExportEnd }
  /** What was written lacks its end, and must not be kept. */
  | { readonly status: 'cancelled' };

/**
 * A piece has this much text (UTF-16 units). It was put together from thousands of small ones, which a processor still
 * has at hand when it turns them into bytes: pieces thirty times as long take eight times as much for that.
 */
const TEXT_AT_ONCE = 16_000;
/** Without a pause (ms): a frame has 16, and on a slow computer the last step before it may take longer than the rest. */
const BUSY_AT_MOST = 10;

/** Writes an export from its beginning to its end, or until it is cancelled. No more than one piece is held at a time. */
export async function writeExport(
  job: ExportJob,
  { write, onProgress, pause, now, signal }: ExportRun,
): Promise<ExportOutcome> {
  const { facts, events, format } = job;
  const writer = createWriter(format, { facts, events });
  const source = readable(job.entries);
  const waiting = createWaiting(signal);
  const isCancelled = () => signal?.aborted === true;

  try {
    let text = writer.begin();
    let entries = 0;
    const missing: Partial<Record<DetailsMissing, number>> = {};
    let since = now();
    while (!isCancelled()) {
      const step = source.next();
      const result = step instanceof Promise ? await waiting.unlessAborted(step) : step;
      if (result === 'cancelled') break;
      if (result.done === true) {
        const end = endOf(facts, entries, missing);
        await write(text + writer.end(end));
        return { status: 'complete', end };
      }
      text += writer.entry(result.value);
      entries += 1;
      if (facts.withDetails && result.value.details === undefined) {
        const { detailsMissing = 'not-fetched' } = result.value;
        missing[detailsMissing] = (missing[detailsMissing] ?? 0) + 1;
      }
      if (text.length >= TEXT_AT_ONCE) {
        await write(text);
        text = '';
      }
      if (now() - since < BUSY_AT_MOST) continue;
      onProgress?.(entries);
      await pause();
      since = now();
    }
    return { status: 'cancelled' };
  } finally {
    waiting.forget();
    source.leave();
  }
}

function endOf(facts: ExportFacts, entries: number, missing: MissingDetails): ExportEnd {
  const withoutDetails = Object.values(missing).reduce((sum, count) => sum + count, 0);
  const complete = entries === facts.entries && withoutDetails === 0 && facts.incomplete === undefined;
  return { entries, withoutDetails, missing, complete };
}

interface Readable {
  next(): IteratorResult<ExportEntry> | Promise<IteratorResult<ExportEntry>>;
  /** Tells the source that nobody will read on; not waited for, since a source that hangs would never answer. */
  leave(): void;
}

function readable(entries: ExportJob['entries']): Readable {
  if (Symbol.asyncIterator in entries) {
    const iterator = entries[Symbol.asyncIterator]();
    return { next: () => iterator.next(), leave: () => void iterator.return?.().catch(() => undefined) };
  }
  const iterator = entries[Symbol.iterator]();
  return { next: () => iterator.next(), leave: () => void iterator.return?.() };
}

/** One promise for the whole run, raced with every step, would hold on to all of them. */
function createWaiting(signal: AbortSignal | undefined) {
  let giveUp: (() => void) | undefined;
  const onAbort = () => giveUp?.();
  signal?.addEventListener('abort', onAbort);
  return {
    unlessAborted: <Value>(step: Promise<Value>): Promise<Value | 'cancelled'> =>
      new Promise((resolve, reject) => {
        giveUp = () => resolve('cancelled');
        step.then(resolve, reject);
      }),
    forget: () => signal?.removeEventListener('abort', onAbort),
  };
}
