import { describe, expect, it } from 'vitest';
import { createExclusive, type Locks } from '@/lib/storage/exclusive';

async function overlap(run: ReturnType<typeof createExclusive>, names: readonly [string, string]): Promise<number> {
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 1));
    inside--;
  };
  await Promise.all(names.map((name) => run(name, work)));
  return most;
}

describe('exclusive work', () => {
  it.each([
    ['alone under one name', ['a', 'a'] as const, 1],
    ['beside other names', ['a', 'b'] as const, 2],
  ])('runs %s', async (_case, names, most) => {
    expect(await overlap(createExclusive(undefined), names)).toBe(most);
  });

  it('goes on after work that failed, and tells its failure', async () => {
    const run = createExclusive(undefined);
    const failing = run('a', () => Promise.reject(new Error('mine')));
    const next = run('a', async () => 'next');
    await expect(failing).rejects.toThrow('mine');
    expect(await next).toBe('next');
  });

  it('asks the browser for the lock where it can', async () => {
    const asked: string[] = [];
    const locks: Locks = {
      request: (name, work) => {
        asked.push(name);
        return work();
      },
    };
    expect(await createExclusive(locks)('a', async () => 1)).toBe(1);
    expect(asked).toEqual(['a']);
  });
});
