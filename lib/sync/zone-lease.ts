import type { LeaseStore } from '../make/contract';
import type { Wait } from '../make/wait';
import { type Clock, SECOND } from '../time';
import type { Zone } from '../zone';

export interface ZoneLeaseDeps {
  readonly leases: LeaseStore;
  /** Another for every context of the extension. */
  readonly owner: string;
  readonly now: Clock;
  readonly wait: Wait;
}

/** Runs `work` while no other context of the extension asks the zone. */
export type ZoneLease = <Value>(zone: Zone, work: () => Promise<Value>) => Promise<Value>;

/** So long (ms) the zone waits for a worker that died over a request; one that lives renews it in time. */
const LEASE = 3 * SECOND;
const RENEWED_EVERY = SECOND;

/**
 * Beside the Web Lock, for where that is freed although the request is still on its way, or there is none. A store that
 * fails stops no request: then the lock is all there is.
 */
export function createZoneLease({ leases, owner, now, wait }: ZoneLeaseDeps): ZoneLease {
  async function take(zone: Zone): Promise<void> {
    for (;;) {
      const lease = await leases.get(zone).catch(() => undefined);
      // One that ends later than any does was taken before the clock was set back.
      const left = lease === undefined || lease.owner === owner ? 0 : lease.until - now();
      if (left <= 0 || left > LEASE) break;
      await wait(left);
    }
    await renew(zone);
  }

  async function renew(zone: Zone): Promise<void> {
    await leases.set(zone, { owner, until: now() + LEASE }).catch(() => {});
  }

  return async (zone, work) => {
    await take(zone);
    let renewed = Promise.resolve();
    const renewing = setInterval(() => {
      renewed = renewed.then(() => renew(zone));
    }, RENEWED_EVERY);
    try {
      return await work();
    } finally {
      clearInterval(renewing);
      await renewed;
      await leases.set(zone, undefined).catch(() => {});
    }
  };
}
