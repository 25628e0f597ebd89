import { describe, expect, it, vi } from 'vitest';
import type { IndexLoader } from '@/lib/archive/contract';
import { createFeedIndex } from '@/lib/panel/feed/feed-index';
import { StorageError } from '@/lib/storage/storage-error';
import { createRig } from '../../archive/archive-rig';
import { fakeEntry, SOURCE, START, uuidOf } from '../../archive/builders';

const ONE = { zone: 'eu1.make.com', organizationId: 3 } as const;
const TWO = { ...ONE, organizationId: 4 } as const;

async function setUp() {
  const loader = (await createRig('computer')).loader();
  const load = vi.fn<IndexLoader['load']>((...asked) => loader.load(...asked));
  return { load, feedIndex: createFeedIndex({ loader: { load }, drawn: async () => {} }) };
}

async function indexOfSize(size: number) {
  const rig = await createRig('computer');
  const entries = Array.from({ length: size }, (_, number) => fakeEntry({ uuid: uuidOf(number) }));
  await rig.archive().append(SOURCE, { entries, seenAt: START }, (record) => record);
  return rig.loader().load(ONE);
}

describe('the index of the list', () => {
  it.each<[string, (feedIndex: ReturnType<typeof createFeedIndex>) => unknown]>([
    ['it was asked to read with nothing to read', (feedIndex) => feedIndex.reload()],
    [
      'it left another',
      async (feedIndex) => {
        feedIndex.turnTo(TWO);
        await vi.waitFor(() => expect(feedIndex.index.value?.organization).toEqual(TWO));
        await new Promise((resolve) => setTimeout(resolve, 20));
        feedIndex.turnTo(undefined);
      },
    ],
  ])('is read when it is turned to an organization, also after %s', async (_, before) => {
    const { feedIndex } = await setUp();
    await before(feedIndex);
    await new Promise((resolve) => setTimeout(resolve, 20));
    feedIndex.turnTo(ONE);
    await vi.waitFor(() => expect(feedIndex.index.value?.organization).toEqual(ONE));
  });

  it('is read once more for any number of calls while it is read', async () => {
    const { feedIndex, load } = await setUp();
    feedIndex.turnTo(ONE);
    await Promise.all([feedIndex.reload(), feedIndex.reload(), feedIndex.reload()]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('says why it cannot be read, and is fine again when it can', async () => {
    const { feedIndex, load } = await setUp();
    load.mockRejectedValueOnce(new StorageError('unavailable'));
    feedIndex.turnTo(ONE);
    await vi.waitFor(() => expect(feedIndex.failure.value).toEqual({ kind: 'storage', reason: 'unavailable' }));
    await feedIndex.reload();
    expect(feedIndex.failure.value).toBeUndefined();
    expect(feedIndex.index.value?.size).toBe(0);
  });

  it('is that of the newest rows until they were drawn, then the whole', async () => {
    const [first, all] = [await indexOfSize(2), await indexOfSize(5)];
    const shown: number[] = [];
    const drawing = Promise.withResolvers<void>();
    const feedIndex = createFeedIndex({
      loader: {
        load: async (_organization, _previous, onFirst) => {
          await onFirst?.(first);
          return all;
        },
      },
      drawn: () => drawing.promise,
    });
    feedIndex.index.subscribe((index) => index && shown.push(index.size));
    feedIndex.turnTo(ONE);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([shown, feedIndex.isWhole.value]).toEqual([[2], false]);
    drawing.resolve();
    await vi.waitFor(() => expect(shown).toEqual([2, 5]));
    expect(feedIndex.isWhole.value).toBe(true);
  });
});
