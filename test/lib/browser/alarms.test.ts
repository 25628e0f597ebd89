import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ensureAlarm } from '@/lib/browser/alarms';

const { alarms } = fakeBrowser;

it('makes the alarm if it is missing, as after an update or, in Firefox, a restart', async () => {
  await ensureAlarm(alarms, 'poll', 5);
  expect(await alarms.get('poll')).toMatchObject({ name: 'poll', periodInMinutes: 5 });
});

it('does not restart the countdown of one that is there', async () => {
  await ensureAlarm(alarms, 'poll', 5);
  const create = vi.spyOn(alarms, 'create');
  for (let wake = 0; wake < 40; wake += 1) await ensureAlarm(alarms, 'poll', 5);
  expect(create).not.toHaveBeenCalled();
  create.mockRestore();
});

it('replaces one of another period', async () => {
  await ensureAlarm(alarms, 'poll', 5);
  await ensureAlarm(alarms, 'poll', 30);
  expect(await alarms.get('poll')).toMatchObject({ periodInMinutes: 30 });
  expect(await alarms.getAll()).toHaveLength(1);
});
