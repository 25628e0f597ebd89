import type { EventCatalog } from '../audit-log/events';
import { createWriter } from './create-writer';
import type { ExportEnd, ExportEntry, ExportFacts } from './export-facts';
import type { ExportFormat } from './export-format';

export interface ExportJob {
  readonly format: ExportFormat;
  readonly facts: ExportFacts;
  /** Read once, in order. An async one may wait for what it has to fetch; what it throws, the export throws. */
  readonly entries: Iterable<ExportEntry> | AsyncIterable<ExportEntry>;
  readonly events: EventCatalog;
}

export interface ExportRun {
  /** Gets the text of the file piece by piece, with the number of entries written so far, and is waited for. */
  readonly write: (text: string, entries: number) => void | Promise<void>;
  /** Lets the event loop go on, between two pieces; in a page `() => scheduler.yield()`. */
  readonly pause: () => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

export type ExportOutcome =
  | { readonly status: 'complete'; readonly end: ExportEnd }
  /** What was written lacks its end, and must not be kept. */
  | { readonly status: 'cancelled' };

/** A piece has this many entries, or this much text (UTF-16 units): some ms of work, on a slow computer too. */
const ENTRIES_AT_ONCE = 1000;
const TEXT_AT_ONCE = 500_000;

/** Writes an export from its beginning to its end, or until it is cancelled. No more than one piece is held at a time. */
export async function writeExport(job: ExportJob, { write, pause, signal }: ExportRun): Promise<ExportOutcome> {
  const { facts, events, format } = job;
  const writer = createWriter(format, { facts, events });
  const source = readable(job.entries);
  const waiting = createWaiting(signal);
  const isCancelled = () => signal?.aborted === true;

  try {
    let text = writer.begin();
    let entries = 0;
    let withoutDetails = 0;
    let inPiece = 0;
    while (!isCancelled()) {
      const step = source.next();
      const result = step instanceof Promise ? await waiting.unlessAborted(step) : step;
      if (result === 'cancelled') break;
      if (result.done === true) {
        const end = endOf(facts, entries, withoutDetails);
        await write(text + writer.end(end), entries);
        return { status: 'complete', end };
      }
      text += writer.entry(result.value);
      entries += 1;
      inPiece += 1;
      if (facts.withDetails && result.value.details === undefined) withoutDetails += 1;
      if (inPiece < ENTRIES_AT_ONCE && text.length < TEXT_AT_ONCE) continue;
      await write(text, entries);
      await pause();
      text = '';
      inPiece = 0;
    }
    return { status: 'cancelled' };
  } finally {
    waiting.forget();
    source.leave();
  }
}

function endOf(facts: ExportFacts, entries: number, withoutDetails: number): ExportEnd {
  const complete = entries === facts.entries && withoutDetails === 0 && facts.incomplete === undefined;
  return { entries, withoutDetails, complete };
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
