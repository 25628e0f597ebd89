import { describe, expect, it } from 'vitest';
import { createExclusive } from '@/lib/storage/exclusive';
import { createZoneQueue } from '@/lib/sync/zone-queue';
import { noLease } from '../../fakes/no-lease';

const queueUnderTest = () => createZoneQueue({ exclusive: createExclusive(undefined), lease: noLease });

/** Work that ends when told. */
function controlled(order: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<string>();
  return {
    finish: () => resolve(name),
    work: async () => {
      order.push(name);
      return promise;
    },
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the queue of a zone', () => {
  it('runs one request at a time, what a person waits for before what runs by itself', async () => {
    const queue = queueUnderTest();
    const order: string[] = [];
    const first = controlled(order, 'poll 1');
    const running = [
      queue.run('eu1.make.com', 'background', first.work),
      queue.run('eu1.make.com', 'background', async () => order.push('poll 2')),
      queue.run('eu1.make.com', 'person', async () => order.push('click 1')),
      queue.run('eu1.make.com', 'person', async () => order.push('click 2')),
    ];
    await settle();
    expect(order).toEqual(['poll 1']);
    first.finish();
    await Promise.all(running);
    expect(order).toEqual(['poll 1', 'click 1', 'click 2', 'poll 2']);
  });

  it('lets the reading of a whole log wait for everybody, and what a setting began for what was asked', async () => {
    const queue = queueUnderTest();
    const order: string[] = [];
    const first = controlled(order, 'first');
    const running = [
      queue.run('eu1.make.com', 'backfill-unasked', first.work),
      queue.run('eu1.make.com', 'backfill-unasked', async () => order.push('unasked')),
      queue.run('eu1.make.com', 'backfill', async () => order.push('asked')),
      queue.run('eu1.make.com', 'background', async () => order.push('poll')),
      queue.run('eu1.make.com', 'person', async () => order.push('click')),
    ];
    await settle();
    first.finish();
    await Promise.all(running);
    expect(order).toEqual(['first', 'click', 'poll', 'asked', 'unasked']);
  });

  it('lets zones run side by side', async () => {
    const queue = queueUnderTest();
    const order: string[] = [];
    const slow = controlled(order, 'eu1');
    const waiting = queue.run('eu1.make.com', 'person', slow.work);
    await queue.run('us1.make.com', 'person', async () => order.push('us1'));
    slow.finish();
    await waiting;
    expect(order).toEqual(['eu1', 'us1']);
  });

  it('goes on after a request that failed', async () => {
    const queue = queueUnderTest();
    await expect(queue.run('eu1.make.com', 'person', async () => Promise.reject(new Error('down')))).rejects.toThrow(
      'down',
    );
    expect(await queue.run('eu1.make.com', 'person', async () => 'up')).toBe('up');
  });

  it('on abort ends what is under way and what waits, discards an answer that still comes, and then works again', async () => {
    const queue = queueUnderTest();
    const order: string[] = [];
    const slow = controlled(order, 'answer');
    let aborted = false;
    const all = Promise.allSettled([
      queue.run('eu1.make.com', 'person', (signal) => {
        signal.addEventListener('abort', () => {
          aborted = true;
        });
        return slow.work();
      }),
      queue.run('eu1.make.com', 'background', async () => order.push('never')),
    ]);
    await settle();
    queue.abort('eu1.make.com');
    slow.finish();
    const interrupted = { status: 'rejected', reason: { failure: { kind: 'interrupted' } } };
    expect(await all).toMatchObject([interrupted, interrupted]);
    expect(aborted).toBe(true);
    expect(order).toEqual(['answer']);
    expect(await queue.run('eu1.make.com', 'person', async () => 'again')).toBe('again');
  });
});
