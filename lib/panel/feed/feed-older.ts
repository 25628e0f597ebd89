import { type ReadonlySignal, signal } from '@preact/signals';
import type { SettledQuery } from '@/lib/audit-log/query';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { Messenger } from '@/lib/messaging/contract';
import { type Clock, MINUTE, SECOND } from '@/lib/time';

/** What is going on below the last row. */
export type OlderState =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  /** Make has nothing older that matches. */
  | { readonly status: 'end' }
  /** Several pages brought no match: going on is the person's decision, as it costs requests. */
  | { readonly status: 'paused' }
  /** The request limit is used up: it goes on by itself at this moment (ms since the epoch), if it is still wanted. */
  | { readonly status: 'waiting'; readonly failure: Failure; readonly until: number }
  | { readonly status: 'failed'; readonly failure: Failure };

/** Pages without a single match that are read without being asked. */
const FRUITLESS_PAGES = 3;
/** A question that is still being typed asks Make for nothing: ms of rest before the first page. */
const SETTLES_AFTER = 600;
/** ms. No wait is longer; one that seems so was told before the clock was set back. */
const WAIT = { shortest: SECOND, longest: 15 * MINUTE };

export interface FeedOlder {
  readonly state: ReadonlySignal<OlderState>;
  /** The end of the list came into sight. Does nothing while loading or waiting, at the end, paused or failed. */
  readonly reachedEnd: () => void;
  /** The person asks for more, after a pause or a failure. */
  readonly loadMore: () => void;
  /** Another question, or another log: begin anew. `complete`: all that Make has is here already. */
  readonly restart: (complete: boolean) => void;
  readonly dispose: () => void;
}

interface FeedOlderOptions {
  readonly send: Messenger;
  /** What is asked now. */
  readonly question: () => { readonly source: AuditLogSource; readonly query: SettledQuery } | undefined;
  /** Rows shown now. */
  readonly matches: () => number;
  /** Resolves when what was fetched is in the list. */
  readonly reload: () => Promise<void>;
  readonly now: Clock;
}

export function createFeedOlder({ send, question, matches, reload, now }: FeedOlderOptions): FeedOlder {
  const state = signal<OlderState>({ status: 'idle' });
  let fruitless = 0;
  let attempt = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let endInSight = false;

  async function load(): Promise<void> {
    const asked = question();
    if (asked === undefined) return;
    attempt += 1;
    const current = attempt;
    state.value = { status: 'loading' };
    const before = matches();
    const answer = await send('source.load-older', asked);
    if (current !== attempt) return;
    if (!answer.ok) {
      stop(answer.failure);
      return;
    }
    if (answer.value.added > 0) await reload();
    if (current !== attempt) return;
    fruitless = matches() > before ? 0 : fruitless + 1;
    if (answer.value.end) state.value = { status: 'end' };
    else state.value = { status: fruitless >= FRUITLESS_PAGES ? 'paused' : 'idle' };
  }

  function stop(failure: Failure): void {
    if (failure.kind !== 'budget' && failure.kind !== 'rate-limited') {
      state.value = { status: 'failed', failure };
      return;
    }
    state.value = { status: 'waiting', failure, until: failure.until };
    const delay = Math.min(Math.max(failure.until - now(), WAIT.shortest), WAIT.longest);
    // Whoever shows the end asks again when it is idle.
    waiting = setTimeout(() => {
      state.value = { status: 'idle' };
    }, delay);
  }

  function reachedEnd(): void {
    if (settling !== undefined) endInSight = true;
    else if (state.peek().status === 'idle') void load();
  }

  return {
    state,
    reachedEnd,
    loadMore: () => {
      if (state.peek().status === 'loading' || state.peek().status === 'waiting') return;
      fruitless = 0;
      void load();
    },
    restart: (complete) => {
      attempt += 1;
      fruitless = 0;
      endInSight = false;
      state.value = { status: complete ? 'end' : 'idle' };
      clearTimeout(waiting);
      clearTimeout(settling);
      settling = setTimeout(() => {
        settling = undefined;
        if (endInSight) reachedEnd();
      }, SETTLES_AFTER);
    },
    dispose: () => {
      attempt += 1;
      clearTimeout(waiting);
      clearTimeout(settling);
    },
  };
}
