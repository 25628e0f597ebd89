import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { EVERYTHING } from '@/lib/audit-log/query';
import { type CommandName, PROTOCOL_VERSION } from '@/lib/messaging/contract';
import type { Handlers } from '@/lib/messaging/handlers';
import { createReceiver, MAX_MESSAGE } from '@/lib/messaging/receiver';
import type { SenderClass } from '@/lib/messaging/sender';
import { ALLOWED_SENDER } from '@/lib/messaging/sender-table';
import { fakeHandlers } from './fake-handlers';

const source = { type: 'team', zone: 'eu1.make.com', organizationId: 1, teamId: 2 } as const;

/** A good request of every command. */
const REQUESTS: { readonly [Name in CommandName]: unknown } = {
  'connection.connect': { zone: 'eu1.make.com', token: 'secret', keepToken: 'computer', keepHistory: 'session' },
  'connection.remove': { zone: 'us1.make.celonis.com', deleteHistory: true },
  'organization.describe': { zone: 'eu1.make.com', organizationId: 1 },
  'page.resolve': { tabId: 0 },
  'source.open': { source },
  'source.refresh': { source },
  'source.load-older': { source, query: EVERYTHING },
  'source.mark-seen': { source },
  'source.filters': { source },
  'backfill.start': { source },
  'backfill.pause': { source },
  'backfill.resume': { source },
  'backfill.cancel': { source },
  'entry.detail': { zone: 'eu1.make.com', organizationId: 1, uuid: 'a-1' },
  'entry.names': { zone: 'eu1.make.com', organizationId: 1, uuids: ['a-1'] },
  'details.pace': { zone: 'eu1.make.com', organizationId: 1 },
  'details.fetch': { zone: 'eu1.make.com', organizationId: 1, uuids: ['a-1'] },
  'storage.usage': {},
  'storage.delete-all': {},
};
const COMMANDS = Object.entries(REQUESTS);
const CLASSES: readonly SenderClass[] = ['own-page', 'make-page', 'other'];

/** One message to a receiver that notes what it calls; the answer once it came, `undefined` if none was promised. */
async function deliver(message: unknown, senderClass: SenderClass, overrides: Partial<Handlers> = {}) {
  const called: string[] = [];
  const note = (name: string) => async () => {
    called.push(name);
    return undefined;
  };
  const quiet = Object.fromEntries(COMMANDS.map(([name]) => [name, note(name)]));
  const hints: unknown[] = [];
  const receive = createReceiver({
    handlers: { ...fakeHandlers(), ...quiet, ...overrides },
    classify: () => senderClass,
    onPageContext: (hint, tabId) => hints.push([hint, tabId]),
  });
  const answered = vi.fn();
  const willAnswer = receive(message, { tab: { id: 7 } }, answered);
  if (willAnswer === true) await vi.waitFor(() => expect(answered).toHaveBeenCalledOnce(), { interval: 0 });
  return { willAnswer, called, hints, reply: answered.mock.calls[0]?.[0], replies: answered.mock.calls.length };
}

const command = (kind: string, request: unknown) => ({ protocolVersion: PROTOCOL_VERSION, kind, request });

it.each(COMMANDS)('runs %s for our own page, and promises the answer with a literal true', async (name, request) => {
  const { willAnswer, called, reply } = await deliver(command(name, request), 'own-page');
  expect(willAnswer).toBe(true);
  expect(called).toEqual([name]);
  expect(reply).toEqual({ ok: true, value: undefined });
});

it.each(COMMANDS.flatMap(([name, request]) => CLASSES.map((senderClass) => ({ name, request, senderClass }))))(
  'lets $senderClass do with $name what the table says',
  async ({ name, request, senderClass }) => {
    const { called } = await deliver(command(name, request), senderClass);
    const allowed = Object.entries(ALLOWED_SENDER).some(([kind, row]) => kind === name && row === senderClass);
    expect(called).toEqual(allowed ? [name] : []);
  },
);

it('gives the request to its handler as it was sent', async () => {
  const open = vi.fn(async () => undefined);
  await deliver(command('source.open', { source }), 'own-page', { 'source.open': open });
  expect(open).toHaveBeenCalledExactlyOnceWith({ source });
});

it.each([
  ['an id that is text', 'organization.describe', { zone: 'eu1.make.com', organizationId: '1' }],
  ['a negative id', 'organization.describe', { zone: 'eu1.make.com', organizationId: -1 }],
  ['an id above 2^53', 'organization.describe', { zone: 'eu1.make.com', organizationId: 2 ** 53 }],
  ['a broken id', 'organization.describe', { zone: 'eu1.make.com', organizationId: 1.5 }],
  ['a host that is no zone', 'organization.describe', { zone: 'evil.example', organizationId: 1 }],
  ['a field that is not asked for', 'organization.describe', { zone: 'eu1.make.com', organizationId: 1, url: 'x' }],
  ['a team source without a team', 'source.open', { source: { ...source, teamId: undefined } }],
  [
    'a medium that is none',
    'connection.connect',
    { zone: 'eu1.make.com', token: 'x', keepToken: 'cloud', keepHistory: 'session' },
  ],
  ['no request', 'source.open', undefined],
  ['a list for a request', 'source.open', [{ source }]],
  [
    'a filter with too many values',
    'source.load-older',
    {
      source,
      query: { ...EVERYTHING, actor: { include: Array.from({ length: 1001 }, (_, i) => i + 1), exclude: [] } },
    },
  ],
])('refuses %s', async (_title, name, request) => {
  const { called, reply } = await deliver(command(name, request), 'own-page');
  expect(called).toEqual([]);
  expect(reply).toEqual({ ok: false, failure: { kind: 'refused' } });
});

it('answers an older or newer page that it has to reload, and runs nothing', async () => {
  for (const protocolVersion of [PROTOCOL_VERSION - 1, PROTOCOL_VERSION + 1, undefined, String(PROTOCOL_VERSION)]) {
    const { called, reply } = await deliver({ ...command('source.open', { source }), protocolVersion }, 'own-page');
    expect(called).toEqual([]);
    expect(reply).toEqual({ ok: false, failure: { kind: 'reload-needed' } });
  }
});

it.each([
  ['kind', 'toString'],
  ['kind', '__proto__'],
  ['kind', 'source.close'],
  ['kind', 7],
])('refuses a message whose %s is %s', async (_field, kind) => {
  const { called, reply, willAnswer } = await deliver({ protocolVersion: PROTOCOL_VERSION, kind }, 'own-page');
  expect(called).toEqual([]);
  expect(willAnswer).toBeUndefined();
  expect(reply).toEqual({ ok: false, failure: { kind: 'refused' } });
});

it('refuses a message of 5 MB', async () => {
  const token = 'x'.repeat(5_000_000);
  const connect = { zone: 'eu1.make.com', token, keepToken: 'computer', keepHistory: 'computer' };
  const { called, reply } = await deliver(command('connection.connect', connect), 'own-page');
  expect(called).toEqual([]);
  expect(reply).toEqual({ ok: false, failure: { kind: 'refused' } });
  expect(MAX_MESSAGE).toBeLessThan(5_000_000);
});

it('survives any message of any sender, runs no command for it, and answers a refusal or nothing', async () => {
  const anything = fc.oneof(
    fc.anything({ withBigInt: true, withMap: true, withSet: true, withDate: true, withNullPrototype: true }),
    fc.jsonValue(),
    fc.record({
      protocolVersion: fc.constantFrom<unknown>(PROTOCOL_VERSION, 0),
      kind: fc.oneof(fc.string(), fc.constantFrom(...Object.keys(ALLOWED_SENDER))),
      request: fc.jsonValue(),
    }),
    fc.constantFrom<unknown>(JSON.parse('{"__proto__":{"kind":"storage.usage"}}'), '\ud800'),
  );
  await fc.assert(
    fc.asyncProperty(anything, fc.constantFrom(...CLASSES), async (message, senderClass) => {
      const { called, reply, replies } = await deliver(message, senderClass);
      // `{}` is a whole request of the two storage commands.
      expect(called.filter((name) => !name.startsWith('storage.'))).toEqual([]);
      if (senderClass === 'make-page') expect(replies).toBe(0);
      else if (called.length === 0) expect(reply).toMatchObject({ ok: false, failure: { kind: expect.any(String) } });
    }),
    { numRuns: 300 },
  );
});

class MakeApiError extends Error {
  override readonly name = 'MakeApiError' as const;
  readonly failure = { kind: 'unauthorized', zone: 'eu1.make.com', token: 'canary-token' };
}

it.each([
  [
    'the failure of a known error, and nothing else of it',
    new MakeApiError('canary-token'),
    { kind: 'unauthorized', zone: 'eu1.make.com' },
  ],
  ['nothing of an unknown error', new TypeError('canary-token'), { kind: 'unexpected' }],
  [
    'nothing of an unknown error that has a failure',
    Object.assign(new Error('canary-token'), { failure: { kind: 'locked' } }),
    { kind: 'unexpected' },
  ],
  ['nothing of a thrown text', 'canary-token', { kind: 'unexpected' }],
  [
    'nothing of a known error with a failure that is none',
    Object.assign(new MakeApiError(), { failure: { kind: 'canary-token' } }),
    { kind: 'unexpected' },
  ],
])('answers with %s', async (_title, thrown, failure) => {
  const refuse = async (): Promise<never> => {
    throw thrown;
  };
  const { reply } = await deliver(command('storage.usage', {}), 'own-page', { 'storage.usage': refuse });
  expect(reply).toStrictEqual({ ok: false, failure });
});

const hint = (fields: object) => ({ protocolVersion: PROTOCOL_VERSION, kind: 'page.context', ...fields });

it('hands on the hint of a page of Make with the tab the browser names, and never answers', async () => {
  const message = hint({ path: '/organization/1/dashboard', organizationId: 1, teamId: 2, tabId: 99, html: '<b>' });
  const { hints, willAnswer, replies } = await deliver(message, 'make-page');
  expect(hints).toStrictEqual([[{ path: '/organization/1/dashboard', organizationId: 1, teamId: 2 }, 7]]);
  expect(willAnswer).toBeUndefined();
  expect(replies).toBe(0);
});

it.each(['1', -1, 0, 1.5, 2 ** 53, 1e21, null, Number.NaN, {}, [1]])(
  'drops a hinted id of %s, not the path',
  async (id) => {
    const { hints } = await deliver(hint({ path: '/', organizationId: id, teamId: 3 }), 'make-page');
    expect(hints).toStrictEqual([[{ path: '/', teamId: 3 }, 7]]);
  },
);

it.each([undefined, 7, '', 'organization/1', `/${'x'.repeat(2000)}`])(
  'ignores a hint with the path %.30s',
  async (path) => {
    expect((await deliver(hint({ path, organizationId: 1 }), 'make-page')).hints).toEqual([]);
  },
);

it('ignores a hint that does not come from a page of Make', async () => {
  expect((await deliver(hint({ path: '/' }), 'own-page')).hints).toEqual([]);
  expect((await deliver(hint({ path: '/' }), 'other')).hints).toEqual([]);
});
