import { expect, it } from 'vitest';
import { createMemo } from '@/lib/memo';

it('makes each value once, and forgets all where there would be more than so many', () => {
  const made: number[] = [];
  const double = createMemo((key: number) => {
    made.push(key);
    return key * 2;
  }, 2);
  expect([1, 2, 1, 2].map(double)).toEqual([2, 4, 2, 4]);
  expect(made).toEqual([1, 2]);
  expect([3, 3, 1].map(double)).toEqual([6, 6, 2]);
  expect(made).toEqual([1, 2, 3, 1]);
});
