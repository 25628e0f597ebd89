import { afterEach, describe, expect, it, vi } from 'vitest';
import { createOwnerRig, ZONE } from './owner-rig';
import { useStandIn } from './use-stand-in';

const standIn = useStandIn({ entries: 1500 });

afterEach(() => vi.restoreAllMocks());

/** From here on the browser gives the archive's blocks no more room; the answer mends it. */
function fillDisk(): () => void {
  const put = IDBObjectStore.prototype.put;
  const mocked = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...asked
  ) {
    if (this.transaction.db.name !== 'audit-lens-archive') return put.apply(this, asked);
    throw new DOMException('Encountered full disk while opening backing store', 'QuotaExceededError');
  });
  return () => mocked.mockRestore();
}

/** What nobody waits for has come about. */
function eventually(check: () => Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 30_000 });
}

async function setUp() {
  const rig = createOwnerRig(standIn());
  await rig.connect();
  await rig.look();
  return rig;
}

describe('when the browser gives no more room', () => {
  it('what is kept stays, what is new is kept in memory, and that is said, until there is room', async () => {
    const { look, state, usage, session, local } = await setUp();
    expect(await usage()).toMatchObject({ ok: true, value: { organizations: [{ entries: 100 }] } });
    const settings = await local.area.get(undefined);
    const mend = fillDisk();
    standIn().named.main.happen({ eventName: 'webhook_deleted', targetId: '4711' });
    await look();
    expect(await state()).toMatchObject({ historyFull: true, connections: { [ZONE]: { keepToken: 'computer' } } });
    expect((await state()).source).not.toHaveProperty('failure');
    expect(await usage()).toMatchObject({ ok: true, value: { organizations: [{ entries: 101 }] } });
    expect(await local.area.get(undefined)).toEqual(settings);

    // Still full: tried again, and what is new is read again.
    await look();
    expect(await state()).toMatchObject({ historyFull: true });
    expect(await usage()).toMatchObject({ ok: true, value: { organizations: [{ entries: 101 }] } });

    mend();
    await look();
    expect((await state()).historyFull).toBeUndefined();
    expect(await usage()).toMatchObject({ ok: true, value: { organizations: [{ entries: 101 }] } });
    expect(Object.keys(await session.area.get(undefined)).filter((key) => key.startsWith('overflow '))).toEqual([]);
  });

  it('a whole log is not read into memory: that ends, and can be begun again', async () => {
    const { send, source, state } = await setUp();
    const mend = fillDisk();
    await send('backfill.start', { source });
    await eventually(async () =>
      expect((await state()).source).toMatchObject({
        backfill: { state: 'failed', failure: { kind: 'storage', reason: 'full' } },
      }),
    );
    mend();
    await send('source.refresh', { source });
    await send('backfill.start', { source });
    await eventually(async () =>
      expect((await state()).source).toMatchObject({ backfill: { state: 'done', reached: 'end' } }),
    );
  });

  it('less to keep is room: then it is tried again', async () => {
    const { background, local, look, state } = await setUp();
    const mend = fillDisk();
    standIn().named.main.happen({ eventName: 'webhook_deleted', targetId: '4712' });
    await look();
    expect(await state()).toMatchObject({ historyFull: true });
    mend();
    await local.area.set({ settings: { keepMonths: 1 } });
    background.handleSettingsChange();
    await eventually(async () => expect((await state()).historyFull).toBeUndefined());
  });
});
