import type { Exclusive } from '@/lib/storage/exclusive';
import type { RequestCause } from '../make/contract';
import { MakeApiError } from '../make/make-api-error';
import type { Zone } from '../zone';
import type { ZoneLease } from './zone-lease';

/** The requests to one zone, one after another; what a person waits for goes first, the reading of a whole log last. */
export interface ZoneQueue {
  /** `signal` aborts when the zone is disconnected. */
  run<Value>(zone: Zone, cause: RequestCause, work: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
  /** Ends what is under way and drops what waits: each ends with `interrupted`, also if its answer still comes. */
  abort(zone: Zone): void;
}

interface Lane {
  busy: boolean;
  controller: AbortController;
  readonly waiting: Readonly<Record<RequestCause, (() => void)[]>>;
}

const ORDER: readonly RequestCause[] = ['person', 'background', 'backfill', 'backfill-unasked'];

export interface ZoneQueueDeps {
  readonly exclusive: Exclusive;
  readonly lease: ZoneLease;
}

export function createZoneQueue({ exclusive, lease }: ZoneQueueDeps): ZoneQueue {
  const lanes = new Map<Zone, Lane>();

  function laneOf(zone: Zone): Lane {
    const lane = lanes.get(zone) ?? {
      busy: false,
      controller: new AbortController(),
      waiting: { person: [], background: [], backfill: [], 'backfill-unasked': [] },
    };
    lanes.set(zone, lane);
    return lane;
  }

  async function turn(lane: Lane, cause: RequestCause): Promise<void> {
    if (lane.busy) await new Promise<void>((go) => lane.waiting[cause].push(go));
    lane.busy = true;
  }

  function pass(lane: Lane): void {
    const next = ORDER.map((cause) => lane.waiting[cause])
      .find(({ length }) => length > 0)
      ?.shift();
    if (next === undefined) lane.busy = false;
    else next();
  }

  return {
    async run(zone, cause, work) {
      const lane = laneOf(zone);
      const { signal } = lane.controller;
      await turn(lane, cause);
      try {
        refuseAborted(signal);
        // Lock and lease are for a second context of the extension, as there is for a moment when a worker is replaced.
        const value = await exclusive(`requests:${zone}`, () => lease(zone, () => work(signal)));
        refuseAborted(signal);
        return value;
      } finally {
        pass(lane);
      }
    },
    abort(zone) {
      const lane = laneOf(zone);
      lane.controller.abort();
      lane.controller = new AbortController();
    },
  };
}

function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new MakeApiError({ kind: 'interrupted' });
}
