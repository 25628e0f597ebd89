import { describe, expect, it } from 'vitest';
import type { Backfill } from '@/lib/archive/backfill';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { begun, paused } from '@/lib/background/backfill-record';
import type { Failure } from '@/lib/failure';
import type { AuditLogPage, MakeClient } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { BACKFILL_LIMITS, type BackfillLimits } from '@/lib/sync/backfill-plan';
import { createBackfillStep } from '@/lib/sync/backfill-step';
import { createHeadPoll } from '@/lib/sync/head-poll';
import { DAY, HOUR, MINUTE } from '@/lib/time';
import { fakeEntry, uuidOf } from '../archive/builders';
import { createMemoryArchive } from './memory-archive';
import { createModelLog, type ModelOptions, PLAIN, SOURCE } from './model-log';

type Log = ReturnType<typeof createModelLog>;
type Client = Pick<MakeClient, 'listAuditLogs'>;

const PERSON = { cause: 'person' } as const;
const ZONE = 'eu1.make.com';

async function rig(
  rows: number,
  options?: Partial<ModelOptions>,
  extra: { client?: (log: Log) => Client; limits?: BackfillLimits; apart?: number } = {},
) {
  const log = createModelLog({ ...PLAIN, ...options });
  log.fill(rows, undefined, extra.apart);
  const archive = createMemoryArchive();
  const client = extra.client?.(log) ?? log.client;
  const headPoll = createHeadPoll({ client: log.client, archive, now: log.now });
  const step = createBackfillStep({
    client,
    archive,
    now: log.now,
    limits: async () => extra.limits ?? BACKFILL_LIMITS,
  });
  await headPoll(SOURCE, PERSON);
  const ask = async (cause: Backfill['cause'] = 'person') => {
    await archive.updateRecord(SOURCE, (record) => ({ ...record, backfill: begun(record, cause, log.now()) }));
  };
  await ask();
  const record = () => archive.record(SOURCE);
  return {
    log,
    archive,
    headPoll,
    step: () => step(SOURCE, {}),
    ask,
    record,
    backfill: async () => (await record()).backfill,
    coverage: async () => (await record()).coverage,
    /** Steps until it is no longer running; fails where that takes more requests than allowed. */
    async finish(atMost = 50) {
      for (let steps = 0; steps <= atMost; steps++) {
        const { backfill } = (await step(SOURCE, {})).record;
        if (backfill?.state !== 'running') return backfill;
      }
      throw new Error(`still running after ${atMost} steps`);
    },
    missing: () => log.rows().filter(({ entry }) => !archive.rows(SOURCE).has(entry.uuid)).length,
    limits: () => log.requests.slice(1).map(({ parameters }) => parameters.limit),
  };
}

describe('reading the whole log', () => {
  it('goes on below what is held, down to the end, and asks no more then', async () => {
    const { log, finish, missing, coverage, step } = await rig(3500, { cap: 1000 });
    expect(await finish()).toMatchObject({ state: 'done', reached: 'end' });
    expect(missing()).toBe(0);
    expect(await coverage()).toMatchObject({ complete: true, depth: 3500, total: 3500 });
    expect(log.requests[1]?.parameters).toMatchObject({ sortBy: 'createdAt', sortDir: 'desc', returnTotalCount: true });
    const asked = log.requests.length;
    await step();
    expect(log.requests).toHaveLength(asked);
  });

  it('does nothing that was not asked for', async () => {
    const { archive, step, log } = await rig(300);
    await archive.updateRecord(SOURCE, ({ backfill: _, ...record }) => record);
    await step();
    expect(log.requests).toHaveLength(1);
  });

  it('counts nothing of the history as news, but what appears in what was held', async () => {
    const { log, finish, record } = await rig(900, { cap: 200 });
    log.during([[], [{ type: 'late', ago: 5 * MINUTE }], [{ type: 'insert', count: 3 }]]);
    await finish();
    expect((await record()).unseen).toBe(0);
  });

  it('says whose request it is, for the share of the limit', async () => {
    const causes: string[] = [];
    const { ask, step } = await rig(
      300,
      {},
      {
        client: (log) => ({
          listAuditLogs(source, parameters, options) {
            causes.push(options.cause);
            return log.client.listAuditLogs(source, { ...parameters, limit: 20 }, options);
          },
        }),
      },
    );
    await step();
    await ask('setting');
    await step();
    expect(causes).toEqual(['backfill', 'backfill-unasked']);
  });

  it('fills the hole of a long absence first, then goes on below all that was read before', async () => {
    const { log, headPoll, finish, coverage, missing, step } = await rig(600, { cap: 100 });
    await step();
    await step();
    const before = await coverage();
    for (let index = 0; index < 800; index++) log.happen({ type: 'insert', count: 2 });
    await headPoll(SOURCE, PERSON);
    expect(await coverage()).toMatchObject({
      complete: false,
      older: [{ from: before.from, to: before.to, complete: false }],
    });
    const asked = log.requests.length;
    expect(await finish()).toMatchObject({ state: 'done' });
    expect(missing()).toBe(0);
    expect(await coverage()).not.toHaveProperty('older');
    // 600 rows in the hole and 310 below, not the 290 in between.
    expect(log.requests.length - asked).toBeLessThanOrEqual(13);
  });

  it('keeps several holes apart, and finds the end of a log that was once read whole', async () => {
    const { log, headPoll, ask, finish, coverage, missing } = await rig(150, { cap: 100 });
    await finish();
    for (let absence = 0; absence < 3; absence++) {
      log.happen({ type: 'pass', ms: DAY });
      for (let index = 0; index < 1300; index++) log.happen({ type: 'insert', count: 1 });
      await headPoll(SOURCE, PERSON);
    }
    expect((await coverage()).older?.map(({ complete }) => complete)).toEqual([false, false, true]);
    expect(missing()).toBeGreaterThan(0);
    await ask();
    const asked = log.requests.length;
    await finish();
    expect(missing()).toBe(0);
    expect(await coverage()).toMatchObject({ complete: true });
    expect(log.requests.length - asked).toBeLessThanOrEqual(16);
  });
});

describe('while the list changes', () => {
  it('rows inserted before every page cost nothing but their own reading', async () => {
    const { log, finish, missing } = await rig(2000, { cap: 100 });
    log.during(Array.from({ length: 60 }, () => [{ type: 'insert', count: 4 }]));
    await finish();
    // What came above is for the looks at the top.
    const below = log.rows().filter(({ late, bornAt }) => !late && bornAt === 0);
    expect(below).toHaveLength(2000);
    expect(missing()).toBeLessThanOrEqual(4 * log.requests.length);
    expect(log.requests.length).toBeLessThan(30);
  });

  it('rows that Make deletes at the end are not missed, and the end is found', async () => {
    const { log, finish, missing, coverage } = await rig(2000, { cap: 100 });
    log.during(Array.from({ length: 60 }, () => [{ type: 'retire', count: 7 }]));
    expect(await finish()).toMatchObject({ state: 'done', reached: 'end' });
    expect(missing()).toBe(0);
    expect((await coverage()).complete).toBe(true);
  });

  it('rows that are deleted above send it up again', async () => {
    const { log, step, finish, missing } = await rig(2000, { cap: 100 });
    for (let pages = 0; pages < 5; pages++) await step();
    log.happen({ type: 'delete', at: 0, count: 450 });
    await finish();
    expect(missing()).toBe(0);
  });

  it('two hundred rows of one moment across pages of fifty come all, and once', async () => {
    const { log, archive, finish } = await rig(0);
    const burst = log.now() - HOUR;
    for (let row = 0; row < 300; row++) log.add(row < 200 ? burst : burst - row * MINUTE);
    for (let row = 0; row < 120; row++) log.add(burst + row * 1000);
    const capped = createBackfillStep({
      client: {
        listAuditLogs: (source, parameters, options) =>
          log.client.listAuditLogs(source, { ...parameters, limit: Math.min(50, parameters.limit ?? 50) }, options),
      },
      archive,
      now: log.now,
    });
    await archive.updateRecord(SOURCE, (record) => ({
      ...record,
      coverage: { complete: false },
      backfill: begun(record, 'person', log.now()),
    }));
    for (let steps = 0; steps < 40; steps++) await capped(SOURCE, {});
    expect(await finish()).toMatchObject({ state: 'done', reached: 'end' });
    expect(archive.rows(SOURCE).size).toBe(420);
  });
});

describe('the size of pages', () => {
  it.each<{ name: string; options: Partial<ModelOptions>; asked: readonly number[] }>([
    { name: 'as much as is asked', options: { cap: 100_000 }, asked: [1000, 10_000] },
    { name: '1,000 at most, and says so', options: { cap: 1000 }, asked: [1000, 10_000, 1000, 1000] },
    {
      name: '2,500 at most, and does not say so',
      options: { cap: 2500, echo: 'nothing' },
      asked: [1000, 10_000, 2500],
    },
    { name: '700 at most, and says so', options: { cap: 700 }, asked: [1000, 700, 700, 700] },
    {
      name: '700 at most, and says what was asked',
      options: { cap: 700, echo: 'asked' },
      asked: [1000, 1000, 1000, 1000],
    },
  ])('is learnt from a server that gives $name', async ({ options, asked }) => {
    const { finish, limits, missing } = await rig(4100, options);
    await finish();
    expect(limits().slice(0, asked.length)).toEqual(asked);
    expect(missing()).toBe(0);
  });

  it.each<{ name: string; failure: Failure }>([
    { name: 'refuses more than 100 rows', failure: { kind: 'rejected', zone: ZONE, status: 400 } },
    {
      name: 'answers too much for more than 100 rows',
      failure: { kind: 'invalid-response', zone: ZONE, reason: 'too-large' },
    },
  ])('becomes smaller for a server that $name', async ({ failure }) => {
    const { finish, missing, log } = await rig(
      900,
      {},
      {
        client: (inner) => ({
          async listAuditLogs(source, parameters, options) {
            if ((parameters.limit ?? 0) > 100) throw new MakeApiError(failure);
            return inner.client.listAuditLogs(source, parameters, options);
          },
        }),
      },
    );
    expect(await finish()).toMatchObject({ state: 'done', pageSize: { ask: 100, known: true } });
    expect(missing()).toBe(0);
    expect(log.requests.length).toBeLessThan(12);
  });

  it('does not matter to a server that gives everything whatever is asked', async () => {
    const { finish, missing, log } = await rig(
      5000,
      { cap: 100_000 },
      {
        client: (inner) => ({
          listAuditLogs: (source, parameters, options) =>
            inner.client.listAuditLogs(source, { ...parameters, limit: 10_000 }, options),
        }),
      },
    );
    expect(await finish()).toMatchObject({ state: 'done' });
    expect(missing()).toBe(0);
    expect(log.requests.length).toBeLessThanOrEqual(4);
  });
});

describe('a server that contradicts itself', () => {
  it('and gives the same page wherever one asks is given up on, and said to', async () => {
    const { finish, log, coverage } = await rig(
      3000,
      { cap: 100 },
      {
        client: (inner) => ({
          listAuditLogs: (source, parameters, options) =>
            inner.client.listAuditLogs(source, { ...parameters, offset: 0 }, options),
        }),
      },
    );
    expect(await finish()).toMatchObject({ state: 'failed', failure: { kind: 'list-inconsistent', total: 3000 } });
    expect(log.requests.length).toBeLessThan(8);
    expect((await coverage()).complete).toBe(false);
  });

  it('and goes round and round is given up on', async () => {
    const { finish } = await rig(
      3000,
      { cap: 100, total: false },
      {
        client: (inner) => ({
          listAuditLogs: (source, parameters, options) =>
            inner.client.listAuditLogs(source, { ...parameters, offset: Number(parameters.offset) % 500 }, options),
        }),
      },
    );
    expect(await finish(400)).toMatchObject({ state: 'failed', failure: { kind: 'list-kept-changing' } });
  });

  it('and never ends is left where the archive is full, and the log not called complete', async () => {
    const endless: Client = {
      async listAuditLogs(_source, { offset = 0, limit = 100 }): Promise<AuditLogPage> {
        const entries = Array.from({ length: limit }, (_, row) => {
          const createdAt = Date.UTC(2026, 0, 1) - (offset + row) * MINUTE;
          return fakeEntry({ uuid: uuidOf(offset + row + 1), createdAt, triggeredAt: createdAt });
        });
        return { entries, received: limit, unreadable: 0, foreign: 0, limit };
      },
    };
    const { archive, finish, coverage } = await rig(0, {}, { client: () => endless, limits: { maxRows: 45_000 } });
    await archive.updateRecord(SOURCE, (old) => ({ ...old, coverage: { complete: false } }));
    expect(await finish(10)).toMatchObject({ state: 'done', reached: 'limit' });
    expect((await coverage()).complete).toBe(false);
    expect(archive.rows(SOURCE).size).toBeLessThan(56_000);
  });

  it('is read no further back than to what is kept', async () => {
    const limits = { maxRows: 10_000, since: Number.NEGATIVE_INFINITY };
    const { log, archive, finish, coverage } = await rig(1200, { cap: 100 }, { limits });
    const recorded = log.rows().map(({ entry }) => entry.createdAt ?? 0);
    limits.since = recorded.toSorted((one, other) => other - one)[500] ?? Number.NaN;
    expect(await finish()).toMatchObject({ state: 'done', reached: 'limit' });
    expect((await coverage()).complete).toBe(false);
    const { size } = archive.rows(SOURCE);
    expect([size > 500, size <= 700]).toEqual([true, true]);
  });

  it('is not read again where what is below was dropped for being too much, and the source told so', async () => {
    const limits: { maxRows: number; since?: number; beyond?: { before: number; maxEntries: number } } = {
      maxRows: 10_000,
    };
    const { log, archive, finish } = await rig(1200, { cap: 100 }, { limits });
    const before = log.rows()[300]?.entry.createdAt ?? Number.NaN;
    limits.since = before;
    limits.beyond = { before, maxEntries: 10_000 };
    expect(await finish()).toMatchObject({ state: 'done', reached: 'limit' });
    expect(archive.rows(SOURCE).size).toBeLessThan(600);
    const asked = log.requests.length;
    await archive.updateRecord(SOURCE, ({ beyond: _, ...old }) => ({
      ...old,
      backfill: begun(old, 'person', log.now()),
    }));
    expect(await finish()).toMatchObject({ state: 'done', reached: 'limit' });
    expect(log.requests.length).toBe(asked);
    expect((await archive.record(SOURCE)).beyond).toEqual(limits.beyond);
  });

  it('and ends before its own count is not believed to be read whole', async () => {
    const { finish, coverage } = await rig(
      800,
      {},
      {
        client: (inner) => ({
          async listAuditLogs(source, parameters, options) {
            const page = await inner.client.listAuditLogs(source, parameters, options);
            return { ...page, totalCount: 5000 };
          },
        }),
      },
    );
    expect(await finish()).toMatchObject({ state: 'failed', failure: { kind: 'list-inconsistent', total: 5000 } });
    expect((await coverage()).complete).toBe(false);
  });

  it('and does not sort as asked is read to its end, and nothing claimed before that', async () => {
    const sortedWrong = (log: Log): Client => ({
      async listAuditLogs(_source, { offset = 0, limit = 100 }) {
        const rows = log.rows().map(({ entry }) => entry);
        const sorted = rows.sort((a: AuditLogEntry, b: AuditLogEntry) => (a.uuid < b.uuid ? -1 : 1));
        const size = Math.min(limit, 100);
        const entries = sorted.slice(offset, offset + size).map((entry, index) => ({
          ...entry,
          createdAt: Number(entry.createdAt) + (index % 2) * 9 * DAY,
        }));
        return { entries, received: entries.length, unreadable: 0, foreign: 0, limit: size, totalCount: rows.length };
      },
    });
    const { archive, log, finish, step, coverage } = await rig(600, {}, { client: sortedWrong });
    await archive.updateRecord(SOURCE, (record) => ({ ...record, coverage: { complete: false } }));
    await step();
    await step();
    await step();
    expect((await coverage()).from).toBeUndefined();
    expect(await finish()).toMatchObject({ state: 'done', reached: 'end' });
    expect(log.rows().filter(({ entry }) => !archive.rows(SOURCE).has(entry.uuid))).toEqual([]);
  });

  it('and sends rows that nobody can read has each of them counted once, however often it is seen', async () => {
    const { ask, finish, record, archive } = await rig(
      500,
      { cap: 100 },
      { client: (inner) => withUnreadable(inner, 50) },
    );
    for (let time = 0; time < 2; time++) {
      await archive.updateRecord(SOURCE, (old) => ({ ...old, coverage: { complete: false } }));
      await ask();
      await finish();
      expect((await record()).unreadable).toBe(10);
    }
  });

  it.each([
    [20, 25],
    // Beyond so many it is only said that there are more, at every look the same.
    [2, 200],
  ])(
    'and slips in every %ith row from another organization has each of them counted once: %i',
    async (every, count) => {
      const { log, ask, finish, record, archive, headPoll } = await rig(
        500,
        { cap: 100 },
        {
          client: (inner) => ({
            async listAuditLogs(source, parameters, options) {
              const page = await inner.client.listAuditLogs(source, parameters, options);
              const isForeign = ({ uuid }: AuditLogEntry) => Number.parseInt(uuid.slice(-6), 16) % every === 0;
              const foreignUuids = page.entries.filter(isForeign).map(({ uuid }) => uuid);
              const entries = page.entries.filter((entry) => !isForeign(entry));
              return { ...page, entries, foreign: foreignUuids.length, foreignUuids };
            },
          }),
        },
      );
      for (let time = 0; time < 2; time++) {
        await archive.updateRecord(SOURCE, (old) => ({ ...old, coverage: { complete: false } }));
        await ask();
        await finish();
        await headPoll(SOURCE, PERSON);
        expect((await record()).foreign).toBe(count);
      }
      expect(log.rows()).toHaveLength(500);
    },
  );

  it('and sends a whole page that nobody can read is read on below it', async () => {
    const { finish, missing, record, archive } = await rig(
      900,
      { cap: 100 },
      {
        client: (inner) => ({
          async listAuditLogs(source, parameters, options) {
            const page = await inner.client.listAuditLogs(source, parameters, options);
            const offset = Number(parameters.offset);
            const readable = page.entries.filter((_, row) => offset + row < 300 || offset + row >= 460);
            const first = page.entries.findIndex((entry) => !readable.includes(entry));
            const unread = page.entries.length - readable.length;
            return {
              ...page,
              entries: readable,
              unreadable: unread,
              unreadableAfter: Array.from({ length: unread }, () => first),
            };
          },
        }),
      },
    );
    expect(await finish()).toMatchObject({ state: 'done', reached: 'end' });
    expect(missing()).toBe(160);
    expect(archive.rows(SOURCE).size).toBe(740);
    expect((await record()).unreadable).toBeGreaterThan(0);
  });
});

/** Every n-th row of the list cannot be read. */
function withUnreadable(log: Log, every: number): Client {
  return {
    async listAuditLogs(source, parameters, options) {
      const page = await log.client.listAuditLogs(source, parameters, options);
      const offset = Number(parameters.offset);
      const entries: AuditLogEntry[] = [];
      const unreadableAfter: number[] = [];
      for (const [row, entry] of page.entries.entries()) {
        if ((offset + row) % every === 3) unreadableAfter.push(entries.length);
        else entries.push(entry);
      }
      return { ...page, entries, unreadable: unreadableAfter.length, unreadableAfter };
    },
  };
}

describe('a server that does not skip many rows', () => {
  const DEEPEST = 800;

  it('is asked for days instead, and everything comes', async () => {
    const { log, finish, missing, coverage } = await rig(4000, { cap: 100, deepest: DEEPEST }, { apart: 40 * MINUTE });
    expect(await finish(400)).toMatchObject({ state: 'done', reached: 'end' });
    expect(missing()).toBe(0);
    expect((await coverage()).complete).toBe(true);
    expect(log.requests.filter(({ parameters }) => parameters.dateTo !== undefined).length).toBeGreaterThan(30);
    expect(Math.max(...log.requests.map(({ parameters }) => Number(parameters.offset)))).toBeLessThan(DEEPEST + 200);
  });

  it('but has too many on every day is given up on with what it said, and what was read is kept', async () => {
    const { finish, archive } = await rig(12_000, { cap: 100, deepest: DEEPEST });
    expect(await finish(60)).toMatchObject({ state: 'failed', failure: { kind: 'rejected', status: 400 } });
    expect(archive.rows(SOURCE).size).toBeGreaterThan(DEEPEST);
  });

  it('nor heeds days is given up on with what it said', async () => {
    const { finish, missing } = await rig(
      5000,
      { cap: 100, deepest: DEEPEST, ignoresDates: true },
      { apart: 40 * MINUTE },
    );
    expect((await finish(60))?.state).toBe('failed');
    expect(missing()).toBeGreaterThan(0);
  });
});

describe('when Make does not answer', () => {
  const refusing = (failure: Failure) => ({
    client: (): Client => ({
      listAuditLogs: async () => {
        throw new MakeApiError(failure);
      },
    }),
  });

  it('a 429 is waited for, without a strike', async () => {
    const until = Date.UTC(2026, 0, 5, 8, 2);
    const failure: Failure = { kind: 'rate-limited', zone: ZONE, until };
    const { step } = await rig(300, {}, refusing(failure));
    expect((await step()).record.backfill).toMatchObject({ state: 'waiting', until, failure, strikes: 0 });
  });

  it('its share used up is told, and nothing written', async () => {
    const until = Date.UTC(2026, 0, 5, 8, 1);
    const { step, backfill } = await rig(300, {}, refusing({ kind: 'budget', zone: ZONE, until }));
    const before = await backfill();
    expect(await step()).toMatchObject({ until, added: 0 });
    expect(await backfill()).toEqual(before);
  });

  it.each<{ failure: Failure; state: Backfill['state']; tries: number }>([
    { failure: { kind: 'network', zone: ZONE }, state: 'waiting', tries: 30 },
    { failure: { kind: 'server-error', zone: ZONE, status: 502 }, state: 'failed', tries: 9 },
    { failure: { kind: 'timeout', zone: ZONE }, state: 'failed', tries: 9 },
    { failure: { kind: 'invalid-response', zone: ZONE, reason: 'web-page' }, state: 'failed', tries: 9 },
    { failure: { kind: 'forbidden', zone: ZONE, what: 'organization' }, state: 'failed', tries: 1 },
    { failure: { kind: 'not-in-plan', zone: ZONE }, state: 'failed', tries: 1 },
    { failure: { kind: 'rejected', zone: ZONE, status: 400 }, state: 'failed', tries: 3 },
  ])('$failure.kind: $state after $tries tries, which wait longer and longer', async ({ failure, state, tries }) => {
    const { log, step, archive } = await rig(300, {}, refusing(failure));
    let waited = 0;
    for (let made = 1; made <= tries; made++) {
      const { backfill } = (await step()).record;
      if (made === tries) expect(backfill).toMatchObject({ state, failure });
      else expect(backfill?.state).not.toBe('failed');
      const wait = (backfill?.until ?? log.now()) - log.now();
      expect(wait).toBeLessThanOrEqual(15 * MINUTE);
      if (backfill?.state === 'waiting') expect(wait).toBeGreaterThanOrEqual(Math.min(waited, 15 * MINUTE));
      waited = wait;
      await archive.updateRecord(SOURCE, (record) =>
        record.backfill?.state === 'waiting'
          ? { ...record, backfill: { ...record.backfill, state: 'running' } }
          : record,
      );
    }
  });

  it.each<Failure>([
    { kind: 'unauthorized', zone: ZONE },
    { kind: 'missing-token', zone: ZONE },
    { kind: 'no-access', zone: ZONE },
    { kind: 'locked' },
  ])('$kind waits for the person, without an end', async (failure) => {
    const { step } = await rig(300, {}, refusing(failure));
    const { backfill } = (await step()).record;
    expect(backfill).toMatchObject({ state: 'waiting', failure });
    expect(backfill).not.toHaveProperty('until');
  });

  it('an end from outside is passed on, and nothing written', async () => {
    const { step, backfill } = await rig(300, {}, refusing({ kind: 'interrupted' }));
    const before = await backfill();
    await expect(step()).rejects.toMatchObject({ failure: { kind: 'interrupted' } });
    expect(await backfill()).toEqual(before);
  });
});

describe('what the person does while a page is on its way', () => {
  const during = (change: (backfill: Backfill) => Backfill | undefined) =>
    rig(
      3000,
      { cap: 500 },
      {
        client: (log) => ({
          async listAuditLogs(source, parameters, options) {
            const page = await log.client.listAuditLogs(source, parameters, options);
            await changing.now();
            return page;
          },
        }),
      },
    ).then((made) => {
      changing.now = async () => {
        await made.archive.updateRecord(SOURCE, ({ backfill, ...record }) => {
          const after = backfill && change(backfill);
          return { ...record, ...(after === undefined ? {} : { backfill: after }) };
        });
      };
      return made;
    });
  const changing = { now: async () => {} };

  it('a pause stands, and the page is kept with where to go on', async () => {
    const { step, archive, backfill, coverage } = await during(paused);
    await step();
    expect(archive.rows(SOURCE).size).toBeGreaterThan(500);
    expect((await coverage()).depth).toBeGreaterThan(500);
    expect(await backfill()).toMatchObject({ state: 'paused', lastPageAt: expect.any(Number) });
  });

  it('a cancel stands, and the page is kept', async () => {
    const { step, archive, backfill } = await during(() => undefined);
    await step();
    expect(archive.rows(SOURCE).size).toBeGreaterThan(500);
    expect(await backfill()).toBeUndefined();
  });
});
