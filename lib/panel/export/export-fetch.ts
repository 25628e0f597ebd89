import type { OrganizationRef } from '@/lib/audit-log/source';
import type { Failure, FailureKind } from '@/lib/failure';
import type { DetailsFetched, Messenger } from '@/lib/messaging/contract';
import type { Result } from '@/lib/result';
import { type Clock, MINUTE, SECOND } from '@/lib/time';
import type { ExportDetails } from './export-details';

export interface FetchProgress {
  /** Of those that were missing at the beginning, how many are done with. */
  readonly done: number;
  readonly of: number;
  /** Sent to Make so far. */
  readonly requests: number;
  /** ms, as far as it can be told. */
  readonly leftMs: number;
  /** Nothing is asked for before this (ms since the epoch), for this reason. */
  readonly wait?: { readonly until: number; readonly failure: Failure };
}

/** `stuck`: a person has to mend it, or to go on without. */
export type FetchOutcome =
  | { readonly status: 'done' }
  | { readonly status: 'cancelled' }
  | { readonly status: 'stuck'; readonly failure: Failure };

export interface FetchOptions {
  readonly organization: OrganizationRef;
  readonly details: Pick<ExportDetails, 'missing' | 'next' | 'note'>;
  readonly perMinute: number;
  readonly send: Messenger;
  readonly now: Clock;
  /** Ends at once when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FetchProgress) => void;
}

/** Few: how far it is is told after each. */
const AT_ONCE = 5;
/** Passes by itself: tried again, with longer and longer waits (ms), so many times in a row. */
const PASSING: ReadonlySet<FailureKind> = new Set(['network', 'timeout', 'server-error', 'interrupted']);
const TRIES = 5;
const FIRST_WAIT = 10 * SECOND;
/** A wait shorter than this (ms) is the pace itself. */
const WORTH_TELLING = 10 * SECOND;
/** Where Make shows so many in a row to this token not, it shows none: the rest of the limit is better used. */
const REFUSALS_IN_A_ROW = 10;
/** Before that (ms), the pace seen says less than the one planned. */
const MEASURED_AFTER = 30 * SECOND;

/** Has the background ask Make for what is missing, newest first, at the pace that leaves Make's limit to the others. */
export async function fetchDetails(options: FetchOptions): Promise<FetchOutcome> {
  const { organization, details, send, now, wait, signal, perMinute, onProgress } = options;
  const of = details.missing();
  const startedAt = now();
  let requests = 0;
  let refusals = 0;
  let tries = 0;

  function tell(waiting?: FetchProgress['wait']): void {
    const left = details.missing();
    const done = of - left;
    const spent = now() - startedAt;
    const measured = done > 0 && spent > MEASURED_AFTER ? (spent / done) * left : 0;
    const pause = waiting === undefined ? 0 : waiting.until - now();
    const leftMs = measured || (left / perMinute) * MINUTE + pause;
    onProgress({ done, of, requests, leftMs, ...(waiting === undefined ? {} : { wait: waiting }) });
  }

  for (;;) {
    if (signal.aborted) return { status: 'cancelled' };
    const uuids = details.next(AT_ONCE);
    if (uuids.length === 0) return { status: 'done' };
    tell();
    const { zone, organizationId } = organization;
    const answer = await unlessAborted(send('details.fetch', { zone, organizationId, uuids }), signal);
    if (answer === undefined) return { status: 'cancelled' };
    const { fetched, refused, requests: sent, failure } = tolerant(answer);
    requests += sent;
    refusals = fetched.length > 0 ? 0 : refusals + refused.filter(({ reason }) => reason === 'refused').length;
    const settled = details.note({ fetched, refused, requests: sent });
    if (settled > 0) tries = 0;
    if (refusals >= REFUSALS_IN_A_ROW && details.missing() > 0) {
      return { status: 'stuck', failure: { kind: 'forbidden', zone, what: 'detail' } };
    }
    if (failure === undefined) {
      if (settled > 0) continue;
      // It would go on for ever.
      return { status: 'stuck', failure: { kind: 'unexpected' } };
    }
    const until = againAt(failure, tries, now());
    if (until === undefined) return { status: 'stuck', failure };
    if (failure.kind !== 'budget' && failure.kind !== 'rate-limited') tries += 1;
    tell(until - now() < WORTH_TELLING ? undefined : { until, failure });
    await wait(Math.max(0, until - now()), signal);
  }
}

/** ms since the epoch; `undefined`: not by itself. */
function againAt(failure: Failure, tries: number, now: number): number | undefined {
  if (failure.kind === 'rate-limited' || failure.kind === 'budget') return failure.until;
  return PASSING.has(failure.kind) && tries < TRIES ? now + FIRST_WAIT * 2 ** tries : undefined;
}

function tolerant(answer: Result<DetailsFetched>): DetailsFetched {
  return answer.ok ? answer.value : { fetched: [], refused: [], requests: 0, failure: answer.failure };
}

function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const abort = () => resolve(undefined);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
