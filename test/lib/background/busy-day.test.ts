import { signal } from '@preact/signals';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { type NameSighting, namesOf } from '@/lib/audit-log/names';
import { createBackground } from '@/lib/background/create-background';
import { createMessenger } from '@/lib/messaging/messenger';
import { createReceiver } from '@/lib/messaging/receiver';
import { createNamesAsker } from '@/lib/panel/names/names-asker';
import type { StorageListener, WatchedArea } from '@/lib/storage/storage-area';
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/time';
import { createMemoryArea } from '../../fakes/memory-area';
import { fakeEvent } from '../../setup/fake-event';
import { fakeEntry, SOURCE, uuidOf } from '../archive/builders';
import { fakeTabs } from '../browser/fake-tabs';
import { settle } from './background-rig';

const { zone, organizationId } = SOURCE;
const INTERVAL = 5 * MINUTE;
/** Arrive between two looks, each about an object of its own: the worst there is for names. */
const ARRIVALS = 12;
/** What is on screen, from the top. */
const ROWS = 15;
/** Of a minute's 20 requests that a person may cause, those that nobody waits for. */
const NAMES_A_MINUTE = 10;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 5, 8), toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Sent {
  readonly at: number;
  /** Of the details of an entry: which. */
  readonly uuid?: string;
}

/** A whole background, and a panel beside it that stays open at the top of the list; Make is a list in memory. */
async function openedInTheMorning() {
  const onChanged = fakeEvent<Parameters<StorageListener>>();
  const area = (areaName: 'session' | 'local'): WatchedArea => ({ area: createMemoryArea(), areaName, onChanged });
  const sent: Sent[] = [];
  const log: AuditLogEntry[] = [];
  const named: NameSighting[] = [];
  const world = { limited: false };

  function arrive(count: number): void {
    for (let number = 0; number < count; number++) {
      const made = log.length + 1;
      const at = { createdAt: Date.now(), triggeredAt: Date.now() };
      log.unshift(fakeEntry({ uuid: uuidOf(made), targetId: String(5000 + made), ...at }));
    }
  }

  function answerOf({ pathname, searchParams }: URL): unknown {
    const entry = log.find(({ uuid }) => pathname.endsWith(`/audit-logs/${organizationId}/${uuid}`));
    if (entry?.targetId !== undefined) {
      const name = `Hook ${entry.targetId}`;
      named.push({ target: { kind: 'webhook', id: entry.targetId }, name, at: 1 });
      return { ...entry.raw, details: { webhookName: name } };
    }
    if (pathname.endsWith(`/audit-logs/organization/${organizationId}`)) {
      const [offset, limit] = ['pg[offset]', 'pg[limit]'].map((key) => Number(searchParams.get(key) ?? 0));
      const rows = log.slice(offset, (offset ?? 0) + (limit ?? 0)).map(({ raw }) => raw);
      return { auditLogs: rows, pg: { limit, offset, totalCount: log.length } };
    }
    if (pathname.endsWith('/filters')) return { users: [], teams: [], events: [] };
    if (pathname.endsWith('/current-authorization')) return { authorization: { scope: ['organizations:read'] } };
    if (pathname.endsWith('/users/me')) return { authUser: { id: 1, name: 'Dana Kim' } };
    if (pathname.endsWith('/organizations'))
      return { organizations: [{ id: organizationId, name: 'Northwind', zone }] };
    throw new Error(`unexpected request: ${pathname}`);
  }

  const background = createBackground({
    async fetch(input) {
      const url = new URL(input instanceof Request ? input.url : input);
      const uuid = /\/audit-logs\/\d+\/([\w-]+)$/.exec(url.pathname)?.[1];
      sent.push({ at: Date.now(), ...(uuid === undefined ? {} : { uuid }) });
      if (world.limited) return new Response('slow down', { status: 429, headers: { 'retry-after': '120' } });
      return Response.json(answerOf(url));
    },
    now: Date.now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: () => 0,
    locks: undefined,
    session: area('session'),
    local: area('local'),
    tabs: fakeTabs([]),
    action: { setBadgeText: async () => {}, setBadgeBackgroundColor: async () => {}, setTitle: async () => {} },
    alarms: { get: async () => undefined, create: () => {}, clear: async () => true },
    siteAccess: { has: async () => true },
  });
  const receive = createReceiver({
    handlers: background.handlers,
    classify: () => 'own-page',
    onPageContext: background.handlePageContext,
  });
  let asking = 0;
  const send = createMessenger({
    async sendMessage(message) {
      asking += 1;
      try {
        return await new Promise((reply) => receive(message, {}, reply));
      } finally {
        asking -= 1;
      }
    },
  });

  arrive(ROWS);
  expect(
    await send('connection.connect', { zone, token: TOKEN, keepToken: 'computer', keepHistory: 'computer' }),
  ).toMatchObject({ ok: true });
  expect(await send('source.open', { source: SOURCE })).toMatchObject({ ok: true });
  const names = signal(namesOf([]));
  const opened = log.slice(0, ROWS);
  const onScreen = signal(() => opened);
  const panel = createNamesAsker({
    send,
    now: Date.now,
    events: signal(createEventCatalog()),
    names,
    calm: signal(true),
    onScreen,
    readAfter: 5 * SECOND,
    async reload() {
      names.value = namesOf(named);
    },
  });
  panel.turnTo(SOURCE, Date.now());

  /** The time until the next look, and the look; `visit`: somebody is at the panel. */
  async function interval(visit: boolean): Promise<void> {
    arrive(ARRIVALS);
    const step = visit ? 15 * SECOND : MINUTE;
    for (let passed = 0; passed < INTERVAL; passed += step) {
      if (visit) panel.attend();
      await vi.advanceTimersByTimeAsync(step);
      do await settle();
      while (asking > 0);
    }
    const looks = sent.filter(({ uuid }) => uuid === undefined).length;
    background.handleAlarm('poll');
    if (world.limited) await settle();
    else
      await vi.waitFor(() => expect(sent.filter(({ uuid }) => uuid === undefined).length).toBeGreaterThan(looks), {
        timeout: 10_000,
      });
    // Asks nothing so soon after the look, and waits for its end.
    await send('source.open', { source: SOURCE });
    await send('source.mark-seen', { source: SOURCE });
    const shown = log.slice(0, ROWS);
    onScreen.value = () => shown;
  }

  return {
    world,
    sent,
    panel,
    log,
    async pass(ms: number, visit: boolean) {
      for (let passed = 0; passed < ms; passed += INTERVAL) await interval(visit);
    },
  };
}

const TOKEN = 'c0ffee00-dead-4bee-8fee-ca11ab1e0000';
const details = (sent: readonly Sent[]) => sent.filter(({ uuid }) => uuid !== undefined);

it('a panel that stays open with nobody at it costs no more than the looks, names and all: 300 requests a day', async () => {
  const { sent, pass } = await openedInTheMorning();
  await pass(HOUR, false);
  expect(details(sent).length).toBeGreaterThanOrEqual(ROWS);
  // Whoever opened it was there for a while.
  expect(details(sent).length).toBeLessThanOrEqual(ROWS + 4 * ARRIVALS);
  sent.length = 0;
  await pass(DAY, false);
  expect(details(sent)).toEqual([]);
  expect(sent.length).toBeLessThanOrEqual(300);
  expect(sent.length).toBeGreaterThanOrEqual(280);
}, 120_000);

it('names cost somebody who is there for hours a few requests a minute, each entry once, and the looks nothing', async () => {
  const { sent, log, pass } = await openedInTheMorning();
  sent.length = 0;
  await pass(4 * HOUR, true);
  const asked = details(sent);
  // All but those that have just come.
  expect(new Set(asked.map(({ uuid }) => uuid)).size).toBe(log.length - ARRIVALS);
  expect(asked).toHaveLength(log.length - ARRIVALS);
  for (const [index, { at }] of asked.entries()) {
    const later = asked[index + NAMES_A_MINUTE];
    if (later !== undefined) expect(later.at - at).toBeGreaterThanOrEqual(MINUTE);
  }
  expect(sent.length - asked.length).toBeLessThanOrEqual(50);
}, 120_000);

it('no name is asked for inside the wait that Make asks for', async () => {
  const { world, sent, pass } = await openedInTheMorning();
  await pass(10 * MINUTE, true);
  world.limited = true;
  sent.length = 0;
  await pass(10 * MINUTE, true);
  expect(sent.length).toBeGreaterThan(1);
  for (const [index, { at }] of sent.entries()) {
    const later = sent[index + 1];
    if (later !== undefined) expect(later.at - at).toBeGreaterThanOrEqual(120 * SECOND);
  }
}, 60_000);
