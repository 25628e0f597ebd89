import { expect, it } from 'vitest';
import { createBucketStore } from '@/lib/state/bucket-store';
import { createLimitStore } from '@/lib/state/limit-store';
import { createMemoryArea } from '../../fakes/memory-area';

const KEY = 'eu1.make.com/organization/3';
const BUCKETS = { background: { tokens: 3.5, at: 1000 }, backfill: { tokens: -2, at: 1000 } };

it('keeps what is left of each organization’s shares', async () => {
  const area = createMemoryArea();
  const store = createBucketStore({ area });
  expect(await store.get(KEY)).toEqual({});
  await store.set(KEY, BUCKETS);
  expect(await createBucketStore({ area }).get(KEY)).toEqual(BUCKETS);
  expect(await store.get('us1.make.com/organization/3')).toEqual({});
});

it.each([7, 'x', [], { background: { tokens: 'many', at: 1 } }, { backfill: null }])(
  'takes %j for shares that nothing was taken of',
  async (stored) => {
    const area = createMemoryArea();
    await area.set({ [`shares:${KEY}`]: stored });
    expect(await createBucketStore({ area }).get(KEY)).toEqual({});
  },
);

it('keeps the limit that Make told of an organization', async () => {
  const area = createMemoryArea();
  const store = createLimitStore({ area });
  expect(await store.get(KEY)).toBeUndefined();
  await store.set(KEY, 240);
  expect(await createLimitStore({ area }).get(KEY)).toBe(240);
});

it.each([0, -60, 'many', null, {}])('takes %j for no limit', async (stored) => {
  const area = createMemoryArea();
  await area.set({ [`limit:${KEY}`]: stored });
  expect(await createLimitStore({ area }).get(KEY)).toBeUndefined();
});
