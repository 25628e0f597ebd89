import { expect, it } from 'vitest';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { createRemembered, createRememberedState } from '@/lib/state/remembered';
import { createSessionState } from '@/lib/state/session-state';
import type { Watched } from '@/lib/state/state';
import { fakeArea } from '../../setup/fake-storage';

function fakeWatched(values: readonly (string | Error)[]) {
  const listeners = new Set<(value: string) => void>();
  const log: string[] = [];
  const left = [...values];
  const watched: Watched<string> = {
    async get() {
      log.push('get');
      const next = left.shift();
      if (typeof next !== 'string') throw next ?? new Error('asked too often');
      return next;
    },
    watch(listener) {
      log.push('watch');
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const change = (value: string) => {
    for (const listener of listeners) listener(value);
  };
  return { watched, log, change };
}

it('asks once, after it watches, before anybody wants to know', async () => {
  const { watched, log } = fakeWatched(['a']);
  const remembered = createRemembered(watched);
  expect(log).toEqual(['watch', 'get']);
  expect([await remembered.get(), await remembered.get()]).toEqual(['a', 'a']);
  expect(log).toEqual(['watch', 'get']);
});

it('knows what it was changed to, also while the first answer is on its way', async () => {
  const { watched, change } = fakeWatched(['a']);
  const remembered = createRemembered(watched);
  change('b');
  expect(await remembered.get()).toBe('b');
  change('c');
  expect(await remembered.get()).toBe('c');
});

it('tells those who watch, each until it leaves', () => {
  const { watched, change } = fakeWatched(['a']);
  const remembered = createRemembered(watched);
  const told: string[] = [];
  const listener = (value: string) => told.push(value);
  const leave = remembered.watch(listener);
  remembered.watch(listener);
  change('b');
  leave();
  change('c');
  expect(told).toEqual(['b', 'b', 'c']);
});

it('asks again after it got no answer', async () => {
  const { watched } = fakeWatched([new Error('the area does not answer'), 'a']);
  const remembered = createRemembered(watched);
  await expect(remembered.get()).rejects.toThrow();
  expect(await remembered.get()).toBe('a');
});

it('reads each part of the state once, however often it is asked for', async () => {
  const fake = fakeArea('session');
  let reads = 0;
  const area = {
    ...fake.area,
    get: (keys: string | string[] | undefined) => {
      reads += 1;
      return fake.area.get(keys);
    },
  };
  const state = createRememberedState(createSessionState({ area, onChanged: fake.onChanged }));
  const source: AuditLogSource = { type: 'organization', zone: 'eu1.make.com', organizationId: 3 };
  for (let time = 0; time < 3; time += 1) {
    await state.connections.get();
    await state.memoryOnly.get();
    await state.historyFull.get();
    await state.pageContext(7).get();
    await state.source({ ...source }).get();
  }
  expect(reads).toBe(5);
});
