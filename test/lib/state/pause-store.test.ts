import { expect, it } from 'vitest';
import { createPauseStore } from '@/lib/state/pause-store';
import { fakeArea } from '../../setup/fake-storage';

const KEY = 'eu1.make.com/organization/1';

it('keeps a pause per key until it is taken back', async () => {
  const { area, stored } = fakeArea('local', { settings: {} });
  const store = createPauseStore({ area });
  expect(await store.get(KEY)).toBeUndefined();
  await store.set(KEY, { until: 1000, strikes: 2 });
  await store.set('eu1.make.com/organization/2', { until: 2000, strikes: 1 });
  expect(await store.get(KEY)).toEqual({ until: 1000, strikes: 2 });
  await store.set(KEY, undefined);
  expect(await store.get(KEY)).toBeUndefined();
  expect(stored()).toEqual({ settings: {}, 'pause:eu1.make.com/organization/2': { until: 2000, strikes: 1 } });
});

it.each([7, null, 'soon', {}, { until: 'soon', strikes: 1 }, { until: null, strikes: 1 }])(
  'reads a stored pause of %j as none',
  async (stored) => {
    const { area } = fakeArea('local', { [`pause:${KEY}`]: stored });
    expect(await createPauseStore({ area }).get(KEY)).toBeUndefined();
  },
);
