import { expect } from 'vitest';
import type { Failure } from '@/lib/failure';
import type { Share, StoredBucket, StoredPause } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { createMakeClient } from '@/lib/make/make-client';
import { createRateBudget } from '@/lib/make/rate-budget';
import type { Zone } from '@/lib/zone';

/** Made up; whatever of it shows up outside the Authorization header is a leak. */
export const TOKEN = 'c0ffee00-dead-4bee-8fee-ca11ab1e0000';

export const START = Date.UTC(2026, 4, 4, 8, 0, 0);

/** A client, its clock and its stores. Waiting takes no time but moves the clock. */
export function createClientUnderTest(fetch: typeof globalThis.fetch, random: () => number = () => 0.5) {
  const pauses = new Map<string, StoredPause>();
  const turns = new Map<string, readonly number[]>();
  const buckets = new Map<string, Readonly<Record<Share, StoredBucket>>>();
  const limits = new Map<string, number>();
  const waits: number[] = [];
  const tokensFor: Zone[] = [];
  let time = START;
  const now = () => time;
  const wait = async (milliseconds: number, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    waits.push(milliseconds);
    time += milliseconds;
  };
  /** As after the death of the worker: everything is new but the stores. */
  const start = () => {
    const budget = createRateBudget({
      pauses: {
        get: async (key) => pauses.get(key),
        async set(key, pause) {
          if (pause === undefined) pauses.delete(key);
          else pauses.set(key, pause);
        },
      },
      turns: {
        get: async (key) => turns.get(key) ?? [],
        async set(key, sent) {
          turns.set(key, sent);
        },
      },
      buckets: {
        get: async (key) => buckets.get(key) ?? {},
        async set(key, left) {
          buckets.set(key, left);
        },
      },
      limits: { get: async (key) => limits.get(key) },
      now,
      wait,
      random,
    });
    const withToken = async <Value>(zone: Zone, use: (token: string) => Promise<Value>) => {
      tokensFor.push(zone);
      return use(TOKEN);
    };
    return { budget, client: createMakeClient({ fetch, withToken, budget, now, wait, random }) };
  };
  return {
    ...start(),
    restarted: start,
    pauses,
    turns,
    limits,
    waits,
    tokensFor,
    pass(milliseconds: number) {
      time += milliseconds;
    },
    now,
  };
}

/** The failure that a call ends with; anything else than a `MakeApiError`, or no error, is a defect. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const error: unknown = await call.then(
    () => new Error('It succeeded.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof MakeApiError)) throw error;
  expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(TOKEN);
  return error.failure;
}
