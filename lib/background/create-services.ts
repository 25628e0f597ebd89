import type { Archive } from '@/lib/archive/contract';
import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import { type AlarmsApi, ensureAlarm } from '@/lib/browser/alarms';
import type { SiteAccess } from '@/lib/browser/site-access';
import { findMakeTabs, type TabsApi, tabUrl } from '@/lib/browser/tabs';
import { type ActionApi, createToolbar } from '@/lib/browser/toolbar';
import type { LimitStore, MakeClient, WithToken } from '@/lib/make/contract';
import type { Wait } from '@/lib/make/wait';
import { changeNamesRevision } from '@/lib/state/names-revision';
import { createPauseStore } from '@/lib/state/pause-store';
import type { SessionState } from '@/lib/state/session-state';
import type { SettingsStore } from '@/lib/state/state';
import type { StorageArea } from '@/lib/storage/storage-area';
import { createBackfillStep } from '@/lib/sync/backfill-step';
import { createHeadPoll } from '@/lib/sync/head-poll';
import { createOlder } from '@/lib/sync/older';
import type { ZoneQueue } from '@/lib/sync/zone-queue';
import type { Clock } from '@/lib/time';
import type { TokenVault } from '@/lib/vault/contract';
import type { Zone } from '@/lib/zone';
import { BACKFILL_ALARM } from './backfill-alarm';
import { createBackfillService } from './backfill-service';
import type { Background } from './background';
import { createBadge } from './badge';
import { once, quietly, run } from './behind';
import { createCheckAccess } from './check-access';
import { createConnect } from './connect';
import { createConnectionBook } from './connections';
import { createDeleteAll } from './delete-all';
import { createDetailKeeper } from './detail-keeper';
import { createGetDetail } from './detail-service';
import { createDetailsService } from './details-service';
import { createDisconnect } from './disconnect';
import { createEventsOfTargets } from './events-of-targets';
import { createFiltersService } from './filters-service';
import { createHandlers } from './handlers';
import { createNamesService } from './names-service';
import { createOrganizationInView } from './organization-in-view';
import { createOrganizationService } from './organization-service';
import { createPageContexts } from './page-contexts';
import { createPageMemory } from './page-memory';
import { createPoller, POLL_ALARM } from './poller';
import { createRefusals } from './refusals';
import { createRemoveHistory } from './remove-history';
import { createRetentionService } from './retention-service';
import { createRetryStorage } from './retry-storage';
import { createSourceService } from './source-service';
import { createSourceStates } from './source-states';
import { createSourceTurns } from './source-turns';
import { createUnderWay } from './under-way';
import { tellingStorage } from './with-token';

export interface ServicesDeps {
  readonly now: Clock;
  readonly wait: Wait;
  readonly tabs: TabsApi;
  readonly action: ActionApi;
  readonly alarms: AlarmsApi;
  readonly siteAccess: Pick<SiteAccess, 'has'>;
  readonly state: SessionState;
  readonly settings: SettingsStore;
  readonly sessionArea: StorageArea;
  /** Everything in them is ours. */
  readonly areas: readonly StorageArea[];
  readonly vault: TokenVault;
  readonly archive: Archive;
  /** Forgets what was kept in memory for want of room. */
  readonly dropOverflow: () => Promise<void>;
  /** History of the zone is kept in memory, and the room that is left there is for what is new. */
  readonly isTight: (zone: Zone) => Promise<boolean>;
  readonly limits: LimitStore;
  readonly queue: ZoneQueue;
  readonly clientWith: (withToken: WithToken) => MakeClient;
}

export function createServices(deps: ServicesDeps): Background {
  const { now, tabs, alarms, siteAccess, state, settings, areas, vault, archive, limits, queue, clientWith } = deps;
  const makeTabs = () => findMakeTabs(tabs);
  const client = clientWith(tellingStorage(vault.withToken));
  const memory = createPageMemory({ area: deps.sessionArea });
  const connections = createConnectionBook({ vault, state, onChange: () => run(badge.renderAll()) });
  const states = createSourceStates({ state, archive });
  const underWay = createUnderWay();
  const { settled } = underWay;
  const onFetched = () => run(contexts.resolveAll());
  const refusals = createRefusals({ area: deps.sessionArea, now });
  const filters = createFiltersService({ client, archive, connections, refusals, underWay, now, onFetched });
  const organizations = createOrganizationService({ ...deps, client, underWay, connections, filters, memory });
  const onNames = (organization: OrganizationRef) => changeNamesRevision(deps.sessionArea, organization);
  const keeper = createDetailKeeper({ archive, filters, now, onNames });
  const rests = createPauseStore({ area: deps.sessionArea });
  const names = createNamesService({ client, archive, keeper, connections, rests, underWay, now });
  const details = createDetailsService({ client, keeper, connections, organizations, state, limits, underWay });
  const headPoll = createHeadPoll({ client, archive, now });
  const older = createOlder({ client, archive, headPoll, now, eventsOfTargets: createEventsOfTargets({ filters }) });
  const removeHistory = createRemoveHistory({ archive, state, onNames });
  const turns = createSourceTurns(underWay);
  const retention = createRetentionService({ archive, states, turns, settings, rests, now });
  const onState = (source: AuditLogSource) => run(Promise.all([badge.renderAll(), retention.noteAppend(source)]));
  const sources = createSourceService({
    ...deps,
    headPoll,
    older,
    states,
    turns,
    connections,
    onState,
    onLook: (source) => run(Promise.all([filters.noteReadable(source), backfills.consider(source)])),
  });
  const backfills = createBackfillService({
    ...deps,
    step: createBackfillStep({ client, archive, now, limits: retention.limits }),
    states,
    turns,
    connections,
    isFull: state.historyFull.get,
    async prepare(source) {
      await quietly(async () => {
        await organizations.describe(source);
      });
      await quietly(() => sources.open(source));
    },
    onState,
  });
  const badge = createBadge({ toolbar: createToolbar(deps.action), state, states, settings, makeTabs });
  const poller = createPoller({ makeTabs, state, states, archive, connections, sources, settings, now });
  const contexts = createPageContexts({
    ...deps,
    urlOf: (tabId) => tabUrl(tabs, tabId),
    makeTabs,
    memory,
    getTeam: (zone, teamId) => client.getTeam(zone, teamId, { cause: 'person' }),
    noteFailure: connections.noteFailure,
    refusals,
    namesOf: organizations.namesOf,
    onContext(tabId, context) {
      run(badge.render(tabId));
      if (context !== undefined) run(poller.pollPage(context));
    },
  });

  async function ensurePollAlarm(): Promise<void> {
    // Without a connection there is nothing to wake up for.
    if ((await connections.all()).length === 0) return;
    await ensureAlarm(alarms, POLL_ALARM, (await settings.get()).pollMinutes);
  }

  async function lookAround(zone: Zone): Promise<void> {
    await ensurePollAlarm();
    await contexts.resolveAll();
    run(backfills.work());
    await poller.lookAtZone(zone);
    await badge.renderAll();
  }

  const checkAccess = createCheckAccess({ connections, siteAccess, onReturn: lookAround });

  async function considerBackfills(): Promise<void> {
    for (const source of await archive.sources()) await backfills.consider(source);
  }

  const { dropOverflow } = deps;
  const retryStorage = createRetryStorage({ state, connections, archive, states, dropOverflow });

  const ready = once(async () => {
    if ((await connections.all()).length === 0) await connections.publish();
    await states.calm();
  });

  return {
    handlers: createHandlers({
      ready,
      connect: createConnect({
        clientWith,
        vault,
        connections,
        queue,
        settled,
        removeHistory,
        organizationInView: createOrganizationInView({ tabs, state }),
        now,
        onConnected: (zone) => run(lookAround(zone)),
      }),
      disconnect: createDisconnect({
        queue,
        settled,
        vault,
        connections,
        removeHistory,
        pauseBackfills: backfills.pauseZone,
        state,
        onDisconnected: () => run(contexts.resolveAll()),
      }),
      organizations,
      contexts,
      sources,
      backfills,
      retryStorage: retryStorage.everything,
      filters,
      getDetail: createGetDetail({ client, archive, keeper, underWay }),
      names,
      details,
      connections,
      archive,
      deleteAll: createDeleteAll({
        queue,
        settled,
        archive,
        vault,
        areas,
        clearAlarms: () => Promise.all([POLL_ALARM, BACKFILL_ALARM].map((name) => alarms.clear(name))),
        async onDeleted() {
          await contexts.resolveAll();
          await badge.renderAll();
        },
      }),
    }),

    start: () =>
      quietly(async () => {
        await ready();
        await contexts.resolveAll();
        await badge.renderAll();
        await ensurePollAlarm();
        run(backfills.work());
        await poller.poll();
      }),
    handlePageContext: (hint, tabId) => run(ready().then(() => contexts.hint(tabId, hint))),
    handleTabChange: (tabId) => run(ready().then(() => contexts.resolve(tabId))),
    handleTabRemoval: (tabId) => run(contexts.forget(tabId)),
    handleAlarm(name) {
      if (name === POLL_ALARM) run(ready().then(poller.poll).then(retention.tidy));
      if (name === BACKFILL_ALARM) run(ready().then(backfills.work));
    },
    handleSettingsChange: () =>
      run(
        ready()
          .then(ensurePollAlarm)
          .then(badge.renderAll)
          // What is to be kept may be less now: then there is room.
          .then(retryStorage.room)
          .then(retention.tidy)
          .then(considerBackfills),
      ),
    handleAccessChange: () => run(ready().then(checkAccess)),
  };
}
