import type { Failure } from '@/lib/failure';
import type { Situation } from '@/lib/panel/context/context-model';
import type { Place } from '@/lib/panel/place/context-place';
import type { Connections, SourceState } from '@/lib/state/state';
import type { Zone } from '@/lib/zone';

/** The five faces of the list. `ready` may be empty, may be refreshing, and may carry trouble that leaves it as it was. */
export type FeedState =
  | { readonly status: 'no-source'; readonly reason: 'elsewhere' | 'no-organization' | 'unresolved' }
  /** `zone` as far as the tab tells it. */
  | { readonly status: 'no-token'; readonly zone: Zone | undefined }
  | { readonly status: 'loading'; readonly what: 'page' | 'history' | 'make' }
  | { readonly status: 'ready'; readonly refreshing: boolean; readonly trouble?: Failure }
  | { readonly status: 'failed'; readonly failure: Failure };

interface FeedFacts {
  readonly situation: Situation;
  readonly place: Place | undefined;
  readonly zone: Zone | undefined;
  /** `undefined` until read. */
  readonly connections: Connections | undefined;
  readonly sourceState: SourceState | undefined;
  /** Entries of the source that we hold; `undefined` until the archive was read. */
  readonly held: number | undefined;
  /** What went wrong with our own reading or asking, apart from the source's state. */
  readonly failure: Failure | undefined;
  /** Why what is shown, or what is new, lies in memory only. */
  readonly storage: Failure | undefined;
  /** A command of the person is under way. */
  readonly asking: boolean;
}

export function feedState(facts: FeedFacts): FeedState {
  const { place, zone, connections, sourceState, held } = facts;
  if (connections === undefined) return { status: 'loading', what: 'page' };
  const connection = zone === undefined ? undefined : connections[zone];
  if (place === undefined) return stateWithoutPlace(facts, connection !== undefined, connections);
  const trouble =
    connection === undefined
      ? ({ kind: 'missing-token', zone: place.zone } as const)
      : (facts.failure ?? sourceState?.failure ?? connection.trouble);
  if (held === undefined && facts.failure === undefined) {
    return connection === undefined ? { status: 'no-token', zone: place.zone } : { status: 'loading', what: 'history' };
  }
  const busy = facts.asking || (sourceState?.activity ?? 'idle') === 'checking';
  if (held === undefined || held === 0) {
    if (connection === undefined) return { status: 'no-token', zone: place.zone };
    if (trouble !== undefined) return { status: 'failed', failure: trouble };
    // Never "nothing happened" before Make was heard.
    if (sourceState?.record.lastSuccessAt === undefined) return { status: 'loading', what: 'make' };
  }
  const told = trouble ?? facts.storage;
  return { status: 'ready', refreshing: busy, ...(told === undefined ? {} : { trouble: told }) };
}

function stateWithoutPlace({ situation, zone }: FeedFacts, connected: boolean, connections: Connections): FeedState {
  if (situation === 'elsewhere' || zone === undefined) {
    const first = Object.keys(connections).length === 0;
    return first ? { status: 'no-token', zone: undefined } : { status: 'no-source', reason: 'elsewhere' };
  }
  if (!connected) return { status: 'no-token', zone };
  if (situation === 'resolving' || situation === 'on-page') return { status: 'loading', what: 'page' };
  return { status: 'no-source', reason: situation };
}
