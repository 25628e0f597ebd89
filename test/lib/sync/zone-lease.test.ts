import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLeaseStore } from '@/lib/state/lease-store';
import { createZoneLease } from '@/lib/sync/zone-lease';
import { MINUTE, SECOND } from '@/lib/time';
import { createMemoryArea } from '../../fakes/memory-area';

const ZONE = 'eu1.make.com';
const never = () => new Promise<never>(() => {});

afterEach(() => vi.useRealTimers());

function setUp() {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 24) });
  const leases = createLeaseStore({ area: createMemoryArea() });
  const world = { offset: 0 };
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  let contexts = 0;
  const start = () => {
    contexts += 1;
    return createZoneLease({ leases, owner: `context ${contexts}`, now: () => Date.now() + world.offset, wait });
  };
  return { leases, start, world };
}

describe('the lease of a zone', () => {
  it('is one context’s at a time, however long its request takes, and passes on when that ends', async () => {
    const { start, leases } = setUp();
    const order: string[] = [];
    const slow = Promise.withResolvers<void>();
    const first = start()(ZONE, async () => {
      order.push('first');
      await slow.promise;
    });
    await vi.advanceTimersByTimeAsync(0);
    const second = start()(ZONE, async () => void order.push('second'));
    const elsewhere = start()('us1.make.com', async () => void order.push('elsewhere'));
    await vi.advanceTimersByTimeAsync(19 * SECOND);
    expect(order).toEqual(['first', 'elsewhere']);
    slow.resolve();
    await first;
    await vi.advanceTimersByTimeAsync(3 * SECOND);
    await Promise.all([second, elsewhere]);
    expect(order).toEqual(['first', 'elsewhere', 'second']);
    expect(await leases.get(ZONE)).toBeUndefined();
  });

  it('of a worker that died is taken over within three seconds, and not before', async () => {
    const { start } = setUp();
    void start()(ZONE, never);
    await vi.advanceTimersByTimeAsync(0);
    // Nothing of a dead worker ever happens.
    vi.clearAllTimers();
    const order: string[] = [];
    const after = start()(ZONE, async () => void order.push('after'));
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(order).toEqual([]);
    await vi.advanceTimersByTimeAsync(SECOND);
    await after;
    expect(order).toEqual(['after']);
  });

  it('that was taken before the clock was set back holds up nobody', async () => {
    const { start, world } = setUp();
    world.offset = 60 * MINUTE;
    void start()(ZONE, never);
    await vi.advanceTimersByTimeAsync(0);
    vi.clearAllTimers();
    world.offset = 0;
    expect(await start()(ZONE, async () => 'asked')).toBe('asked');
  });

  it('that cannot be read or written stops no request, and one that fails gives it back', async () => {
    const fail = () => Promise.reject(new Error('disk'));
    const lease = createZoneLease({ leases: { get: fail, set: fail }, owner: 'a', now: Date.now, wait: never });
    expect(await lease(ZONE, async () => 'asked')).toBe('asked');
    const { start, leases } = setUp();
    await expect(start()(ZONE, fail)).rejects.toThrow('disk');
    expect(await leases.get(ZONE)).toBeUndefined();
  });

  it.each([7, 'x', {}, { owner: 1, until: 2 }, { owner: 'a' }])('reads %j as none', async (stored) => {
    const area = createMemoryArea();
    await area.set({ [`lease:${ZONE}`]: stored });
    expect(await createLeaseStore({ area }).get(ZONE)).toBeUndefined();
  });
});
