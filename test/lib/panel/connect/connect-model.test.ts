import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { StorageUsage } from '@/lib/messaging/contract';
import { createConnectModel } from '@/lib/panel/connect/connect-model';
import { failed, ok } from '@/lib/result';
import type { Connections } from '@/lib/state/state';
import { fakeConnection, fakeReport } from '../../../fakes/fake-connection';
import { fakeMessenger } from '../../../fakes/fake-messenger';
import { fakeWatched } from '../../../fakes/fake-watched';

const TOKEN = '00000000-0000-4000-8000-00000000cafe';

type Answers = Parameters<typeof fakeMessenger>[0];

function setUp(answers: Answers = {}, kept: Connections = {}, stored: StorageUsage['organizations'] = []) {
  const connections = fakeWatched<Connections>(kept);
  const messenger = fakeMessenger(answers);
  const usage = signal<StorageUsage['organizations']>([]);
  const allowed: string[] = [];
  const model = createConnectModel(
    {
      send: messenger.send,
      stored: usage,
      state: { connections, memoryOnly: fakeWatched(false) },
      allowSite: async (zone) => {
        allowed.push(zone);
        return zone === 'eu1.make.com';
      },
    },
    'eu1.make.com',
  );
  /** What is stored is counted. */
  const tell = () => {
    usage.value = stored;
  };
  return { model, connections, asked: messenger.asked, allowed, tell };
}

describe('connecting', () => {
  it('keeps the token, but no history on the disk, unless the person chooses otherwise', () => {
    const { model } = setUp();

    expect(model.keepToken.value).toBe('computer');
    expect(model.keepHistory.value).toBe('session');
  });

  it('goes on with history that outlived its connection, unless the person chooses otherwise', async () => {
    const history = { zone: 'eu1.make.com', organizationId: 3, entries: 5, bytes: 900, medium: 'computer' } as const;
    const { model, tell } = setUp({}, {}, [history, { ...history, zone: 'us1.make.com', medium: 'session' }]);
    expect(model.keepHistory.value).toBe('session');
    await Promise.resolve();
    tell();
    expect(model.keepHistory.value).toBe('computer');
    model.chooseZone('us1.make.com');
    expect(model.keepHistory.value).toBe('session');
    model.chooseZone('eu1.make.com');
    model.chooseKeepHistory('session');
    model.chooseZone('us1.make.com');
    model.chooseZone('eu1.make.com');
    expect(model.keepHistory.value).toBe('session');
  });

  it('says which history goes with another choice of where to keep it', async () => {
    const history = { zone: 'eu1.make.com', organizationId: 3, entries: 5, bytes: 900, medium: 'computer' } as const;
    const connection = fakeConnection({ keepHistory: 'computer' });
    const { model, tell } = setUp(
      {},
      { 'eu1.make.com': connection, 'us1.make.com': { ...connection, zone: 'us1.make.com' } },
      [history],
    );
    await vi.waitFor(() => expect(model.keepHistory.value).toBe('computer'));
    expect(model.losesHistory.value).toBeUndefined();
    model.chooseKeepHistory('session');
    expect(model.losesHistory.value).toBeUndefined();
    tell();
    expect(model.losesHistory.value).toBe('computer');
    model.chooseZone('us1.make.com');
    expect(model.losesHistory.value).toBeUndefined();
  });

  it('says that history in memory goes only where there is some', async () => {
    const history = { zone: 'eu1.make.com', organizationId: 3, entries: 5, bytes: 900, medium: 'session' } as const;
    const { model, tell } = setUp({}, { 'eu1.make.com': fakeConnection({ keepHistory: 'session' }) }, [history]);
    await vi.waitFor(() => expect(model.connections.value).toBeDefined());
    model.chooseKeepHistory('computer');
    expect(model.losesHistory.value).toBeUndefined();
    tell();
    expect(model.losesHistory.value).toBe('session');
  });

  it('sends zone, token and choices, and empties the field once the token is kept', async () => {
    const { model, asked } = setUp({ 'connection.connect': () => ok(fakeReport()) });
    model.typeToken(TOKEN);
    model.chooseKeepToken('session');
    model.chooseKeepHistory('computer');

    const done = model.connect();
    expect(model.attempt.value).toEqual({ phase: 'testing', zone: 'eu1.make.com' });
    await done;

    expect(asked).toEqual([
      {
        name: 'connection.connect',
        request: { zone: 'eu1.make.com', token: TOKEN, keepToken: 'session', keepHistory: 'computer' },
      },
    ]);
    expect(model.token.value).toBe('');
    expect(model.attempt.value).toEqual({ phase: 'connected', report: fakeReport() });
  });

  it('asks for a token before it asks Make', async () => {
    const { model, asked } = setUp();
    model.typeToken('   ');

    await model.connect();

    expect(asked).toEqual([]);
    expect(model.attempt.value).toEqual({ phase: 'no-token' });
  });

  it('keeps what was typed after a failure, and forgets the failure with the next key', async () => {
    const failure = { kind: 'network', zone: 'eu1.make.com' } as const;
    const { model } = setUp({ 'connection.connect': () => failed(failure) });
    model.typeToken(TOKEN);

    await model.connect();

    expect(model.attempt.value).toEqual({ phase: 'failed', zone: 'eu1.make.com', failure });
    expect(model.token.value).toBe(TOKEN);
    model.typeToken(`${TOKEN}1`);
    expect(model.attempt.value).toEqual({ phase: 'idle' });
  });

  it('never asks twice at once', async () => {
    const { model, asked } = setUp({ 'connection.connect': () => ok(fakeReport()) });
    model.typeToken(TOKEN);

    await Promise.all([model.connect(), model.connect()]);

    expect(asked).toHaveLength(1);
  });

  it('empties the field when another zone is chosen, so that no token goes to the wrong one', () => {
    const { model } = setUp();
    model.typeToken(TOKEN);

    model.chooseZone('us1.make.com');

    expect(model.token.value).toBe('');
    expect(model.zone.value).toBe('us1.make.com');
  });

  it('leaves the field alone when the same zone is chosen again', () => {
    const { model } = setUp();
    model.typeToken(TOKEN);

    model.chooseZone('eu1.make.com');

    expect(model.token.value).toBe(TOKEN);
  });

  it('empties the field when the page is left', () => {
    const { model } = setUp();
    model.typeToken(TOKEN);

    model.forgetToken();

    expect(model.token.value).toBe('');
  });

  it('begins with the choices made before for a zone that is connected', async () => {
    const { model, connections } = setUp({}, { 'eu1.make.com': fakeConnection({ keepToken: 'session' }) });
    await connections.get();
    await Promise.resolve();

    expect(model.keepToken.value).toBe('session');
    expect(model.keepHistory.value).toBe('computer');
  });

  it('does not undo a choice when connections change elsewhere', () => {
    const { model, connections } = setUp();
    model.chooseKeepHistory('computer');

    connections.set({ 'eu1.make.com': fakeConnection({ keepHistory: 'session' }) });

    expect(model.keepHistory.value).toBe('computer');
  });

  it('connects once the browser gives access to the site', async () => {
    const { model, asked, allowed } = setUp({ 'connection.connect': () => ok(fakeReport()) });
    model.typeToken(TOKEN);

    await model.allowAccess();

    expect(allowed).toEqual(['eu1.make.com']);
    expect(asked).toHaveLength(1);
  });

  it('sends nothing while the browser withholds the site', async () => {
    const { model, asked } = setUp();
    model.chooseZone('us1.make.com');
    model.typeToken(TOKEN);

    await model.allowAccess();

    expect(asked).toEqual([]);
  });

  it('stops watching when it is disposed of', () => {
    const { model, connections } = setUp();
    model.dispose();

    expect(connections.watchers).toBe(0);
  });
});
