import { createComputerStore } from '@/lib/archive/store/computer-store';
import { isMemoryTight } from '@/lib/archive/store/memory-room';
import { createOptionalStore } from '@/lib/archive/store/optional-store';
import { createOverflowStore, type Overflow } from '@/lib/archive/store/overflow-store';
import { createSessionStore } from '@/lib/archive/store/session-store';
import { createArchive } from '@/lib/archive/write/archive';
import { createFallbackArchive } from '@/lib/archive/write/fallback-archive';
import type { AlarmsApi } from '@/lib/browser/alarms';
import type { SiteAccess } from '@/lib/browser/site-access';
import type { TabsApi } from '@/lib/browser/tabs';
import type { ActionApi } from '@/lib/browser/toolbar';
import type { WithToken } from '@/lib/make/contract';
import { createMakeClient } from '@/lib/make/make-client';
import { createRateBudget } from '@/lib/make/rate-budget';
import type { Wait } from '@/lib/make/wait';
import { createBucketStore } from '@/lib/state/bucket-store';
import { createLeaseStore } from '@/lib/state/lease-store';
import { createLimitStore } from '@/lib/state/limit-store';
import { createMediumOf } from '@/lib/state/medium-of';
import { createPauseStore } from '@/lib/state/pause-store';
import { createSessionState } from '@/lib/state/session-state';
import { createSettingsStore } from '@/lib/state/settings-store';
import { createSteadyArea } from '@/lib/state/steady-area';
import { createTurnStore } from '@/lib/state/turn-store';
import { createExclusive, type Locks } from '@/lib/storage/exclusive';
import type { Outage } from '@/lib/storage/outage';
import type { WatchedArea } from '@/lib/storage/storage-area';
import { createZoneClient } from '@/lib/sync/zone-client';
import { createZoneLease } from '@/lib/sync/zone-lease';
import { createZoneQueue } from '@/lib/sync/zone-queue';
import type { Clock } from '@/lib/time';
import { createTokenVault } from '@/lib/vault/token-vault';
import { createVaultConnection } from '@/lib/vault/vault-database';
import { createSealerOf } from '@/lib/vault/vault-key';
import type { Background } from './background';
import { createServices } from './create-services';
import { retentionOf } from './retention';

/** All that the background needs of the browser. */
export interface BackgroundDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly now: Clock;
  readonly wait: Wait;
  /** 0 up to 1. */
  readonly random: () => number;
  readonly locks: Locks | undefined;
  readonly session: WatchedArea;
  readonly local: WatchedArea;
  readonly tabs: TabsApi;
  readonly action: ActionApi;
  readonly alarms: AlarmsApi;
  readonly siteAccess: Pick<SiteAccess, 'has'>;
}

/** Joins the stores, the vault and the client. Nothing is read, opened or asked before it is needed. */
export function createBackground(deps: BackgroundDeps): Background {
  const { fetch, now, wait, random, session, local, siteAccess } = deps;
  const exclusive = createExclusive(deps.locks);
  const state = createSessionState(session);
  const outage: Outage = { isOn: state.memoryOnly.get, begin: () => state.setMemoryOnly(true) };
  const vaultDatabase = createVaultConnection(outage);
  const sealerOf = createSealerOf({ vaultDatabase, sessionStorage: valuesOf(session), exclusive });
  const vault = createTokenVault({ sealerOf, vaultDatabase, sessionArea: session.area, exclusive });
  const settings = createSettingsStore(local);
  const overflow: Overflow = { isOn: state.historyFull.get, begin: () => state.setHistoryFull(true) };
  const overflowing = createSessionStore(session.area, 'overflow');
  const mediumOf = createMediumOf(state);
  const archive = createArchive({
    exclusive,
    sealerOf,
    stores: {
      computer: createOverflowStore(createOptionalStore(createComputerStore(outage), outage), overflowing, overflow),
      session: createSessionStore(session.area),
    },
    retention: async () => retentionOf(await settings.get(), now()),
    mediumOf,
  });
  const steady = { area: createSteadyArea(local.area, session.area) };
  const limits = createLimitStore(steady);
  const budget = createRateBudget({
    pauses: createPauseStore(steady),
    turns: createTurnStore(session),
    buckets: createBucketStore(session),
    limits,
    now,
    wait,
    random,
  });
  const leases = createLeaseStore(session);
  const queue = createZoneQueue({
    exclusive,
    lease: createZoneLease({ leases, owner: crypto.randomUUID(), now, wait }),
  });
  const clientWith = (withToken: WithToken) =>
    createZoneClient({
      client: createMakeClient({ fetch, withToken, budget, now, wait, random }),
      queue,
      hasAccess: siteAccess.has,
      now,
      wait,
    });

  return createServices({
    ...deps,
    state,
    settings,
    sessionArea: session.area,
    areas: [session.area, local.area],
    vault,
    archive: createFallbackArchive({ archive, outage, overflow, mediumOf }),
    dropOverflow: overflowing.removeAll,
    isTight: async (zone) =>
      ((await mediumOf(zone)) === 'session' || (await overflow.isOn())) && (await isMemoryTight(session.area)),
    limits,
    queue,
    clientWith,
  });
}

function valuesOf({ area }: WatchedArea) {
  return {
    get: async (key: string) => (await area.get(key))[key],
    set: (key: string, value: string) => area.set({ [key]: value }),
  };
}
