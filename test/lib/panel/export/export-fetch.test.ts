import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '@/lib/failure';
import type { DetailsFetched, DetailsRefusal } from '@/lib/messaging/contract';
import { createExportDetails } from '@/lib/panel/export/export-details';
import { type FetchProgress, fetchDetails } from '@/lib/panel/export/export-fetch';
import { waitFor } from '@/lib/panel/pace/wait-for';
import { failed, ok, type Result } from '@/lib/result';
import { MINUTE, SECOND } from '@/lib/time';
import { fakeEntry } from '../../../fakes/fake-index';
import { fakeMessenger } from '../../../fakes/fake-messenger';

const ORGANIZATION = { zone: 'eu1.make.com', organizationId: 123 } as const;
const NETWORK: Failure = { kind: 'network', zone: 'eu1.make.com' };

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

type Answer = (uuids: readonly string[]) => Result<DetailsFetched> | Promise<Result<DetailsFetched>>;

/** Fetches the details of so many entries of which none is kept; each answer is for one question. */
function fetching(count: number, ...answers: readonly Answer[]) {
  const view = { length: count, entry: (position: number) => fakeEntry({ uuid: `${position}` }) };
  const details = createExportDetails(view, {
    kept: async (uuids) => uuids.map(() => false),
    read: async (uuids) => uuids.map((uuid) => ({ read: uuid })),
  });
  const left = [...answers];
  const asked: number[] = [];
  const messenger = fakeMessenger({
    'details.fetch': ({ uuids }) => {
      asked.push(uuids.length);
      const next = left.shift();
      if (next === undefined) throw new Error('asked once more than expected');
      return next(uuids);
    },
  });
  const abort = new AbortController();
  const told: FetchProgress[] = [];
  const outcome = fetchDetails({
    organization: ORGANIZATION,
    details,
    perMinute: 30,
    send: messenger.send,
    now: Date.now,
    wait: waitFor,
    signal: abort.signal,
    onProgress: (progress) => told.push(progress),
  });
  return { outcome, details, abort, told, asked };
}

const all: Answer = (uuids) => ok({ fetched: uuids.map((uuid) => ({ uuid })), refused: [], requests: uuids.length });
const some =
  (count: number, failure?: Failure | (() => Failure)): Answer =>
  (uuids) =>
    ok({
      fetched: uuids.slice(0, count).map((uuid) => ({ uuid })),
      refused: [],
      requests: count,
      ...(failure && { failure: typeof failure === 'function' ? failure() : failure }),
    });
const refusing =
  (reason: DetailsRefusal['reason'], count = 5): Answer =>
  (uuids) =>
    ok({ fetched: [], refused: uuids.slice(0, count).map((uuid) => ({ uuid, reason })), requests: count });
const inMinute = (): Failure => ({ kind: 'rate-limited', zone: 'eu1.make.com', until: Date.now() + MINUTE });

describe('fetching details', () => {
  it('asks for some at a time until all are there, and tells how far it is', async () => {
    const { outcome, details, told, asked } = fetching(12, all, all, all);
    expect(await outcome).toEqual({ status: 'done' });
    expect(asked).toEqual([5, 5, 2]);
    expect(details.missing()).toBe(0);
    expect(told.map(({ done, of, requests, leftMs }) => [done, of, requests, leftMs])).toEqual([
      [0, 12, 0, (12 / 30) * MINUTE],
      [5, 12, 5, (7 / 30) * MINUTE],
      [10, 12, 10, (2 / 30) * MINUTE],
    ]);
  });

  it('waits for its share as long as it is told, without a word, and goes on where it was', async () => {
    const budget: Failure = { kind: 'budget', zone: 'eu1.make.com', until: Date.now() + 2 * SECOND };
    const { outcome, asked, told } = fetching(3, some(1, budget), all);
    await vi.advanceTimersByTimeAsync(1999);
    expect(asked).toEqual([3]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toEqual({ status: 'done' });
    expect(asked).toEqual([3, 2]);
    expect(told.filter(({ wait }) => wait !== undefined)).toEqual([]);
  });

  it('tells of a wait that Make asks for, and asks for nothing before its end', async () => {
    const failure = inMinute();
    const { outcome, asked, told } = fetching(3, some(1, failure), all);
    await vi.advanceTimersByTimeAsync(MINUTE - 1);
    expect(asked).toEqual([3]);
    expect(told.at(-1)).toMatchObject({ done: 1, leftMs: MINUTE + (2 / 30) * MINUTE, wait: { failure } });
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toEqual({ status: 'done' });
  });

  it('after a while tells the time that is left by the pace it had', async () => {
    const { told, abort } = fetching(4, some(1, inMinute), some(1, inMinute));
    await vi.advanceTimersByTimeAsync(MINUTE + 1);
    expect(told.at(-1)).toMatchObject({ done: 2, leftMs: MINUTE });
    abort.abort();
  });

  it('tries again by itself what passes by itself, later and later, and then leaves it to the person', async () => {
    const down: Answer = () => failed(NETWORK);
    const { outcome, asked } = fetching(1, down, down, down, down, down, down);
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(19 * SECOND);
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(await outcome).toEqual({ status: 'stuck', failure: NETWORK });
  });

  it('survives the death of the background any number of times, as long as something comes of it', async () => {
    const dead: Answer = () => failed({ kind: 'interrupted' });
    const lives = Array.from({ length: 8 }, () => [dead, some(1)]).flat();
    const { outcome } = fetching(8, ...lives);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(await outcome).toEqual({ status: 'done' });
  });

  it.each<[Failure]>([
    [{ kind: 'unauthorized', zone: 'eu1.make.com' }],
    [{ kind: 'not-in-plan', zone: 'eu1.make.com' }],
    [{ kind: 'reload-needed' }],
  ])('ends at what does not pass by itself: %j', async (failure) => {
    const { outcome, details } = fetching(3, some(1, failure));
    expect(await outcome).toEqual({ status: 'stuck', failure });
    expect(details.missing()).toBe(2);
  });

  it('does not go through a whole list of refusals', async () => {
    const { outcome, details } = fetching(100, refusing('refused'), refusing('refused'));
    expect(await outcome).toEqual({
      status: 'stuck',
      failure: { kind: 'forbidden', zone: 'eu1.make.com', what: 'detail' },
    });
    expect(details.reasons()).toEqual({ refused: 10, 'not-fetched': 90 });
  });

  it('goes on where only some are refused, or Make has them no more', async () => {
    const { outcome, details } = fetching(
      20,
      refusing('refused'),
      refusing('refused', 4),
      some(1),
      refusing('refused'),
      refusing('not-found'),
    );
    expect(await outcome).toEqual({ status: 'done' });
    expect(details.reasons()).toEqual({ refused: 14, 'not-found': 5 });
  });

  it('never asks for ever where nothing comes of it', async () => {
    const { outcome } = fetching(3, some(0));
    expect(await outcome).toEqual({ status: 'stuck', failure: { kind: 'unexpected' } });
  });

  it.each([
    ['asks', () => new Promise<never>(() => undefined)],
    ['waits', some(1, inMinute)],
  ])('ends at once when it is cancelled while it %s', async (_does, answer) => {
    const { outcome, abort } = fetching(3, answer);
    await vi.advanceTimersByTimeAsync(1);
    abort.abort();
    expect(await outcome).toEqual({ status: 'cancelled' });
  });
});
