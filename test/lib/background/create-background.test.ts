import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { createBackground } from '@/lib/background/create-background';
import type { StorageListener, WatchedArea } from '@/lib/storage/storage-area';
import { DAY, SECOND } from '@/lib/time';
import { createMemoryArea } from '../../fakes/memory-area';
import { fakeEvent } from '../../setup/fake-event';
import { fakeEntry, uuidOf } from '../archive/builders';
import { fakeTabs } from '../browser/fake-tabs';

const ZONE = 'eu1.make.com';
const SOURCE: AuditLogSource = { zone: ZONE, type: 'organization', organizationId: 3 };
const TOKEN = 'c0ffee00-dead-4bee-8fee-ca11ab1e0000';
const request = { zone: ZONE, token: TOKEN, keepToken: 'computer', keepHistory: 'computer' } as const;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** A browser profile and a Make that answers what the background asks; `limited` makes it answer 429. */
function setUp() {
  const onChanged = fakeEvent<Parameters<StorageListener>>();
  const area = (areaName: 'session' | 'local'): WatchedArea => ({ area: createMemoryArea(), areaName, onChanged });
  const session = area('session');
  const local = area('local');
  const sent: { readonly url: URL; readonly authorization: string | null }[] = [];
  const world = { time: Date.UTC(2026, 0, 5, 8), limited: false };
  const at = { triggeredAt: world.time - DAY, createdAt: world.time - DAY };
  const entries = Array.from({ length: 3 }, (_, index) => fakeEntry({ uuid: uuidOf(index + 1), ...at }).raw);

  const answers: Readonly<Record<string, unknown>> = {
    '/api/v2/users/me': { authUser: { id: 1, name: 'Dana Kim' } },
    '/api/v2/users/me/current-authorization': { authorization: { scope: ['organizations:read'] } },
    '/api/v2/organizations': { organizations: [{ id: 3, name: 'Northwind', zone: ZONE }] },
    '/api/v2/audit-logs/organization/3/filters': { users: [], teams: [], events: [] },
    '/api/v2/audit-logs/organization/3': { auditLogs: entries, pg: { limit: 100, offset: 0, totalCount: 3 } },
  };

  const answer: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    sent.push({ url, authorization: new Headers(init?.headers).get('authorization') });
    if (world.limited) return new Response('slow down', { status: 429, headers: { 'retry-after': '120' } });
    const body = answers[url.pathname];
    if (body === undefined) throw new Error(`unexpected request: ${url.pathname}`);
    return Response.json(body);
  };

  const start = () =>
    createBackground({
      fetch: answer,
      now: () => world.time,
      wait: async (ms) => {
        world.time += ms;
      },
      random: () => 0,
      locks: undefined,
      session,
      local,
      tabs: fakeTabs([]),
      action: { setBadgeText: async () => {}, setBadgeBackgroundColor: async () => {}, setTitle: async () => {} },
      alarms: { get: async () => undefined, create: () => {}, clear: async () => true },
      siteAccess: { has: async () => true },
    });
  return { world, sent, start, session, local };
}

describe('the background on real stores', () => {
  it('connects, reads and keeps entries that the next worker finds again', async () => {
    const { start, sent } = setUp();
    const { handlers } = start();
    await handlers['connection.connect'](request);
    await handlers['source.open']({ source: SOURCE });
    const next = start();
    expect(await next.handlers['storage.usage']({})).toMatchObject({
      organizations: [{ organizationId: 3, name: 'Northwind', entries: 3, medium: 'computer' }],
    });
    expect(new Set(sent.map(({ url }) => url.origin))).toEqual(new Set(['https://eu1.make.com']));
    expect(new Set(sent.map(({ authorization }) => authorization))).toEqual(new Set([`Token ${TOKEN}`]));
  });

  it('deletes what is older than the settings keep, at the alarm', async () => {
    const { start, world } = setUp();
    const { handlers, handleAlarm } = start();
    await handlers['connection.connect'](request);
    await handlers['source.open']({ source: SOURCE });
    const held = async () => (await handlers['storage.usage']({})).organizations.map(({ entries }) => entries);
    world.time += 330 * DAY;
    handleAlarm('poll');
    await new Promise((next) => setTimeout(next, 200));
    expect(await held()).toEqual([3]);
    world.time += 100 * DAY;
    handleAlarm('poll');
    await vi.waitFor(async () => expect(await held()).not.toEqual([3]));
    expect(await start().handlers['storage.usage']({})).not.toMatchObject({ organizations: [{ entries: 3 }] });
  });

  it('keeps the token out of both storage areas', async () => {
    const { start, session, local } = setUp();
    await start().handlers['connection.connect'](request);
    const stored = JSON.stringify([await session.area.get(undefined), await local.area.get(undefined)]);
    expect(stored).not.toContain(TOKEN);
  });

  it('sends nothing inside the wait that Make asked for, also as a new worker', async () => {
    const { start, sent, world } = setUp();
    const first = start();
    await first.handlers['connection.connect'](request);
    world.limited = true;
    await first.handlers['source.refresh']({ source: SOURCE });
    world.limited = false;
    const asked = sent.length;
    for (let worker = 0; worker < 11; worker++) {
      world.time += 10 * SECOND;
      await start().handlers['source.refresh']({ source: SOURCE });
    }
    expect(sent).toHaveLength(asked);
    world.time += 11 * SECOND;
    await start().handlers['source.refresh']({ source: SOURCE });
    expect(sent).toHaveLength(asked + 1);
  });

  it('after "delete everything" knows nothing and nobody', async () => {
    const { start, sent } = setUp();
    const { handlers } = start();
    await handlers['connection.connect'](request);
    await handlers['source.open']({ source: SOURCE });
    await handlers['storage.delete-all']({});
    const asked = sent.length;
    const next = start();
    expect(await next.handlers['storage.usage']({})).toEqual({ organizations: [] });
    await next.handlers['source.open']({ source: SOURCE });
    expect(sent).toHaveLength(asked);
  });
});
