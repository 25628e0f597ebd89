import { organizationKey } from '@/lib/audit-log/source';
import { type Clock, MINUTE, SECOND } from '@/lib/time';
import type { Zone } from '@/lib/zone';
import type {
  BucketStore,
  LimitStore,
  PauseStore,
  RequestCause,
  RequestOptions,
  StoredPause,
  TurnStore,
} from './contract';
import { MakeApiError } from './make-api-error';
import { drained, readyAt, refilled, sizeOf } from './token-bucket';
import type { Wait } from './wait';

/** Make counts by organization and minute; what belongs to none (the profile, the list of organizations) by zone. */
export interface BudgetScope {
  readonly zone: Zone;
  readonly organizationId?: number;
}

export interface RateBudget {
  /**
   * Returns when a request may be sent. Throws `MakeApiError`: `rate-limited` inside a pause, whoever asks; `budget`
   * when the share of the one who asks is used up (the person's: for more than a moment). Both say until when.
   */
  enter(scope: BudgetScope, options: RequestOptions): Promise<void>;
  /** Make answered 429. `retryAfter` in ms, if Make told. Returns until when (ms since the epoch) nothing is sent. */
  limited(scope: BudgetScope, retryAfter: number | undefined): Promise<number>;
  /** Make answered otherwise: the next 429 is a first one again. */
  answered(scope: BudgetScope): Promise<void>;
}

/** "Wait for one minute for the limit period to reset" (Make's documentation); no `Retry-After` is documented. */
const SHORTEST_PAUSE = MINUTE;
const LONGEST_PAUSE = 15 * MINUTE;
/** Of a pause, at random on top of it: not every browser of a company comes back in the same second. */
const JITTER = 0.1;
/** The smallest plan's limit is 60 a minute, shared with the customer's own automations. */
const PERSON_REQUESTS_PER_MINUTE = 20;
/** What yields gets a turn only while fewer than this many were taken: the rest is for what a person waits for. */
const YIELDING_REQUESTS_PER_MINUTE = 10;
const SHARE_OF = {
  person: undefined,
  background: 'background',
  backfill: 'backfill',
  'backfill-unasked': 'background',
} as const;
/** A turn that comes this soon is waited for; anything longer is told to the person instead of a spinner. */
const WORTH_WAITING = 3 * SECOND;

/** All state is in the stores, read anew each time: the worker may be killed between any two requests. */
export function createRateBudget({
  pauses,
  turns,
  buckets,
  limits,
  now,
  wait,
  random,
}: {
  readonly pauses: PauseStore;
  readonly turns: TurnStore;
  readonly buckets: BucketStore;
  readonly limits: Pick<LimitStore, 'get'>;
  readonly now: Clock;
  readonly wait: Wait;
  /** 0 up to 1. */
  readonly random: () => number;
}): RateBudget {
  const inOrder = createSequencer();

  function readPause(scope: BudgetScope): Promise<StoredPause | undefined> {
    return pauses.get(keyOf(scope));
  }

  /** Takes one of the person's turns and returns `undefined`, or returns when (ms since the epoch) there will be one. */
  function takeTurn(key: string, most: number): Promise<number | undefined> {
    return inOrder(key, async () => {
      const time = now();
      const recent = (await turns.get(key)).filter((sent) => sent > time - MINUTE && sent <= time);
      const oldest = recent.at(-most);
      if (oldest !== undefined) return oldest + MINUTE;
      await turns.set(key, [...recent, time]);
      return undefined;
    });
  }

  /**
   * Takes one request off the shares of what nobody waits for. Whoever sends it, a back-fill gives way; looks do only
   * to their like. Returns `undefined`, or when (ms since the epoch) there will be a turn.
   */
  function takeToken(key: string, cause: RequestCause): Promise<number | undefined> {
    return inOrder(key, async () => {
      const limit = await limits.get(key);
      const stored = await buckets.get(key);
      const sizes = { background: sizeOf('background', limit), backfill: sizeOf('backfill', limit) };
      const left = {
        background: refilled(stored.background, sizes.background, now()),
        backfill: refilled(stored.backfill, sizes.backfill, now()),
      };
      const share = SHARE_OF[cause];
      // What a setting began leaves enough for the looks that keep the log up to date.
      const spare = cause === 'backfill-unasked' ? Math.floor(sizes.background.burst / 2) : 0;
      const ready = share === undefined ? now() : readyAt(left[share], sizes[share], spare);
      if (ready > now()) return ready;
      await buckets.set(key, {
        background: share === 'background' ? drained(left.background, sizes.background) : left.background,
        backfill: drained(left.backfill, sizes.backfill),
      });
      return undefined;
    });
  }

  return {
    async enter(scope, { cause, yields, signal }) {
      const most = yields ? YIELDING_REQUESTS_PER_MINUTE : PERSON_REQUESTS_PER_MINUTE;
      for (;;) {
        const pause = await readPause(scope);
        if (pause !== undefined && isActive(pause, now())) {
          throw new MakeApiError({ kind: 'rate-limited', zone: scope.zone, until: pause.until });
        }
        const key = keyOf(scope);
        const turn = cause === 'person' ? await takeTurn(key, most) : await takeToken(key, cause);
        if (turn === undefined) {
          if (cause === 'person') await takeToken(key, cause);
          return;
        }
        const delay = turn - now();
        // Whoever waits here keeps others from asking: only what a person waits for may do so.
        if (cause !== 'person' || yields || delay > WORTH_WAITING)
          throw new MakeApiError({ kind: 'budget', zone: scope.zone, until: turn });
        await wait(Math.max(delay, 1), signal);
      }
    },

    limited(scope, retryAfter) {
      return inOrder(keyOf(scope), async () => {
        const pause = await readPause(scope);
        const time = now();
        // Requests that were under way when the pause began are not the next strike.
        const active = pause !== undefined && isActive(pause, time) ? pause : undefined;
        const strikes = active?.strikes ?? (pause?.strikes ?? 0) + 1;
        const asked = Math.max(retryAfter ?? 0, SHORTEST_PAUSE * 2 ** Math.min(strikes - 1, 10));
        const length = Math.min(asked * (1 + JITTER * random()), LONGEST_PAUSE);
        const until = Math.max(Math.ceil(time + length), active?.until ?? 0);
        await pauses.set(keyOf(scope), { until, strikes });
        return until;
      });
    },

    answered(scope) {
      return inOrder(keyOf(scope), async () => {
        const pause = await readPause(scope);
        // An answer to a request sent before the pause does not end it.
        if (pause !== undefined && !isActive(pause, now())) await pauses.set(keyOf(scope), undefined);
      });
    },
  };
}

/** A pause that ends further away than any does was written before the clock was set back, and is over. */
function isActive({ until }: StoredPause, time: number): boolean {
  return until > time && until <= time + LONGEST_PAUSE;
}

function keyOf({ zone, organizationId }: BudgetScope): string {
  return organizationId === undefined ? zone : organizationKey({ zone, organizationId });
}

/** Runs the tasks of one key one after another: reading and writing the store is not one step. */
function createSequencer() {
  const last = new Map<string, Promise<unknown>>();
  return <Value>(key: string, task: () => Promise<Value>): Promise<Value> => {
    const result = (last.get(key) ?? Promise.resolve()).then(task, task);
    last.set(key, result);
    return result;
  };
}
