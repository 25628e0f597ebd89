import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isJsonObject } from '@/lib/json';
import { createAsk, pathWith, rowsOf } from './ask';
import { createStandInFetch } from './fetch';
import { HOSTILE_DETAILS, HOSTILE_TEXTS, hostileEntries } from './hostile';
import { LIST_FAULTS } from './list-faults';
import { type StandIn, startStandIn } from './stand-in';

const NOW = Date.parse('2026-11-20T15:00:00Z');

let standIn: StandIn;
let ask: ReturnType<typeof createAsk>;
let path: string;

beforeAll(async () => {
  standIn = await startStandIn({ entries: 260, now: NOW, utcOffset: 0 });
  ask = createAsk(standIn);
  path = `/audit-logs/organization/${standIn.named.main.id}`;
});
afterEach(() => {
  standIn.faults.clear();
  standIn.quirks.reset();
});
afterAll(() => standIn.close());

function raw(signal?: AbortSignal): Promise<Response> {
  return createStandInFetch(standIn)(`https://eu1.make.com/api/v2${path}`, {
    headers: { Authorization: `Token ${standIn.tokenOf.owner}` },
    ...(signal === undefined ? {} : { signal }),
  });
}

describe('a fault', () => {
  it.each([
    [400, /SC400/, 'application/json'],
    [401, /SC401/, 'application/json'],
    [402, /generating/, 'application/json'],
    [403, /SC403/, 'application/json'],
    [404, /SC404/, 'application/json'],
    [429, /^Requests limit/, 'text/plain'],
    [500, /<h1>500/, 'text/html'],
    [502, /<h1>502/, 'text/html'],
  ])('of status %i comes with the body Make sends', async (status, body, type) => {
    standIn.faults.add({ kind: 'status', status });
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(body);
    expect(answer.headers.get('Content-Type')).toContain(type);
  });

  it.each([['120'], ['Fri, 20 Nov 2026 16:00:00 GMT'], ['soon'], [undefined]])(
    'of 429 says to retry after %s',
    async (retryAfter) => {
      standIn.quirks.set({ retryAfter });
      standIn.faults.add({ kind: 'status', status: 429 });
      expect((await ask(path)).headers.get('Retry-After')).toBe(retryAfter ?? null);
    },
  );

  it('can be for some addresses, some zones, some requests', async () => {
    standIn.faults.add({ kind: 'status', status: 500 }, { path: /\/filters$/ });
    standIn.faults.add({ kind: 'status', status: 503 }, { zone: 'us2.make.com' });
    const third = standIn.faults.add({ kind: 'status', status: 502 }, { path: /\/users\/me$/, after: 2, times: 1 });
    const statuses: number[] = [];
    for (const one of ['/users/me', '/users/me', '/users/me', '/users/me', `${path}/filters`, path])
      statuses.push((await ask(one)).status);
    expect(statuses).toEqual([200, 200, 502, 200, 500, 200]);
    expect(third.hits).toBe(1);
    third.remove();
    expect((await ask('/users/me', { zone: 'us2.make.com' })).status).toBe(503);
  });

  it('can be a web page that says 200', async () => {
    standIn.faults.add({ kind: 'login-page' });
    const { status, headers, text } = await ask(path);
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('Sign in');
  });

  it('can cut the JSON or the connection', async () => {
    standIn.faults.add({ kind: 'truncated' }, { times: 1 });
    const { text } = await ask(path);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    standIn.faults.add({ kind: 'cut-off' });
    await expect(ask(path)).rejects.toThrow();
  });

  it('can reset the connection before any answer', async () => {
    standIn.faults.add({ kind: 'reset' });
    await expect(raw()).rejects.toThrow(TypeError);
    expect(standIn.log.api().at(-1)?.status).toBe(0);
  });

  it.each([
    '/api/v2/users/me',
    'https://us2.make.com/api/v2/users/me',
    'https://evil.example/',
    'http://eu1.make.com/',
  ])('can send elsewhere, to %s', async (to) => {
    standIn.faults.add({ kind: 'redirect', to });
    await expect(raw()).rejects.toThrow('Failed to fetch');
    expect(standIn.log.api().at(-1)?.status).toBe(302);
  });

  it('can be more than anybody wants, packed or not, and stops when nobody listens', async () => {
    for (const fault of [{ kind: 'huge' }, { kind: 'gzip-bomb', bytes: 1 << 28 }] as const) {
      const { remove } = standIn.faults.add(fault);
      const response = await raw();
      const reader = response.body?.getReader();
      let read = 0;
      while (read < 100_000) read += (await reader?.read())?.value?.length ?? Number.POSITIVE_INFINITY;
      await reader?.cancel();
      remove();
    }
    expect((await ask('/users/me')).status).toBe(200);
  });

  it('can be an answer of a given size that is right but for its size', async () => {
    standIn.faults.add({ kind: 'huge', bytes: 3 << 20 });
    const { json, text } = await ask(path);
    expect(text.length).toBeGreaterThanOrEqual(3 << 20);
    expect(json).toEqual({ auditLogs: [], pg: {} });
  });

  it('can make one wait: for the head, for each byte, for ever', async () => {
    standIn.faults.add({ kind: 'slow-headers', ms: 80 }, { times: 1 });
    const started = performance.now();
    expect((await ask('/users/me')).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(75);
    standIn.faults.add({ kind: 'drip', ms: 1000 }, { times: 1 });
    const reader = (await raw()).body?.getReader();
    expect((await reader?.read())?.value?.length).toBe(1);
    await reader?.cancel();
    standIn.faults.add({ kind: 'hang' });
    await expect(raw(AbortSignal.timeout(100))).rejects.toThrow(/timeout|aborted/i);
  });
});

describe('a list can', () => {
  it('hold rows of another organization', async () => {
    standIn.faults.add(LIST_FAULTS.foreign(5));
    expect(rowsOf(await ask(path)).every((row) => row.organizationId === 5)).toBe(true);
  });

  it('hold rows that are none', async () => {
    standIn.faults.add(LIST_FAULTS.unreadable);
    const list = (await ask(path)).json.auditLogs;
    expect(list).toHaveLength(108);
    expect(list).toEqual(expect.arrayContaining([null, 17, 'text', [], {}]));
  });

  it('hold rows with odd fields, all of them with their uuid', async () => {
    standIn.faults.add(LIST_FAULTS.oddFields);
    const rows = rowsOf(await ask(path));
    expect(rows.every(({ uuid }) => typeof uuid === 'string')).toBe(true);
    expect(rows.some(({ team }) => team === true)).toBe(true);
  });

  it('repeat its first page for ever', async () => {
    standIn.faults.add(LIST_FAULTS.repeating);
    const pages = [0, 50].map((offset) => ask(pathWith(path, { 'pg[offset]': offset, 'pg[limit]': 10 })));
    const [first, second] = await Promise.all(pages);
    expect(first?.json.auditLogs).toEqual(second?.json.auditLogs);
  });

  it('never end', async () => {
    standIn.faults.add(LIST_FAULTS.neverEnding);
    const uuids = new Set<unknown>();
    for (const offset of [200, 300, 400]) {
      for (const { uuid } of rowsOf(await ask(pathWith(path, { 'pg[offset]': offset, 'pg[limit]': 100 }))))
        uuids.add(uuid);
    }
    expect(uuids.size).toBe(300);
  });

  it.each([[null], [undefined], ['text'], [{}]])('be %o', async (value) => {
    standIn.faults.add(LIST_FAULTS.listIs(value));
    expect((await ask(path)).json.auditLogs).toEqual(value);
  });

  it('be far longer than asked for', async () => {
    standIn.faults.add(LIST_FAULTS.tooMany(5000));
    expect(rowsOf(await ask(pathWith(path, { 'pg[limit]': 5 })))).toHaveLength(5000);
  });
});

describe('hostile content', () => {
  it('comes through unchanged, in the list and in the detail', async () => {
    const { main } = standIn.named;
    const entries = hostileEntries(main, NOW);
    main.log.insert(entries);
    const rows = rowsOf(await ask(pathWith(path, { 'pg[limit]': entries.length })));
    expect(rows.map(({ eventName }) => eventName)).toEqual(Object.values(HOSTILE_TEXTS));
    const { json } = await ask(`/audit-logs/${main.id}/${entries[0]?.uuid}`);
    expect(isJsonObject(json.details) ? json.details.aim : '').toBe(Object.keys(HOSTILE_TEXTS)[0]);
    main.log.delete(entries.map(({ uuid }) => uuid));
  });

  it.each(Object.keys(HOSTILE_DETAILS))('can be details with %s', async (name) => {
    const { main } = standIn.named;
    const { uuid } = main.happen({ eventName: 'key_updated', details: HOSTILE_DETAILS[name] ?? {}, triggeredAt: NOW });
    const { text } = await ask(`/audit-logs/${main.id}/${uuid}`);
    expect(text).toContain(JSON.stringify(HOSTILE_DETAILS[name]));
    main.log.delete([uuid]);
  });

  it('can stand in every label and name of the filters', async () => {
    standIn.faults.add(LIST_FAULTS.hostile('<b>'));
    const { events, users } = (await ask(`${path}/filters`)).json;
    expect(events).toContainEqual({ header: '<b>', items: expect.arrayContaining([{ label: '<b>', value: '<b>' }]) });
    expect(users).toContainEqual({ id: 50_211, name: '<b>', email: '<b>' });
  });
});
