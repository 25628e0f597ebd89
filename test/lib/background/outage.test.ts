import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createOwnerRig, ZONE } from './owner-rig';
import { useStandIn } from './use-stand-in';

const standIn = useStandIn({ entries: 150 });

afterEach(() => vi.useRealTimers());

const refused = (): never => {
  throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
};

/** From here on no database opens; the answer mends it. */
function breakDatabases(open: (name: string, version?: number) => unknown): () => void {
  const whole = globalThis.indexedDB;
  globalThis.indexedDB = Object.assign(new IDBFactory(), { open });
  return () => {
    globalThis.indexedDB = whole;
  };
}

const setUp = () => createOwnerRig(standIn());

describe('when the databases on this computer cannot be opened', () => {
  it('a person connects all the same, and the log is read live, in memory', async () => {
    breakDatabases(refused);
    const { connect, look, state, usage, session } = setUp();
    expect(await connect()).toMatchObject({ ok: true });
    await look();
    expect(await state()).toMatchObject({
      memoryOnly: true,
      connections: { [ZONE]: { keepToken: 'session' } },
      source: { activity: 'idle', record: { lastSuccessAt: expect.any(Number) } },
    });
    expect((await state()).source).not.toHaveProperty('failure');
    expect(await usage()).toMatchObject({ ok: true, value: { organizations: [{ entries: 100 }] } });
    expect(JSON.stringify(await session.area.get(undefined))).not.toContain(standIn().tokenOf.owner);
  });

  it('after they were fine, what a look brings goes to memory, and a later try goes back to what was kept', async () => {
    const before = setUp();
    await before.connect();
    await before.look();
    const mend = breakDatabases(refused);

    // A worker that begins again on what the session holds; the token is out of reach, until it is pasted again.
    const { connect, look, state, usage, session, local } = setUp();
    await session.area.set(await before.session.area.get(undefined));
    await local.area.set(await before.local.area.get(undefined));
    await look();
    expect(await state()).toMatchObject({
      memoryOnly: true,
      source: { failure: { kind: 'storage', reason: 'unavailable' } },
    });
    expect(await connect()).toMatchObject({ ok: true });
    await look();
    expect((await state()).source).not.toHaveProperty('failure');

    mend();
    await look();
    expect(await state()).toMatchObject({
      memoryOnly: undefined,
      connections: { [ZONE]: { keepToken: 'computer' } },
    });
    expect(await usage()).toMatchObject({ ok: true });
    expect((await state()).source).not.toHaveProperty('failure');
  });

  it('nor the settings and waits on the disk, which in Firefox lie in a database too, a person connects as well', async () => {
    breakDatabases(refused);
    const { connect, look, state, local } = setUp();
    const fail = () => Promise.reject(new Error('An unexpected error occurred'));
    Object.assign(local.area, { get: fail, set: fail, remove: fail });
    expect(await connect()).toMatchObject({ ok: true });
    await look();
    expect((await state()).source).toMatchObject({ activity: 'idle', record: { lastSuccessAt: expect.any(Number) } });
    expect((await state()).source).not.toHaveProperty('failure');
  });

  it('one that never answers is waited for once, not at every use', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    breakDatabases(() => Object.assign(new EventTarget(), { readyState: 'pending' }));
    const { connect, state } = setUp();
    const connecting = connect();
    for (let half = 0; half < 11; half += 1) {
      await vi.advanceTimersByTimeAsync(500);
      await new Promise((resolve) => setImmediate(resolve));
    }
    vi.useRealTimers();
    expect(await connecting).toMatchObject({ ok: true });
    expect(await state()).toMatchObject({ memoryOnly: true });
  });

  it('deleting everything does not say that it is done', async () => {
    const before = setUp();
    await before.connect();
    breakDatabases(refused);
    const { connect, send } = setUp();
    await connect();
    expect(await send('storage.delete-all', {})).toMatchObject({
      ok: false,
      failure: { kind: 'storage', reason: 'unavailable' },
    });
  });

  it.each([
    ['all of them', () => true],
    ['that of the history alone', (name: string) => !name.includes('vault')],
  ])('removing a connection with its history does not say that it is done: %s', async (_which, isBroken) => {
    const before = setUp();
    await before.connect();
    await before.look();
    const { indexedDB } = globalThis;
    const mend = breakDatabases((name, version) => (isBroken(name) ? refused() : indexedDB.open(name, version)));
    const { look, send, state, usage, session, local } = setUp();
    await session.area.set(await before.session.area.get(undefined));
    await local.area.set(await before.local.area.get(undefined));

    const request = { zone: ZONE, deleteHistory: true };
    expect(await send('connection.remove', request)).toMatchObject({
      ok: false,
      failure: { kind: 'storage', reason: 'unavailable' },
    });
    expect(await state()).toHaveProperty(['connections', ZONE]);

    mend();
    await look();
    expect(await usage()).toMatchObject({ ok: true, value: { organizations: [{ entries: 100 }] } });
    expect(await send('connection.remove', request)).toMatchObject({ ok: true });
    expect(await usage()).toMatchObject({ ok: true, value: { organizations: [] } });
    expect(await state()).not.toHaveProperty(['connections', ZONE]);
  });
});
