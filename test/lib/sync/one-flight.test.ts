import { describe, expect, it } from 'vitest';
import { createOneFlight } from '@/lib/sync/one-flight';

describe('one flight', () => {
  it('serves all who ask the same while it is under way, and asks again afterwards', async () => {
    const fly = createOneFlight<number>();
    let flights = 0;
    const work = async () => {
      flights += 1;
      return flights;
    };
    expect(await Promise.all(Array.from({ length: 5000 }, () => fly('a', work)))).toEqual(Array(5000).fill(1));
    expect(await fly('a', work)).toBe(2);
  });

  it('keeps different questions apart', async () => {
    const fly = createOneFlight<string>();
    expect(await Promise.all([fly('a', async () => 'A'), fly('b', async () => 'B')])).toEqual(['A', 'B']);
  });

  it('fails for all who waited, and is tried again by the next', async () => {
    const fly = createOneFlight<string>();
    const failing = () => fly('a', async () => Promise.reject(new Error('down')));
    expect(await Promise.allSettled([failing(), failing()])).toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    expect(await fly('a', async () => 'up')).toBe('up');
  });
});
