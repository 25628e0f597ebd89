import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EVERYTHING } from '@/lib/audit-log/query';
import { MINUTE } from '@/lib/time';
import type { Fault } from '../../make/faults';
import { LIST_FAULTS } from '../../make/list-faults';
import { createStandInRig } from './stand-in-rig';
import { useStandIn } from './use-stand-in';

const ZONE = 'eu1.make.com';
const BODY = 'canary-of-the-body';
const standIn = useStandIn({ entries: 150 });
let token: string;
const printed: string[] = [];

beforeEach(() => {
  token = standIn().tokenOf.owner;
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...values) => void printed.push(inspect(values)));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  standIn().faults.clear();
});

/** A browser whose own errors quote what they should not: the header (as Firefox's do) and the body. */
function setUp() {
  const rig = createStandInRig(standIn(), {
    errorText: (headers) => `NetworkError: header ${headers.get('authorization')} of ${BODY} is invalid`,
  });
  return {
    ...rig,
    send(kind: string, request: unknown): Promise<unknown> {
      rig.clock.time += 2 * MINUTE;
      return rig.send(kind, request);
    },
  };
}

const echo = (status: number, contentType: string): readonly [string, Fault] => [
  `${status} as ${contentType} that repeats the token`,
  {
    kind: 'status',
    status,
    contentType,
    get body() {
      const words = `Your token ${token} is bad`;
      return contentType === 'application/json'
        ? JSON.stringify({ detail: words, message: words, code: token })
        : words;
    },
  },
];

const FAULTS: readonly (readonly [string, Fault])[] = [
  ...[400, 401, 402, 403, 404, 418, 429, 500, 503].map((status) => echo(status, 'application/json')),
  echo(403, 'text/plain'),
  echo(502, 'text/html'),
  echo(200, 'text/html'),
  ['200 with words', { kind: 'status', status: 200, body: BODY, contentType: 'application/json' }],
  ['half an answer', { kind: 'status', status: 200, body: `{"detail":"${BODY}`, contentType: 'application/json' }],
  ['a login page', { kind: 'login-page' }],
  ['a cut-off line', { kind: 'cut-off' }],
  ['9 MB', { kind: 'huge', bytes: 9 * 1024 * 1024 }],
  ['a redirect', { kind: 'redirect', to: 'https://us1.make.com/' }],
  ['a broken line', { kind: 'reset' }],
  ['no list', LIST_FAULTS.listIs('text')],
];

describe('the token', () => {
  it.each(FAULTS)('is in no reply, no state, no error and no log after %s', async (_, fault) => {
    const { main } = standIn().named;
    const { background, send, session, local } = setUp();
    const organization = { zone: ZONE, organizationId: main.id };
    const source = { ...organization, type: 'organization' };
    const connection = { zone: ZONE, token, keepToken: 'session', keepHistory: 'session' };
    const uuid = main.log.at(0).uuid;
    const replies: unknown[] = [await send('connection.connect', connection)];
    expect(replies).toMatchObject([{ ok: true }]);

    const handle = standIn().faults.add(fault);
    for (const [kind, request] of [
      ['source.refresh', { source }],
      ['source.filters', { source }],
      ['organization.describe', organization],
      ['entry.detail', { ...organization, uuid }],
      ['source.load-older', { source, query: EVERYTHING }],
      ['connection.connect', connection],
    ] as const) {
      replies.push(await send(kind, request));
    }
    const thrown = await background.handlers['entry.detail']({ ...organization, zone: ZONE, uuid }).catch(
      (error: unknown) => inspect(error, { depth: 20, showHidden: true }),
    );
    expect(handle.hits).toBeGreaterThan(0);
    const everything = JSON.stringify([
      replies,
      thrown,
      printed,
      await session.area.get(undefined),
      await local.area.get(undefined),
    ]);
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(BODY);
    expect(everything).not.toMatch(/TypeError|SyntaxError|NetworkError/);
  });
});

describe('an answer that cannot be used', () => {
  it.each(FAULTS)('leaves what is kept as it was: %s', async (_, fault) => {
    const { main } = standIn().named;
    const { send, session } = setUp();
    const source = { zone: ZONE, organizationId: main.id, type: 'organization' };
    await send('connection.connect', { zone: ZONE, token, keepToken: 'computer', keepHistory: 'computer' });
    await send('source.refresh', { source });
    const key = Object.keys(await session.area.get(undefined)).find((name) => name.startsWith('source:')) ?? '';
    const kept = async () => [(await session.area.get(key))[key], await send('storage.usage', {})];
    const before = await kept();
    expect(before).toMatchObject([{ activity: 'idle', record: { lastSuccessAt: expect.any(Number) } }, { ok: true }]);

    standIn().faults.add(fault);
    main.happen({ eventName: 'scenario_updated' });
    await send('source.refresh', { source });
    const after = await kept();
    expect(after).toMatchObject([{ failure: { kind: expect.any(String) }, activity: 'idle' }, { ok: true }]);
    const settled = ([state, usage]: readonly unknown[]) =>
      JSON.parse(JSON.stringify([state, usage]), (name, value: unknown) =>
        ['failure', 'lastAttemptAt', 'revision'].includes(name) ? undefined : value,
      );
    expect(settled(after)).toEqual(settled(before));
  });
});
