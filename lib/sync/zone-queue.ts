import type { Exclusive } from '../archive/exclusive';
import type { RequestOptions } from '../make/contract';
import { MakeApiError } from '../make/make-api-error';
import type { Zone } from '../zone';

/** The requests to one zone, one after another; what a person waits for goes before what runs by itself. */
export interface ZoneQueue {
  /** `signal` aborts when the zone is disconnected. */
  run<Value>(zone: Zone, cause: RequestOptions['cause'], work: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
  /** Ends what is under way and drops what waits: each ends with `interrupted`, also if its answer still comes. */
  abort(zone: Zone): void;
}

interface Lane {
  busy: boolean;
  controller: AbortController;
  readonly person: (() => void)[];
  readonly background: (() => void)[];
}

export function createZoneQueue({ exclusive }: { readonly exclusive: Exclusive }): ZoneQueue {
  const lanes = new Map<Zone, Lane>();

  function laneOf(zone: Zone): Lane {
    const lane = lanes.get(zone) ?? { busy: false, controller: new AbortController(), person: [], background: [] };
    lanes.set(zone, lane);
    return lane;
  }

  async function turn(lane: Lane, cause: RequestOptions['cause']): Promise<void> {
    if (lane.busy) await new Promise<void>((go) => lane[cause].push(go));
    lane.busy = true;
  }

  function pass(lane: Lane): void {
    const next = lane.person.shift() ?? lane.background.shift();
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
        // The lock is for a second context of the extension, as there is for a moment when a worker is replaced.
        const value = await exclusive(`requests:${zone}`, () => work(signal));
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
