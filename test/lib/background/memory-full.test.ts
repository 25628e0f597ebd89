import { describe, expect, it, vi } from 'vitest';
import { EVERYTHING } from '@/lib/audit-log/query';
import { createOwnerRig, ZONE } from './owner-rig';
import { useStandIn } from './use-stand-in';

const standIn = useStandIn({ entries: 3000 });

/** History is kept until the browser closes, in so many bytes of memory, which all else needs too. */
async function setUp(memoryBytes: number) {
  const rig = createOwnerRig(standIn(), { memoryBytes });
  const { main } = standIn().named;
  const connection = { zone: ZONE, token: standIn().tokenOf.owner, keepToken: 'computer', keepHistory: 'session' };
  expect(await rig.send('connection.connect', connection)).toMatchObject({ ok: true });
  await rig.look();
  await rig.send('backfill.start', { source: rig.source });
  await vi.waitFor(
    async () =>
      expect((await rig.state()).source).toMatchObject({
        backfill: { state: 'failed', failure: { kind: 'storage', reason: 'memory-full' } },
      }),
    { timeout: 30_000 },
  );
  return { ...rig, main, bytes: async () => (await rig.session.area.getBytesInUse?.()) ?? 0 };
}

describe('a log that is larger than memory', () => {
  it.each([
    { what: 'whose first page does not fit', memoryBytes: 60_000 },
    { what: 'of which most pages fit', memoryBytes: 88_000 },
  ])('$what: reading it ends and says so, and everything else goes on', async ({ memoryBytes }) => {
    const { main, look, send, state, usage, source, bytes, hint, session } = await setUp(memoryBytes);
    expect(await bytes()).toBeLessThan(0.9 * memoryBytes);

    const { uuid } = main.happen({ eventName: 'webhook_deleted', targetId: '1', details: { note: 'x'.repeat(500) } });
    expect(await look()).toMatchObject({ ok: true });
    expect((await state()).source).not.toHaveProperty('failure');
    expect((await state()).source).toMatchObject({ record: { unseen: 1 } });
    expect(await send('source.mark-seen', { source })).toMatchObject({ ok: true });
    const asked = { zone: ZONE, organizationId: main.id, uuid };
    expect(await send('entry.detail', asked)).toMatchObject({ ok: true, value: { entry: { uuid } } });
    expect(await usage()).toMatchObject({ ok: true });
    hint({ path: '/organization/1/dashboard' }, 1);
    await vi.waitFor(async () => expect(Object.keys(await session.area.get(undefined))).toContain('hint:1'));
  });

  it('is not scrolled into memory either: what is left there is for what is new', async () => {
    const { send, source, bytes, session } = await setUp(160_000);
    await session.area.set({ 'what else there is': 'x'.repeat(122_000 - (await bytes())) });
    const before = await bytes();
    expect(await send('source.load-older', { source, query: EVERYTHING })).toEqual({
      ok: false,
      failure: { kind: 'storage', reason: 'memory-full' },
    });
    expect(await bytes()).toBeLessThan(before + 1000);
  });

  it('ends a second attempt as well, which costs no request', async () => {
    const { send, source, state, sent } = await setUp(88_000);
    const before = sent.length;
    await send('backfill.start', { source });
    await vi.waitFor(async () => expect((await state()).source).toMatchObject({ backfill: { state: 'failed' } }));
    expect(sent.slice(before)).toEqual([]);
  });
});
