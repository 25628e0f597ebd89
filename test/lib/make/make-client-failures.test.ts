import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { MakeClient } from '@/lib/make/contract';
import { createMakeClient } from '@/lib/make/make-client';
import { createClientUnderTest, failureOf, START, TOKEN } from './client-under-test';
import { createFetchFake, json, streaming, text } from './fetch-fake';

const zone = 'eu1.make.com';
const source: AuditLogSource = { type: 'organization', zone, organizationId: 3 };
const teamSource: AuditLogSource = { ...source, type: 'team', teamId: 212 };
const person = { cause: 'person' } as const;
const UUID = 'c37c7292-35cd-4dc4-9113-21b23beaea7d';

const list = (client: MakeClient) => client.listAuditLogs(source, {}, person);
const listTeam = (client: MakeClient) => client.listAuditLogs(teamSource, {}, person);
const detail = (client: MakeClient) => client.getDetail(source, UUID, person);
const me = (client: MakeClient) => client.getMe(zone, person);
const team = (client: MakeClient) => client.getTeam(zone, 212, person);
const filters = (client: MakeClient) => client.getFilters(teamSource, person);
const organization = (client: MakeClient) => client.getOrganization(source, person);

const DENIED = { detail: 'Access denied.', message: 'Permission denied', code: 'SC403' };
const DENIED_TEXT = { message: 'Access denied.', code: 'SC403' };

describe('a status', () => {
  it.each<[number, unknown, (client: MakeClient) => Promise<unknown>, Failure]>([
    [400, DENIED, list, { kind: 'rejected', zone, status: 400, detail: DENIED_TEXT }],
    [400, { detail: 'request entity too large' }, list, rejected(400, { message: 'request entity too large' })],
    [
      400,
      { message: 'Bad parameter', code: 'IM005' },
      list,
      rejected(400, { message: 'Bad parameter', code: 'IM005' }),
    ],
    [400, { code: 'IM005' }, list, rejected(400, { code: 'IM005' })],
    [400, {}, list, { kind: 'rejected', zone, status: 400 }],
    [400, { detail: { why: 'x' }, message: ['y'], code: 5 }, list, { kind: 'rejected', zone, status: 400 }],
    [400, [[[[]]]], list, { kind: 'rejected', zone, status: 400 }],
    [401, DENIED, me, { kind: 'unauthorized', zone }],
    [402, { message: 'There was an error' }, list, { kind: 'not-in-plan', zone }],
    [403, DENIED, list, { kind: 'forbidden', zone, what: 'organization', detail: DENIED_TEXT }],
    [403, DENIED, organization, { kind: 'forbidden', zone, what: 'organization', detail: DENIED_TEXT }],
    [403, DENIED, listTeam, { kind: 'forbidden', zone, what: 'team', detail: DENIED_TEXT }],
    [403, DENIED, filters, { kind: 'forbidden', zone, what: 'team', detail: DENIED_TEXT }],
    [403, DENIED, team, { kind: 'forbidden', zone, what: 'team', detail: DENIED_TEXT }],
    [403, DENIED, detail, { kind: 'forbidden', zone, what: 'detail', detail: DENIED_TEXT }],
    [403, DENIED, me, { kind: 'forbidden', zone, what: 'other', detail: DENIED_TEXT }],
    [404, DENIED, list, { kind: 'not-found', zone, what: 'organization' }],
    [404, DENIED, listTeam, { kind: 'not-found', zone, what: 'team' }],
    [404, DENIED, detail, { kind: 'not-found', zone, what: 'detail' }],
    [408, {}, list, { kind: 'rejected', zone, status: 408 }],
    [413, DENIED, list, rejected(413, DENIED_TEXT)],
    [418, DENIED, list, rejected(418, DENIED_TEXT)],
    [451, DENIED, list, rejected(451, DENIED_TEXT)],
    [304, {}, list, { kind: 'invalid-response', zone, reason: 'redirected' }],
  ])('%i with %j is one request and its failure', async (status, body, call, failure) => {
    const reply = status === 304 ? () => new Response(null, { status }) : json(body, { status });
    const { fetch, sent } = createFetchFake(reply);
    expect(await failureOf(call(createClientUnderTest(fetch).client))).toEqual(failure);
    expect(sent).toHaveLength(1);
  });

  it.each<[number, string, string, Failure]>([
    [403, 'text/plain', 'VPN access only [IM121]', forbidden({ message: 'VPN access only [IM121]' })],
    [403, 'text/plain; charset=utf-8', `two\r\nlines\u0000 `, forbidden({ message: 'two  lines' })],
    [403, 'text/html', '<html>error code 1010</html>', { kind: 'invalid-response', zone, reason: 'web-page' }],
    [404, 'TEXT/HTML; charset=utf-8', '<html>', { kind: 'invalid-response', zone, reason: 'web-page' }],
    [401, 'text/html', '<html>', { kind: 'unauthorized', zone }],
    [403, 'application/json', '{"detail": "cut', forbidden()],
    [403, 'application/json', '', forbidden()],
    [403, 'application/json', `{"detail":"${'x'.repeat(70_000)}"}`, forbidden()],
    [403, 'application/json', `{"detail":"your token ${TOKEN} is bad","code":"${TOKEN}"}`, forbidden()],
    [403, 'application/json', `{"detail":"${'ä'.repeat(400)}"}`, forbidden({ message: 'ä'.repeat(300) })],
    [403, 'application/json', `{"detail":"${'😀'.repeat(400)}"}`, forbidden({ message: '😀'.repeat(300) })],
    [403, 'application/json', '{"detail":"a\\ud800b\\u2028c"}', forbidden({ message: 'a b c' })],
    [403, 'application/json', '{"detail":"<b>bold</b>"}', forbidden({ message: '<b>bold</b>' })],
    [403, 'application/json', '{"__proto__":{"detail":"inherited"}}', forbidden()],
  ])('%i as %s with %.40j tells as much as is safe to tell', async (status, type, body, failure) => {
    const { fetch } = createFetchFake(() => text(body, type, { status }));
    expect(await failureOf(list(createClientUnderTest(fetch).client))).toEqual(failure);
  });

  it.each([500, 502, 503, 504, 599])('%i is asked again twice, later each time, and then told', async (status) => {
    const page = () => text('<html>Bad gateway</html>', 'text/html', { status });
    const { fetch, sent } = createFetchFake(page, page, page);
    const { client, waits } = createClientUnderTest(fetch, () => 0.25);
    expect(await failureOf(list(client))).toEqual({ kind: 'server-error', zone, status });
    expect(sent).toHaveLength(3);
    expect(waits).toEqual([750, 2250]);
  });

  it('of a short trouble is not told at all', async () => {
    const { fetch, sent } = createFetchFake(json({}, { status: 503 }), json({ auditLogs: [] }));
    expect(await list(createClientUnderTest(fetch).client)).toMatchObject({ received: 0 });
    expect(sent).toHaveLength(2);
  });

  it('503 that names its own time is not asked again before it', async () => {
    const { fetch, sent } = createFetchFake(json({}, { status: 503, headers: { 'retry-after': '120' } }));
    expect(await failureOf(list(createClientUnderTest(fetch).client))).toMatchObject({ kind: 'server-error' });
    expect(sent).toHaveLength(1);
  });

  it('429 pauses the organization, for the person too', async () => {
    const { fetch, sent } = createFetchFake(
      () => text('Requests limit for organization exceeded', 'text/plain', { status: 429 }),
      json({ auditLogs: [] }),
    );
    const { client, pass } = createClientUnderTest(fetch, () => 0);
    const paused: Failure = { kind: 'rate-limited', zone, until: START + 60_000 };
    expect(await failureOf(list(client))).toEqual(paused);
    expect(await failureOf(list(client))).toEqual(paused);
    expect(await failureOf(client.getFilters(source, { cause: 'background' }))).toEqual(paused);
    expect(sent).toHaveLength(1);
    pass(60_000);
    await list(client);
    expect(sent).toHaveLength(2);
  });
});

describe('an answer that is no answer', () => {
  const BIG = 'x'.repeat(9 * 1024 * 1024);
  it.each<[string, () => Response, string]>([
    ['a web page', () => text('<html>Log in</html>', 'text/html'), 'web-page'],
    ['a web page by another name', () => text('<?xml version="1.0"?>', 'application/xhtml+xml'), 'web-page'],
    ['a web page without a type', () => new Response(new TextEncoder().encode('\n<!doctype html>')), 'web-page'],
    ['JSON that ends early', () => text('{"auditLogs":[{"uuid":"a"', 'application/json'), 'cut-off'],
    ['a list that ends early', () => text('[1,2', 'application/json'), 'cut-off'],
    ['an empty body', () => text('', 'application/json'), 'cut-off'],
    ['no body', () => new Response(null, { status: 204 }), 'cut-off'],
    ['words', () => text('Hello', 'text/plain'), 'unexpected-shape'],
    ['a number', () => text('17', 'application/json'), 'unexpected-shape'],
    ['more than 8 MiB', () => text(`"${BIG}"`, 'application/json'), 'too-large'],
  ])('%s is told as such', async (_title, answer, reason) => {
    const { fetch, sent } = createFetchFake(answer);
    expect(await failureOf(list(createClientUnderTest(fetch).client))).toEqual({
      kind: 'invalid-response',
      zone,
      reason,
    });
    expect(sent).toHaveLength(1);
  });

  it('is stopped at 8 MiB, however long it would have gone on', async () => {
    let chunks = 0;
    let cancelled = false;
    const endless = streaming(
      async function* () {
        for (;;) {
          chunks += 1;
          yield new Uint8Array(1024 * 1024).fill(0x20);
        }
      },
      () => {
        cancelled = true;
      },
    );
    const { fetch } = createFetchFake(() => endless);
    expect(await failureOf(list(createClientUnderTest(fetch).client))).toMatchObject({ reason: 'too-large' });
    expect(chunks).toBeLessThan(12);
    expect(cancelled).toBe(true);
  });

  it('from another address is not read', async () => {
    for (const [url, redirected] of [
      ['https://eu2.make.com/api/v2/x', false],
      ['https://evil.io/', false],
      ['https://eu1.make.com/api/v2/x', true],
    ] as const) {
      const answer = text('{"auditLogs":[]}', 'application/json');
      Object.defineProperties(answer, { url: { value: url }, redirected: { value: redirected } });
      const { fetch } = createFetchFake(() => answer);
      expect(await failureOf(list(createClientUnderTest(fetch).client))).toEqual({
        kind: 'invalid-response',
        zone,
        reason: 'redirected',
      });
    }
  });

  it('with a character cut in two by the network is put together again', async () => {
    const bytes = new TextEncoder().encode('{"auditLogs":[{"uuid":"žluťoučký 😀"}]}');
    const { fetch } = createFetchFake(() =>
      streaming(async function* () {
        for (const byte of bytes) yield new Uint8Array([byte]);
      }),
    );
    const page = await list(createClientUnderTest(fetch).client);
    expect(page).toMatchObject({ entries: [{ uuid: 'žluťoučký 😀' }] });
  });
});

describe('a broken connection', () => {
  it.each([
    ['offline', new TypeError('Failed to fetch')],
    ['a header the browser refuses, quoting it', new TypeError(`Token ${TOKEN} is not a legal HTTP header value`)],
    ['something that is no error', 'a string'],
  ])('(%s) is told without a word of the browser', async (_title, reason) => {
    const { fetch, sent } = createFetchFake(() => Promise.reject(reason));
    expect(await failureOf(list(createClientUnderTest(fetch).client))).toEqual({ kind: 'network', zone });
    expect(sent).toHaveLength(1);
  });

  it('in the middle of the answer is a cut-off answer', async () => {
    const { fetch } = createFetchFake(() =>
      streaming(async function* () {
        yield new TextEncoder().encode('{"auditLogs":[');
        throw new TypeError('network error');
      }),
    );
    expect(await failureOf(list(createClientUnderTest(fetch).client))).toMatchObject({ reason: 'cut-off' });
  });
});

describe('time', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const never = () => new Promise<Response>(() => {});

  it('is up after 20 s without an answer', async () => {
    const { fetch, sent } = createFetchFake(never);
    const failure = failureOf(list(createClientUnderTest(fetch).client));
    await vi.advanceTimersByTimeAsync(19_999);
    await expect(Promise.race([failure, Promise.resolve('still waiting')])).resolves.toBe('still waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(await failure).toEqual({ kind: 'timeout', zone });
    expect(sent[0]?.init.signal?.aborted).toBe(true);
  });

  it('is up after 20 s of an answer that trickles', async () => {
    let cancelled = false;
    const trickle = streaming(
      async function* () {
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, 1000));
          yield new Uint8Array([0x20]);
        }
      },
      () => {
        cancelled = true;
      },
    );
    const { fetch } = createFetchFake(() => trickle);
    const failure = failureOf(list(createClientUnderTest(fetch).client));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await failure).toEqual({ kind: 'timeout', zone });
    expect(cancelled).toBe(true);
  });

  it('is not measured any more after an answer', async () => {
    const { fetch } = createFetchFake(json({ auditLogs: [] }));
    await list(createClientUnderTest(fetch).client);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends when the one who asked gives up, before, during or between requests', async () => {
    const { fetch, sent } = createFetchFake(never, json({}, { status: 500 }));
    const { client } = createClientUnderTest(fetch);
    const before = AbortSignal.abort();
    expect(await failureOf(client.getMe(zone, { cause: 'person', signal: before }))).toEqual({ kind: 'interrupted' });

    const during = new AbortController();
    const { fetch: hanging, sent: sentDuring } = createFetchFake(never);
    const failure = failureOf(
      createClientUnderTest(hanging).client.getMe(zone, { cause: 'person', signal: during.signal }),
    );
    await vi.advanceTimersByTimeAsync(10);
    during.abort(new Error(`a reason with ${TOKEN}`));
    expect(await failure).toEqual({ kind: 'interrupted' });
    expect(sentDuring[0]?.init.signal?.aborted).toBe(true);
    expect(sent.length).toBeLessThan(2);

    const between = new AbortController();
    const { fetch: failing, sent: sentBetween } = createFetchFake(() => {
      between.abort();
      return text('', 'text/html', { status: 500 });
    });
    const call = createClientUnderTest(failing).client.getMe(zone, { cause: 'person', signal: between.signal });
    expect(await failureOf(call)).toEqual({ kind: 'interrupted' });
    expect(sentBetween).toHaveLength(1);
  });
});

describe('trouble before the request', () => {
  const budget = { enter: async () => {}, limited: async () => 0, answered: async () => {} };
  const tools = { now: () => START, wait: async () => {}, random: () => 0 };

  it.each(['', 'two words', 'new\nline', 'zero\u200bwidth', 'NUL\u0000', 'ünicode'])(
    'of a kept token %j that no header can carry is told without it',
    async (token) => {
      const { fetch, sent } = createFetchFake();
      const client = createMakeClient({ fetch, withToken: (_zone, use) => use(token), budget, ...tools });
      expect(await failureOf(client.getMe(zone, person))).toEqual({ kind: 'token-damaged', zone, reason: 'damaged' });
      expect(sent).toEqual([]);
    },
  );

  it('that nobody expected is told as that, without its words', async () => {
    const { fetch } = createFetchFake();
    const withToken = () => Promise.reject(new Error(`vault: ${TOKEN}`));
    const client = createMakeClient({ fetch, withToken, budget, ...tools });
    expect(await failureOf(client.getMe(zone, person))).toEqual({ kind: 'unexpected' });
  });
});

function rejected(status: number, detail: { message?: string; code?: string }): Failure {
  return { kind: 'rejected', zone, status, detail };
}

function forbidden(detail?: { message?: string }): Failure {
  return { kind: 'forbidden', zone, what: 'organization', ...(detail === undefined ? {} : { detail }) };
}
