import { expect, it } from 'vitest';
import { createGatheredArea } from '@/lib/state/gathered-area';
import { fakeArea } from '../../setup/fake-storage';

function gathered(stored: Record<string, unknown>) {
  const { area } = fakeArea('session', stored);
  const asked: unknown[] = [];
  const own = createGatheredArea({
    ...area,
    get: (keys) => {
      asked.push(keys);
      return area.get(keys);
    },
  });
  return { own, asked };
}

it('asks once for what is wanted in one turn, and gives everybody their own', async () => {
  const { own, asked } = gathered({ a: 1, b: 2, c: 3 });
  const answers = await Promise.all([own.get('a'), own.get(['b', 'none']), own.get('a')]);
  expect(answers).toEqual([{ a: 1 }, { b: 2 }, { a: 1 }]);
  expect(asked).toEqual([['a', 'b', 'none']]);
});

it('asks again in another turn, so that nobody gets what was true before', async () => {
  const { own } = gathered({ a: 1 });
  await own.get('a');
  await own.set({ a: 2 });
  expect(await own.get('a')).toEqual({ a: 2 });
  await own.remove('a');
  expect(await own.get('a')).toEqual({});
});

it('tells everybody that the browser did not answer, and asks again for the next', async () => {
  const { area } = fakeArea('session', { a: 1 });
  const answers = [() => Promise.reject(new Error('no answer')), area.get];
  const own = createGatheredArea({ ...area, get: (keys) => answers.shift()?.(keys) ?? Promise.reject() });
  const both = await Promise.allSettled([own.get('a'), own.get('b')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await own.get('a')).toEqual({ a: 1 });
});

it('gives everything where everything is asked for', async () => {
  expect(await gathered({ a: 1, b: 2 }).own.get(undefined)).toEqual({ a: 1, b: 2 });
});
