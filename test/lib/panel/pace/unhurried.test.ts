import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createUnhurried } from '@/lib/panel/pace/unhurried';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that takes so many ms. */
function setUp(takes: number) {
  const work = vi.fn(async () => {
    if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
  });
  return { work, ...createUnhurried(work, Date.now) };
}

describe('what does not hurry', () => {
  it('works at once, and at once again when it has rested', async () => {
    const { work, run } = setUp(50);
    run();
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(50 + 500);
    run();
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('does not rest after what took no time', async () => {
    const { work, run } = setUp(0);
    for (let call = 1; call <= 3; call += 1) {
      run();
      await vi.advanceTimersByTimeAsync(0);
      expect(work).toHaveBeenCalledTimes(call);
    }
  });

  it('works once more for all that asked while it worked or rested', async () => {
    const { work, run } = setUp(50);
    run();
    run();
    await vi.advanceTimersByTimeAsync(300);
    run();
    run();
    await vi.advanceTimersByTimeAsync(249);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('rests two seconds at most', async () => {
    const { work, run } = setUp(5000);
    run();
    run();
    await vi.advanceTimersByTimeAsync(5000 + 1999);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('does nothing that waits once it is stopped', async () => {
    const { work, run, stop } = setUp(50);
    run();
    run();
    await vi.advanceTimersByTimeAsync(100);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
