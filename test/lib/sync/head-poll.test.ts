import { describe, expect, it } from 'vitest';
import type { Archive } from '@/lib/archive/contract';
import type { AuditLogPage, MakeClient } from '@/lib/make/contract';
import { createHeadPoll } from '@/lib/sync/head-poll';
import { DAY, HOUR, MINUTE } from '@/lib/time';
import { fakeEntry, uuidOf } from '../archive/builders';
import { createMemoryArchive } from './memory-archive';
import { createModelLog, type ModelOptions, PLAIN, SOURCE } from './model-log';

const PERSON = { cause: 'person' } as const;
const BACKGROUND = { cause: 'background' } as const;

function rig(rows: number, options?: Partial<ModelOptions>) {
  const log = createModelLog({ ...PLAIN, ...options });
  log.fill(rows);
  const archive = createMemoryArchive();
  return { log, archive, poll: createHeadPoll({ client: log.client, archive, now: log.now }) };
}

describe('the first look at a source', () => {
  it('reads one page, newest first, and counts none of it as news', async () => {
    const { log, archive, poll } = rig(250);
    await poll(SOURCE, BACKGROUND);
    expect(log.requests.map(({ parameters }) => parameters)).toEqual([
      { sortBy: 'createdAt', sortDir: 'desc', offset: 0, limit: 100, returnTotalCount: true },
    ]);
    expect(await archive.record(SOURCE)).toMatchObject({
      unseen: 0,
      seenAt: log.now(),
      lastSuccessAt: log.now(),
      coverage: { complete: false, total: 250, depth: 100 },
    });
    expect([...archive.rows(SOURCE).values()].filter(({ seen }) => seen.fresh)).toEqual([]);
  });

  it.each([
    { rows: 0, complete: true },
    { rows: 7, complete: true },
    { rows: 100, complete: false },
  ])('of a log of $rows entries knows whether that is all: $complete', async ({ rows, complete }) => {
    const { archive, poll } = rig(rows);
    await poll(SOURCE, PERSON);
    expect((await archive.record(SOURCE)).coverage.complete).toBe(complete);
  });

  it('of an empty log makes the first entry that follows news', async () => {
    const { log, archive, poll } = rig(0);
    await poll(SOURCE, BACKGROUND);
    log.happen({ type: 'insert', count: 1 });
    await poll(SOURCE, BACKGROUND);
    expect((await archive.record(SOURCE)).unseen).toBe(1);
  });
});

describe('a later look', () => {
  it('costs one request when nothing or little happened', async () => {
    const { log, poll, archive } = rig(250);
    await poll(SOURCE, BACKGROUND);
    log.happen({ type: 'pass', ms: 5 * MINUTE });
    await poll(SOURCE, BACKGROUND);
    log.happen({ type: 'insert', count: 12 });
    await poll(SOURCE, BACKGROUND);
    expect(log.requests).toHaveLength(3);
    expect((await archive.record(SOURCE)).unseen).toBe(12);
  });

  it('reads on over as many pages as it takes to reach what was known', async () => {
    const { log, poll, archive } = rig(100, { cap: 100 });
    await poll(SOURCE, BACKGROUND);
    for (let index = 0; index < 120; index++) log.happen({ type: 'insert', count: 2 });
    await poll(SOURCE, BACKGROUND);
    expect((await archive.record(SOURCE)).unseen).toBe(240);
    expect(archive.rows(SOURCE).size).toBe(340);
  });

  it('counts an entry that was recorded late, and one that was recorded long after it happened', async () => {
    const { log, poll, archive } = rig(100);
    await poll(SOURCE, BACKGROUND);
    log.happen({ type: 'pass', ms: MINUTE });
    // Within what we hold, below entries that are known.
    log.happen({ type: 'late', ago: 10 * MINUTE });
    await poll(SOURCE, BACKGROUND);
    expect((await archive.record(SOURCE)).unseen).toBe(1);
  });

  it('knows what was not there when later ones were read, and calls nothing else late', async () => {
    const { log, poll, archive } = rig(100);
    await poll(SOURCE, BACKGROUND);
    log.happen({ type: 'pass', ms: 8 * HOUR });
    log.happen({ type: 'insert', count: 3 });
    await poll(SOURCE, BACKGROUND);
    log.happen({ type: 'late', ago: 6 * HOUR });
    // Later than others that are held, but not by much.
    log.happen({ type: 'late', ago: MINUTE });
    await poll(SOURCE, BACKGROUND);
    const late = [...archive.rows(SOURCE).values()].filter(({ seen }) => seen.arrivedLate);
    expect(late.map(({ entry }) => log.now() - (entry.createdAt ?? 0))).toEqual([6 * HOUR]);
    expect(late.every(({ seen }) => seen.fresh)).toBe(true);
    expect((await archive.record(SOURCE)).unseen).toBe(5);
  });

  it('calls nothing late that is read for the first time from below what is held', async () => {
    const { log, poll, archive } = rig(400);
    await poll(SOURCE, BACKGROUND);
    log.happen({ type: 'pass', ms: DAY });
    log.happen({ type: 'insert', count: 3 });
    await poll(SOURCE, BACKGROUND);
    log.happen({ type: 'pass', ms: DAY + HOUR });
    await poll(SOURCE, BACKGROUND);
    expect(archive.rows(SOURCE).size).toBe(403);
    expect([...archive.rows(SOURCE).values()].filter(({ seen }) => seen.arrivedLate)).toEqual([]);
  });

  it('does not count what an earlier page of an interrupted look already counted', async () => {
    const { log, poll, archive } = rig(100, { cap: 100 });
    await poll(SOURCE, BACKGROUND);
    for (let index = 0; index < 100; index++) log.happen({ type: 'insert', count: 2 });
    const dying = createHeadPoll({ client: failingAt(log.client, 2), archive, now: log.now });
    await expect(dying(SOURCE, BACKGROUND)).rejects.toThrow('killed');
    expect((await archive.record(SOURCE)).unseen).toBe(100);
    await poll(SOURCE, BACKGROUND);
    expect((await archive.record(SOURCE)).unseen).toBe(200);
  });

  it('stops after ten pages, keeps what it read, and claims nothing of the gap below', async () => {
    const { log, poll, archive } = rig(50, { cap: 20 });
    await poll(SOURCE, BACKGROUND);
    const known = (await archive.record(SOURCE)).coverage;
    for (let index = 0; index < 200; index++) log.happen({ type: 'insert', count: 2 });
    await poll(SOURCE, PERSON);
    const { coverage } = await archive.record(SOURCE);
    expect(log.requests).toHaveLength(11);
    expect(coverage.from).toBeGreaterThan(known.to ?? 0);
    expect(coverage.complete).toBe(false);
  });

  it('once a day reads the trailing window again, in the background only', async () => {
    const { log, poll, archive } = rig(600, { cap: 500 });
    await poll(SOURCE, BACKGROUND);
    log.happen({ type: 'pass', ms: DAY + HOUR });
    // Too deep for an ordinary look.
    log.happen({ type: 'late', ago: DAY + 3 * HOUR });
    const before = log.requests.length;
    await poll(SOURCE, PERSON);
    expect(log.requests.length - before).toBe(1);
    expect(archive.rows(SOURCE).size).toBe(100);
    await poll(SOURCE, BACKGROUND);
    expect(archive.rows(SOURCE).size).toBe(601);
    const after = log.requests.length;
    await poll(SOURCE, BACKGROUND);
    expect(log.requests.length - after).toBe(1);
  });

  describe('a trailing window that is too long for one look', () => {
    /** A thousand rows of the last two days; ten pages of 20 are not enough for them. */
    async function busy(options?: Partial<ModelOptions>) {
      const { log, poll, archive } = rig(1000, { cap: 20, ...options });
      await poll(SOURCE, BACKGROUND);
      log.happen({ type: 'pass', ms: DAY + HOUR });
      // Both lie in the window; the lower one is out of reach of one look.
      log.happen({ type: 'late', ago: DAY + HOUR + 20 * MINUTE });
      log.happen({ type: 'late', ago: DAY + 5 * HOUR });
      const late = log.rows().filter((row) => row.late);
      return {
        log,
        late,
        look: async (options: typeof BACKGROUND | typeof PERSON = BACKGROUND) => {
          const asked = log.requests.length;
          await poll(SOURCE, options);
          return { requests: log.requests.length - asked, record: await archive.record(SOURCE) };
        },
        held: () => late.filter(({ entry }) => archive.rows(SOURCE).has(entry.uuid)).length,
        archive,
      };
    }

    it('is not called read; each look in the background goes on with it, until it is', async () => {
      const { log, late, look, held } = await busy();
      expect(late).toHaveLength(2);
      const first = await look();
      expect(first.requests).toBe(10);
      expect(first.record.reconciledAt).toBeLessThan(log.now() - DAY);
      expect(first.record.reconcile?.until).toBeLessThan(Number(first.record.reconcile?.from));
      expect(held()).toBe(1);

      // A look of the person's costs what it always does, and forgets nothing.
      const asked = await look(PERSON);
      expect(asked.requests).toBe(1);
      expect(asked.record.reconcile).toEqual(first.record.reconcile);

      let looks = 1;
      for (;;) {
        log.happen({ type: 'insert', count: 3 });
        log.happen({ type: 'pass', ms: 5 * MINUTE });
        const { requests, record } = await look();
        expect(requests).toBeLessThanOrEqual(10);
        looks += 1;
        if (record.reconcile === undefined) break;
        expect(record.reconcile.from).toBeLessThan(Number(first.record.reconcile?.from));
      }
      // 1,000 rows in pages of 16 new ones, the first of every look spent at the top.
      expect(looks).toBeLessThanOrEqual(8);
      expect(held()).toBe(2);
      expect((await look()).requests).toBe(1);
    });

    it('is begun anew where it was left for a day', async () => {
      const { log, look, held } = await busy();
      const { record } = await look();
      log.happen({ type: 'pass', ms: DAY + HOUR });
      const anew = await look();
      expect(anew.record.reconcile?.startedAt).not.toBe(record.reconcile?.startedAt);
      expect(held()).toBe(1);
    });

    it('goes on although rows above were deleted or are repeated for ever', async () => {
      const { log, look, archive } = await busy();
      await look();
      log.happen({ type: 'delete', at: 0, count: 60 });
      for (let looks = 0; looks < 12; looks++) await look();
      expect((await archive.record(SOURCE)).reconcile).toBeUndefined();
      expect(log.rows().filter(({ entry }) => !archive.rows(SOURCE).has(entry.uuid))).toEqual([]);
    });
  });

  it('asks no more than 300 times on a busy day', async () => {
    const { log, poll, archive } = rig(600, { cap: 500 });
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      log.happen({ type: 'insert', count: 12 });
      await poll(SOURCE, BACKGROUND);
      log.happen({ type: 'pass', ms: 5 * MINUTE });
    }
    expect(log.requests.length).toBeLessThanOrEqual(300);
    // The first look took its dozen as history.
    expect((await archive.record(SOURCE)).unseen).toBe(12 * (24 * 12 - 1));
  });

  it('says that the list kept changing when pages never join, and keeps what it read', async () => {
    const { log, archive, poll } = rig(100, { cap: 100 });
    await poll(SOURCE, BACKGROUND);
    for (let index = 0; index < 300; index++) log.happen({ type: 'insert', count: 1 });
    log.during(Array.from({ length: 20 }, (_, read) => (read % 2 === 1 ? [{ type: 'delete', at: 0, count: 60 }] : [])));
    const lastSuccessAt = (await archive.record(SOURCE)).lastSuccessAt;
    await expect(poll(SOURCE, BACKGROUND)).rejects.toMatchObject({
      failure: { kind: 'list-kept-changing', zone: 'eu1.make.com', read: expect.any(Number) },
    });
    expect((await archive.record(SOURCE)).lastSuccessAt).toBe(lastSuccessAt);
    expect([...log.returned].every((uuid) => archive.rows(SOURCE).has(uuid))).toBe(true);
  });
});

describe('a server that contradicts itself', () => {
  it.each<{ name: string; options: Partial<ModelOptions> }>([
    { name: 'gives 20 rows, says so', options: { cap: 20 } },
    { name: 'gives 20 rows, says 100', options: { cap: 20, echo: 'asked' } },
    { name: 'gives 20 rows, says nothing', options: { cap: 20, echo: 'nothing' } },
    { name: 'gives 20 rows, says 100 and no total', options: { cap: 20, echo: 'asked', total: false } },
    { name: 'repeats rows', options: { cap: 20, duplicates: true } },
  ])('that $name: nothing is missed', async ({ options }) => {
    const { log, archive, poll } = rig(60, options);
    await poll(SOURCE, BACKGROUND);
    for (let index = 0; index < 70; index++) log.happen({ type: 'insert', count: 1 });
    await poll(SOURCE, BACKGROUND);
    expect((await archive.record(SOURCE)).unseen).toBe(70);
    expect(archive.rows(SOURCE).size).toBeGreaterThanOrEqual(90);
  });

  it('that gives everything whatever is asked is read to its end', async () => {
    const { log, archive } = rig(1500, { cap: 10_000 });
    const client: typeof log.client = {
      listAuditLogs: (source, parameters, options) =>
        log.client.listAuditLogs(source, { ...parameters, limit: 10_000 }, options),
    };
    const poll = createHeadPoll({ client, archive, now: log.now });
    await poll(SOURCE, BACKGROUND);
    expect((await archive.record(SOURCE)).coverage).toMatchObject({ complete: true, depth: 1500 });
    log.happen({ type: 'insert', count: 300 });
    await poll(SOURCE, BACKGROUND);
    expect((await archive.record(SOURCE)).unseen).toBe(300);
  });

  it('that ignores the offset is given up on', async () => {
    const { log, archive } = rig(0);
    await archive.updateRecord(SOURCE, (record) => ({
      ...record,
      lastSuccessAt: 1,
      coverage: { complete: false, to: 1 },
    }));
    for (let index = 0; index < 30; index++) log.happen({ type: 'insert', count: 1 });
    const client: typeof log.client = {
      listAuditLogs: (source, parameters, options) =>
        log.client.listAuditLogs(source, { ...parameters, offset: 0, limit: 10 }, options),
    };
    const poll = createHeadPoll({ client, archive, now: log.now });
    await expect(poll(SOURCE, PERSON)).rejects.toMatchObject({ failure: { kind: 'list-kept-changing', read: 10 } });
  });

  it('that never ends is left after ten pages', async () => {
    let made = 0;
    let requests = 0;
    const archive = createMemoryArchive();
    await archive.updateRecord(SOURCE, (record) => ({
      ...record,
      lastSuccessAt: 1,
      coverage: { complete: false, to: 1 },
    }));
    const client: Pick<MakeClient, 'listAuditLogs'> = {
      async listAuditLogs(_source, { offset = 0 }) {
        requests += 1;
        const entries = Array.from({ length: 50 }, (_, row) => {
          made = Math.max(made, offset + row);
          return fakeEntry({ uuid: uuidOf(offset + row), createdAt: 2_000_000_000_000 - (offset + row) * MINUTE });
        });
        return { entries, received: 50, unreadable: 0, foreign: 0 };
      },
    };
    await createHeadPoll({ client, archive, now: () => 2_000_000_000_000 })(SOURCE, PERSON);
    expect(requests).toBe(10);
    expect((await archive.record(SOURCE)).coverage.complete).toBe(false);
    expect(archive.rows(SOURCE).size).toBe(made + 1);
  });

  it('that slips in rows of another organization, or that nobody can read, has them counted', async () => {
    const { log, archive } = rig(10);
    const client: typeof log.client = {
      listAuditLogs: async (...asked) => ({
        ...(await log.client.listAuditLogs(...asked)),
        received: 15,
        unreadable: 2,
        foreign: 3,
      }),
    };
    await createHeadPoll({ client, archive, now: log.now })(SOURCE, PERSON);
    expect(await archive.record(SOURCE)).toMatchObject({ unreadable: 2, foreign: 3 });
    expect(archive.rows(SOURCE).size).toBe(10);
  });

  it('that tells no time of recording is read until a page brings nothing', async () => {
    const { log, archive } = rig(90);
    const client: typeof log.client = {
      async listAuditLogs(source, parameters, options): Promise<AuditLogPage> {
        const page = await log.client.listAuditLogs(source, { ...parameters, limit: 30 }, options);
        return { ...page, entries: page.entries.map((entry) => ({ ...entry, createdAt: undefined })) };
      },
    };
    const poll = createHeadPoll({ client, archive, now: log.now });
    await poll(SOURCE, PERSON);
    log.happen({ type: 'insert', count: 1 });
    await poll(SOURCE, PERSON);
    expect(archive.rows(SOURCE).size).toBeGreaterThanOrEqual(31);
    const before = log.requests.length;
    await poll(SOURCE, PERSON);
    expect(log.requests.length - before).toBe(1);
  });

  it('whose clock is years ahead does not hide what comes after', async () => {
    const { log, archive, poll } = rig(10);
    log.happen({ type: 'late', ago: -1000 * DAY });
    await poll(SOURCE, BACKGROUND);
    for (let index = 0; index < 150; index++) log.happen({ type: 'insert', count: 1 });
    await poll(SOURCE, BACKGROUND);
    expect((await archive.record(SOURCE)).unseen).toBe(150);
  });
});

describe('a worker that is killed', () => {
  it('at any call of Make or the archive loses nothing and counts nothing twice', async () => {
    let killedAt = 1;
    for (let finished = false; !finished; killedAt++) {
      const { log, archive, poll } = rig(100, { cap: 30 });
      await poll(SOURCE, BACKGROUND);
      for (let index = 0; index < 100; index++) log.happen({ type: 'insert', count: 1 });
      const deadline = countdown(killedAt);
      const dying = createHeadPoll({
        client: { listAuditLogs: deadline(log.client.listAuditLogs) },
        archive: dyingArchive(archive, deadline),
        now: log.now,
      });
      finished = await dying(SOURCE, BACKGROUND).then(
        () => true,
        () => false,
      );
      await poll(SOURCE, BACKGROUND);
      expect(archive.rows(SOURCE).size, `killed at ${killedAt}`).toBe(130);
      expect((await archive.record(SOURCE)).unseen, `killed at ${killedAt}`).toBe(100);
    }
    expect(killedAt).toBeGreaterThan(8);
  });
});

type Call<Arguments extends readonly unknown[], Value> = (...values: Arguments) => Promise<Value>;
/** Lets a call through, or dies before or after it. */
type Deadline = <Arguments extends readonly unknown[], Value>(call: Call<Arguments, Value>) => Call<Arguments, Value>;

/** Dies at the n-th chance: each call has two, before it has an effect and after. */
function countdown(chances: number): Deadline {
  let left = chances;
  const die = () => {
    left -= 1;
    if (left <= 0) throw new Error('killed');
  };
  return (call) =>
    async (...values) => {
      die();
      const value = await call(...values);
      die();
      return value;
    };
}

function dyingArchive(archive: Archive, deadline: Deadline): Archive {
  return {
    ...archive,
    append: deadline(archive.append),
    record: deadline(archive.record),
    updateRecord: deadline(archive.updateRecord),
  };
}

function failingAt(client: Pick<MakeClient, 'listAuditLogs'>, call: number): Pick<MakeClient, 'listAuditLogs'> {
  let calls = 0;
  return {
    async listAuditLogs(source, parameters, options) {
      calls += 1;
      if (calls === call) throw new Error('killed');
      return client.listAuditLogs(source, parameters, options);
    },
  };
}
