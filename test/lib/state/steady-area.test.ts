import { expect, it } from 'vitest';
import { createLimitStore } from '@/lib/state/limit-store';
import { createPauseStore } from '@/lib/state/pause-store';
import { createSteadyArea } from '@/lib/state/steady-area';
import { fakeArea } from '../../setup/fake-storage';

const KEY = 'eu1.make.com/organization/1';
const PAUSE = { until: 1000, strikes: 2 };

it('is the disk as long as that works', async () => {
  const disk = fakeArea('local');
  const memory = fakeArea('session');
  const pauses = createPauseStore({ area: createSteadyArea(disk.area, memory.area) });
  await pauses.set(KEY, PAUSE);
  expect(await pauses.get(KEY)).toEqual(PAUSE);
  expect(disk.stored()).toEqual({ [`pause:${KEY}`]: PAUSE });
  expect(memory.stored()).toEqual({});
});

it('keeps waits and limits in memory where the disk fails', async () => {
  const refuse = () => Promise.reject(new Error('An unexpected error occurred'));
  const memory = fakeArea('session');
  const area = createSteadyArea({ get: refuse, set: refuse, remove: refuse }, memory.area);
  const pauses = createPauseStore({ area });
  const limits = createLimitStore({ area });
  expect(await pauses.get(KEY)).toBeUndefined();
  expect(await limits.get(KEY)).toBeUndefined();
  await pauses.set(KEY, PAUSE);
  await limits.set(KEY, 240);
  expect(await pauses.get(KEY)).toEqual(PAUSE);
  expect(await limits.get(KEY)).toBe(240);
  await pauses.set(KEY, undefined);
  expect(memory.stored()).toEqual({ [`limit:${KEY}`]: 240 });
});

it('keeps a wait that a full disk refuses, though the disk can be read, until one is written there again', async () => {
  const disk = fakeArea('local');
  const memory = fakeArea('session');
  let isFull = false;
  const full = {
    ...disk.area,
    set: (items: Record<string, unknown>) =>
      isFull ? Promise.reject(new Error('QuotaExceededError')) : disk.area.set(items),
  };
  const pauses = createPauseStore({ area: createSteadyArea(full, memory.area) });
  await pauses.set(KEY, { until: 500, strikes: 1 });
  isFull = true;
  await pauses.set(KEY, PAUSE);
  expect(await pauses.get(KEY)).toEqual(PAUSE);
  isFull = false;
  await pauses.set(KEY, { until: 2000, strikes: 3 });
  expect(await pauses.get(KEY)).toEqual({ until: 2000, strikes: 3 });
  expect(memory.stored()).toEqual({});
  await pauses.set(KEY, undefined);
  expect(await pauses.get(KEY)).toBeUndefined();
});
