import { expect, it, vi } from 'vitest';
import type { Messenger } from '@/lib/messaging/contract';
import type { Handlers } from '@/lib/messaging/handlers';
import { createMessenger } from '@/lib/messaging/messenger';
import { createReceiver } from '@/lib/messaging/receiver';
import { fakeHandlers } from './fake-handlers';

const organization = { zone: 'eu1.make.com', organizationId: 1 } as const;

/** A messenger and a receiver wired together as the browser does it: JSON both ways. */
function wired(overrides: Partial<Handlers>): Messenger {
  const receive = createReceiver({
    handlers: fakeHandlers(overrides),
    classify: () => 'own-page',
    onPageContext: () => {
      throw new Error('unexpected hint');
    },
  });
  const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  return createMessenger({
    sendMessage: (message) =>
      new Promise((resolve) => {
        receive(overTheWire(message), {}, (reply) => resolve(overTheWire(reply)));
      }),
  });
}

it('brings a request to its handler and the value back', async () => {
  const describe = vi.fn(async () => ({ id: 1, name: 'Acme', teams: [{ id: 2 }] }));
  const send = wired({ 'organization.describe': describe });
  expect(await send('organization.describe', organization)).toEqual({
    ok: true,
    value: { id: 1, name: 'Acme', teams: [{ id: 2 }] },
  });
  expect(describe).toHaveBeenCalledExactlyOnceWith(organization);
});

it('brings back that a command without a value is done', async () => {
  const send = wired({ 'page.resolve': async () => undefined });
  expect(await send('page.resolve', { tabId: 1 })).toEqual({ ok: true, value: undefined });
});

it('brings back a failure instead of an exception', async () => {
  expect(await wired({})('storage.usage', {})).toEqual({ ok: false, failure: { kind: 'unexpected' } });
});

it('tries once more when the channel closed, as the next message wakes the worker', async () => {
  const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
  sendMessage.mockRejectedValueOnce(new Error('The message port closed before a response was received.'));
  sendMessage.mockResolvedValueOnce({ ok: true, value: { organizations: [] } });
  const send = createMessenger({ sendMessage });
  expect(await send('storage.usage', {})).toEqual({ ok: true, value: { organizations: [] } });
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

it.each<[string, () => Promise<unknown>]>([
  ['the channel closes again', () => Promise.reject(new Error('closed'))],
  ['nobody answers', () => Promise.resolve(undefined)],
  ['the answer is none of ours', () => Promise.resolve({ ok: 'maybe' })],
  [
    'the page is orphaned by an update',
    () => {
      throw new Error('Extension context invalidated.');
    },
  ],
])('says that it was interrupted when %s', async (_title, answer) => {
  const sendMessage = vi.fn(answer);
  expect(await createMessenger({ sendMessage })('storage.usage', {})).toEqual({
    ok: false,
    failure: { kind: 'interrupted' },
  });
  expect(sendMessage).toHaveBeenCalledTimes(2);
});

it.each([
  ['reload-needed', { kind: 'reload-needed' }, { kind: 'reload-needed' }],
  ['a failure of a later version', { kind: 'moon-phase' }, { kind: 'unexpected' }],
  ['more than a failure', { kind: 'locked', message: 'canary' }, { kind: 'locked' }],
])('passes on %s without asking twice', async (_title, sent, received) => {
  const sendMessage = vi.fn(async () => ({ ok: false, failure: sent }));
  expect(await createMessenger({ sendMessage })('storage.usage', {})).toStrictEqual({ ok: false, failure: received });
  expect(sendMessage).toHaveBeenCalledOnce();
});
