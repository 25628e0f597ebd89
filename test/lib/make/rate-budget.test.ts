import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MakeApiError } from '@/lib/make/make-api-error';
import type { BudgetScope } from '@/lib/make/rate-budget';
import { createClientUnderTest, failureOf, START } from './client-under-test';
import { createFetchFake } from './fetch-fake';

const MINUTE = 60_000;
const zone = 'eu1.make.com';
const A: BudgetScope = { zone, organizationId: 1 };
const B: BudgetScope = { zone, organizationId: 2 };
const person = { cause: 'person' } as const;
const background = { cause: 'background' } as const;
const backfill = { cause: 'backfill' } as const;
const unasked = { cause: 'backfill-unasked' } as const;

function setup(random = () => 0) {
  return createClientUnderTest(createFetchFake().fetch, random);
}

describe('after a 429', () => {
  it.each([
    ['nothing usable', undefined, MINUTE],
    ['less than a minute', 5000, MINUTE],
    ['two minutes', 2 * MINUTE, 2 * MINUTE],
    ['three years', 1e11, 15 * MINUTE],
    ['forever', Number.POSITIVE_INFINITY, 15 * MINUTE],
  ])('that asks for %s, nothing is sent for long enough', async (_title, retryAfter, pause) => {
    const { budget, pass } = setup();
    expect(await budget.limited(A, retryAfter)).toBe(START + pause);
    pass(pause - 1);
    for (const cause of [person, background]) {
      expect(await failureOf(budget.enter(A, cause))).toEqual({ kind: 'rate-limited', zone, until: START + pause });
    }
    pass(1);
    await budget.enter(A, background);
    await budget.enter(A, person);
  });

  it('the pause survives the death of the worker', async () => {
    const { budget, restarted, pass } = setup();
    const until = await budget.limited(A, 2 * MINUTE);
    pass(MINUTE);
    expect(await failureOf(restarted().budget.enter(A, background))).toEqual({ kind: 'rate-limited', zone, until });
  });

  it('only this organization pauses, not another of the zone nor the zone', async () => {
    const { budget } = setup();
    await budget.limited(A, undefined);
    await budget.enter(B, background);
    await budget.enter({ zone }, background);
    await budget.enter({ zone: 'us1.make.com', organizationId: 1 }, background);
    await failureOf(budget.enter(A, background));
  });

  it('each further one doubles the pause, up to 15 minutes, until an answer', async () => {
    const { budget, pass, now } = setup();
    const pauses: number[] = [];
    for (let strike = 0; strike < 7; strike++) {
      const until = await budget.limited(A, undefined);
      pauses.push((until - now()) / MINUTE);
      pass(until - now());
    }
    expect(pauses).toEqual([1, 2, 4, 8, 15, 15, 15]);
    await budget.answered(A);
    expect((await budget.limited(A, undefined)) - now()).toBe(MINUTE);
  });

  it('more of the same moment are one strike, and the longest pause counts', async () => {
    const { budget, pauses } = setup();
    await budget.limited(A, undefined);
    expect(await budget.limited(A, 3 * MINUTE)).toBe(START + 3 * MINUTE);
    expect(await budget.limited(A, undefined)).toBe(START + 3 * MINUTE);
    expect(pauses.get('eu1.make.com/organization/1')).toEqual({ until: START + 3 * MINUTE, strikes: 1 });
  });

  it('an answer to a request from before does not end the pause', async () => {
    const { budget } = setup();
    await budget.limited(A, undefined);
    await budget.answered(A);
    expect(await failureOf(budget.enter(A, background))).toMatchObject({ kind: 'rate-limited' });
  });

  it('the end differs a little each time, but never comes early nor after 15 minutes', async () => {
    const { budget } = setup(() => 0.999);
    expect(await budget.limited(A, undefined)).toBe(START + 65_994);
    expect(await budget.limited(B, 14.9 * MINUTE)).toBe(START + 15 * MINUTE);
  });

  it('a clock that was set back does not make the pause longer than any pause', async () => {
    const { budget, pass } = setup();
    await budget.limited(A, undefined);
    pass(-24 * 60 * MINUTE);
    await budget.enter(A, background);
  });

  it('an answer leaves nothing behind', async () => {
    const { budget, pauses, pass } = setup();
    await budget.limited(A, undefined);
    pass(MINUTE);
    await budget.answered(A);
    expect(pauses.size).toBe(0);
  });
});

describe("the person's share", () => {
  it('is 20 a minute for an organization; then it is told when the next may be sent', async () => {
    const { budget, pass, waits } = setup();
    for (let request = 0; request < 20; request++) {
      await budget.enter(A, person);
      pass(1000);
    }
    expect(await failureOf(budget.enter(A, person))).toEqual({ kind: 'budget', zone, until: START + MINUTE });
    expect(waits).toEqual([]);
    await budget.enter(B, person);
    await budget.enter(A, background);
    pass(40_000);
    await budget.enter(A, person);
  });

  it('that is soon to come is waited for', async () => {
    const { budget, pass, waits } = setup();
    for (let request = 0; request < 20; request++) await budget.enter(A, person);
    pass(MINUTE - 3000);
    await budget.enter(A, person);
    expect(waits).toEqual([3000]);
  });

  it('is not given anew by the death of the worker', async () => {
    const { budget, restarted } = setup();
    for (let request = 0; request < 20; request++) await budget.enter(A, person);
    expect(await failureOf(restarted().budget.enter(A, person))).toMatchObject({ kind: 'budget' });
  });

  it('is never exceeded in any minute, whoever asks at once', async () => {
    const step = fc.record({ after: fc.integer({ min: 0, max: 20_000 }), requests: fc.integer({ min: 1, max: 12 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { budget, pass, now } = setup();
        const sent: number[] = [];
        for (const { after, requests } of steps) {
          pass(after);
          const turn = () => budget.enter(A, person).then(() => sent.push(now()));
          await Promise.allSettled(Array.from({ length: requests }, turn));
        }
        for (const [index, time] of sent.entries()) {
          const next = sent[index + 20];
          if (next !== undefined) expect(next - time).toBeGreaterThanOrEqual(MINUTE);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the share of what nobody waits for', () => {
  type Cause = typeof background | typeof backfill | typeof unasked;
  const A_KEY = 'eu1.make.com/organization/1';

  /** Requests sent in so many minutes by somebody who asks again as soon as it is told. */
  async function sentIn(minutes: number, cause: Cause, limit?: number) {
    const { budget, limits, pass, now } = setup();
    if (limit !== undefined) limits.set(A_KEY, limit);
    const sent: number[] = [];
    const end = now() + minutes * MINUTE;
    while (now() < end) {
      const failure = await budget.enter(A, cause).then(() => undefined, failureOfError);
      if (failure === undefined) sent.push(now());
      else pass(failure.until - now());
    }
    return sent;
  }

  it.each<{ cause: Cause; limit: number | undefined; most: number; least: number }>([
    { cause: background, limit: undefined, most: 15, least: 5 },
    { cause: background, limit: 1000, most: 250, least: 80 },
    { cause: backfill, limit: undefined, most: 30, least: 25 },
    { cause: backfill, limit: 30, most: 15, least: 12 },
    { cause: backfill, limit: 1000, most: 500, least: 440 },
    { cause: unasked, limit: undefined, most: 15, least: 4 },
    { cause: unasked, limit: 240, most: 60, least: 19 },
    { cause: backfill, limit: 0, most: 2, least: 0 },
    { cause: backfill, limit: 1e9, most: 5000, least: 4400 },
  ])(
    'of $cause.cause at a limit of $limit is at most $most in any minute, and at least $least in the long run',
    async ({ cause, limit, most, least }) => {
      const sent = await sentIn(5, cause, limit);
      for (const [index, time] of sent.entries()) {
        const next = sent[index + most];
        if (next !== undefined) expect(next - time).toBeGreaterThanOrEqual(MINUTE - 1);
      }
      expect(sent.length / 5).toBeGreaterThanOrEqual(least);
    },
  );

  it('is never waited for here, where it would keep others from asking', async () => {
    const { budget, waits } = setup();
    for (let request = 0; request < 3; request++) await budget.enter(A, backfill);
    expect(await failureOf(budget.enter(A, backfill))).toEqual({ kind: 'budget', zone, until: expect.any(Number) });
    expect(waits).toEqual([]);
  });

  it('is not given anew by the death of the worker', async () => {
    const { budget, restarted } = setup();
    for (let request = 0; request < 3; request++) await budget.enter(A, backfill);
    expect(await failureOf(restarted().budget.enter(A, backfill))).toMatchObject({ kind: 'budget' });
  });

  it('of a back-fill gives way to what the person asks, and to looks', async () => {
    for (const cause of [person, background]) {
      const { budget } = setup();
      for (let request = 0; request < 3; request++) await budget.enter(A, cause);
      expect(await failureOf(budget.enter(A, backfill))).toMatchObject({ kind: 'budget' });
    }
  });

  it('of looks is left to them by a back-fill, whoever began it', async () => {
    const { budget } = setup();
    for (const cause of [backfill, unasked]) {
      for (let request = 0; request < 20; request++) await budget.enter(A, cause).catch(() => {});
    }
    for (let request = 0; request < 5; request++) await budget.enter(A, background);
  });

  it('is one for each organization', async () => {
    const { budget } = setup();
    for (let request = 0; request < 3; request++) await budget.enter(A, backfill);
    await budget.enter(B, backfill);
    await failureOf(budget.enter(A, backfill));
  });

  it('comes again when the clock was set back', async () => {
    const { budget, pass } = setup();
    for (let request = 0; request < 3; request++) await budget.enter(A, backfill);
    pass(-3 * 24 * 60 * MINUTE);
    await budget.enter(A, backfill);
  });
});

function failureOfError(error: unknown): { readonly until: number } {
  if (!(error instanceof MakeApiError) || error.failure.kind !== 'budget') throw error;
  return error.failure;
}
