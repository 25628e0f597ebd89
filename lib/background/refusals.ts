import type { Failure, FailureKind } from '@/lib/failure';
import { number, object, read } from '@/lib/shape';
import { failureShape } from '@/lib/state/failure-shape';
import type { Connection } from '@/lib/state/state';
import type { StorageArea } from '@/lib/storage/storage-area';
import { type Clock, HOUR } from '@/lib/time';
import { quietly } from './behind';

/** What Make refuses to tell by role, scope or plan: that seldom changes, so it is not asked again by itself for a while. */
export interface Refusals {
  /** What Make said to the connection not long ago: another token may be told. `what` names one thing of all zones. */
  of(connection: Connection, what: string): Promise<Failure | undefined>;
  /** What may be otherwise at the next question is no refusal. */
  note(connection: Connection, what: string, failure: Failure): Promise<void>;
  /** It may be told by now. */
  lift(what: string): Promise<void>;
}

interface Refusal {
  /** ms since the epoch. */
  readonly at: number;
  readonly connectedAt: number;
  readonly failure: Failure;
}

const REFUSED: readonly FailureKind[] = ['forbidden', 'not-found', 'not-in-plan', 'rejected'];
const REFUSED_FOR = HOUR;

const shape = object<Refusal>({ at: number, connectedAt: number, failure: failureShape });

/** `area` is `storage.session`: it outlives the worker. */
export function createRefusals({ area, now }: { readonly area: StorageArea; readonly now: Clock }): Refusals {
  const storedKey = (what: string) => `refused:${what}`;
  return {
    async of({ connectedAt }, what) {
      const key = storedKey(what);
      const refusal = read(shape, (await area.get(key))[key]);
      const holds = refusal?.connectedAt === connectedAt && Math.abs(now() - refusal.at) < REFUSED_FOR;
      return holds ? refusal.failure : undefined;
    },
    async note({ connectedAt }, what, failure) {
      if (!isLasting(failure)) return;
      const refusal: Refusal = { at: now(), connectedAt, failure };
      // What could not be noted is asked again, no more.
      await quietly(() => area.set({ [storedKey(what)]: refusal }));
    },
    lift: (what) => area.remove(storedKey(what)),
  };
}

function isLasting(failure: Failure): boolean {
  // Other answers that cannot be read are of somebody in between, who lets us through once a person has signed in.
  if (failure.kind === 'invalid-response') return failure.reason === 'unexpected-shape';
  return REFUSED.includes(failure.kind);
}
