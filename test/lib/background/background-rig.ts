import type { AuditLogFilters } from '@/lib/audit-log/filters';
import { createServices } from '@/lib/background/create-services';
import type { TabInfo } from '@/lib/browser/tabs';
import type { Failure } from '@/lib/failure';
import type { MakeClient, WithToken } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { createLimitStore } from '@/lib/state/limit-store';
import { createSessionState } from '@/lib/state/session-state';
import { createSettingsStore } from '@/lib/state/settings-store';
import type { Connection } from '@/lib/state/state';
import { createExclusive } from '@/lib/storage/exclusive';
import type { StorageArea, StorageListener } from '@/lib/storage/storage-area';
import { createZoneClient } from '@/lib/sync/zone-client';
import { createZoneQueue } from '@/lib/sync/zone-queue';
import { MINUTE } from '@/lib/time';
import type { TokenVault } from '@/lib/vault/contract';
import type { Zone } from '@/lib/zone';
import { createMemoryArea } from '../../fakes/memory-area';
import { noLease } from '../../fakes/no-lease';
import { fakeEvent } from '../../setup/fake-event';
import { createMemoryArchive, type MemoryArchive } from '../sync/memory-archive';
import { createModelLog } from '../sync/model-log';
import { fakeMakeClient } from './fake-make-client';

export const ZONE: Zone = 'eu1.make.com';
export const TOKEN = 'c0ffee00-dead-4bee-8fee-ca11ab1e0000';

export const FILTERS: AuditLogFilters = {
  teams: [{ id: 7, name: 'Finance' }],
  users: [{ id: 212, name: 'Dana Kim', email: 'dana.kim@example.com' }],
  eventGroups: [{ header: 'Webhooks', items: [{ label: 'Webhook created', value: 'webhook_created' }] }],
};

export function fakeConnection(overrides: Partial<Connection> = {}): Connection {
  return {
    zone: ZONE,
    last4: '0000',
    keepToken: 'computer',
    keepHistory: 'computer',
    connectedAt: 1,
    person: { id: 1, name: 'Dana Kim' },
    organizations: [{ id: 3, name: 'Northwind' }],
    ...overrides,
  };
}

/** What outlives the worker: stores, tabs, the vault and Make itself. */
export interface World {
  readonly session: StorageArea;
  readonly local: StorageArea;
  readonly archive: MemoryArchive;
  readonly vault: TokenVault;
  readonly log: ReturnType<typeof createModelLog>;
  /** A log of 100 entries, filters, team 7 of organization 3; any of it may be replaced. */
  client: MakeClient;
  tabs: TabInfo[];
  access: boolean;
  readonly badges: Map<number, { text?: string; title?: string }>;
  readonly alarms: Map<string, number>;
  /** Minutes until the alarm first goes off. */
  readonly delays: Map<string, number>;
  wait: (ms: number) => Promise<void>;
  /** Which token each request was sent with. */
  readonly tokens: string[];
}

export function createWorld(connections: readonly Connection[] = [fakeConnection()]): World {
  const log = createModelLog();
  log.fill(100);
  const kept = new Map(connections.map((connection) => [connection.zone, { connection, token: TOKEN }]));
  return {
    session: createMemoryArea(),
    local: createMemoryArea(),
    archive: createMemoryArchive(),
    vault: {
      async put(connection, token) {
        kept.set(connection.zone, { connection, token });
      },
      async remove(zone) {
        kept.delete(zone);
      },
      connections: async () => [...kept.values()].map(({ connection }) => connection),
      async withToken(zone, use) {
        const held = kept.get(zone);
        if (held === undefined) throw new MakeApiError({ kind: 'missing-token', zone });
        return use(held.token);
      },
      async removeAll() {
        kept.clear();
      },
    },
    log,
    client: fakeMakeClient({
      listAuditLogs: log.client.listAuditLogs,
      getFilters: async () => FILTERS,
      getTeam: async (_zone, id) => ({ id, name: 'Finance', organizationId: 3 }),
    }),
    tabs: [],
    access: true,
    badges: new Map(),
    alarms: new Map(),
    delays: new Map(),
    wait: async () => {},
    tokens: [],
  };
}

/** A worker that has just begun: nothing in memory, all listeners there. */
export function startWorker(world: World) {
  const onChanged = fakeEvent<Parameters<StorageListener>>();
  const exclusive = createExclusive(undefined);
  const state = createSessionState({ area: world.session, onChanged });
  const settings = createSettingsStore({ area: world.local, onChanged });
  const queue = createZoneQueue({ exclusive, lease: noLease });
  const badgeOf = (tabId: number) => {
    const badge = world.badges.get(tabId) ?? {};
    world.badges.set(tabId, badge);
    return badge;
  };
  const background = createServices({
    now: world.log.now,
    wait: (ms) => world.wait(ms),
    tabs: {
      async get(tabId) {
        const tab = world.tabs.find(({ id }) => id === tabId);
        if (tab === undefined) throw new Error('no such tab');
        return tab;
      },
      query: async ({ active }) => (active === true ? world.tabs.slice(0, 1) : world.tabs),
      create: async () => {
        throw new Error('unexpected tab');
      },
      onActivated: fakeEvent(),
      onUpdated: fakeEvent(),
      onRemoved: fakeEvent(),
      onAttached: fakeEvent(),
    },
    action: {
      async setBadgeText({ tabId, text }) {
        badgeOf(tabId).text = text;
      },
      setBadgeBackgroundColor: async () => {},
      async setTitle({ tabId, title }) {
        badgeOf(tabId).title = title;
      },
    },
    alarms: {
      get: async (name) => (world.alarms.has(name) ? { periodInMinutes: world.alarms.get(name) } : undefined),
      create(name, { periodInMinutes, delayInMinutes }) {
        world.alarms.set(name, periodInMinutes);
        world.delays.set(name, delayInMinutes);
      },
      clear: async (name) => world.alarms.delete(name),
    },
    siteAccess: { has: async () => world.access },
    state,
    settings,
    sessionArea: world.session,
    areas: [world.session, world.local],
    vault: world.vault,
    archive: world.archive,
    dropOverflow: async () => {},
    isTight: async () => false,
    limits: createLimitStore({ area: world.local }),
    queue,
    clientWith: (withToken) =>
      createZoneClient({
        client: sendingTokens(world, withToken),
        queue,
        hasAccess: async () => world.access,
        now: world.log.now,
        wait: async () => {},
      }),
  });
  return { ...background, state, settings };
}

/** Whatever method is called, the zone's token is asked for, as the real client does for each request. */
function sendingTokens(world: World, withToken: WithToken): MakeClient {
  const send = <Value>(zone: Zone, ask: () => Promise<Value>): Promise<Value> =>
    withToken(zone, (token) => {
      world.tokens.push(token);
      return ask();
    });
  return {
    listAuditLogs: (source, ...rest) => send(source.zone, () => world.client.listAuditLogs(source, ...rest)),
    getFilters: (source, ...rest) => send(source.zone, () => world.client.getFilters(source, ...rest)),
    getDetail: (organization, ...rest) => send(organization.zone, () => world.client.getDetail(organization, ...rest)),
    getMe: (zone, ...rest) => send(zone, () => world.client.getMe(zone, ...rest)),
    getScopes: (zone, ...rest) => send(zone, () => world.client.getScopes(zone, ...rest)),
    listOrganizations: (zone, ...rest) => send(zone, () => world.client.listOrganizations(zone, ...rest)),
    getOrganization: (organization, ...rest) =>
      send(organization.zone, () => world.client.getOrganization(organization, ...rest)),
    listTeams: (organization, ...rest) => send(organization.zone, () => world.client.listTeams(organization, ...rest)),
    getTeam: (zone, ...rest) => send(zone, () => world.client.getTeam(zone, ...rest)),
  };
}

export function failing(failure: Failure) {
  return async (): Promise<never> => {
    throw new MakeApiError(failure);
  };
}

/** Lets everything that nobody waits for come to its end. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export const POLL_INTERVAL = 5 * MINUTE;
