import { describe, expect, it } from 'vitest';
import { EVERYTHING, type SettledQuery } from '@/lib/audit-log/query';
import type { AuditLogSource } from '@/lib/audit-log/source';
import { createHeadPoll } from '@/lib/sync/head-poll';
import { createOlder, type OlderDeps } from '@/lib/sync/older';
import { DAY, MINUTE } from '@/lib/time';
import { teamSource } from '../archive/builders';
import { createMemoryArchive } from './memory-archive';
import { createModelLog, type ModelOptions, PLAIN, SOURCE } from './model-log';

const PERSON = { cause: 'person' } as const;

function rig(rows: number, options?: Partial<ModelOptions>, overrides?: Partial<OlderDeps>) {
  const log = createModelLog({ ...PLAIN, ...options });
  log.fill(rows);
  const archive = createMemoryArchive();
  const headPoll = createHeadPoll({ client: log.client, archive, now: log.now });
  const deps: OlderDeps = {
    client: log.client,
    archive,
    headPoll,
    now: log.now,
    eventsOfTargets: async () => undefined,
    ...overrides,
  };
  return {
    log,
    archive,
    headPoll,
    older: createOlder(deps),
    held: () => archive.rows(SOURCE).size,
    coverage: async () => (await archive.record(SOURCE)).coverage,
  };
}

const including = (part: Partial<Record<'event' | 'actor' | 'team', readonly (string | number)[]>>): SettledQuery => ({
  ...EVERYTHING,
  event: { include: (part.event ?? []).map(String), exclude: [] },
  actor: { include: (part.actor ?? []).map(Number), exclude: [] },
  team: { include: (part.team ?? []).map(Number), exclude: [] },
});

describe('loading older entries', () => {
  it('begins with a first look where there was none', async () => {
    const { log, older, held } = rig(150);
    expect(await older.load(SOURCE, EVERYTHING, PERSON)).toEqual({ added: 100, end: false });
    expect(held()).toBe(100);
    expect(log.requests).toHaveLength(1);
  });

  it('goes down page by page to the end, one request each, and then asks no more', async () => {
    const { log, headPoll, older, held, coverage } = rig(350);
    await headPoll(SOURCE, PERSON);
    const answers = [];
    for (let loads = 0; loads < 4; loads++) answers.push(await older.load(SOURCE, EVERYTHING, PERSON));
    expect(answers.map(({ end }) => end)).toEqual([false, false, true, true]);
    expect(held()).toBe(350);
    expect(log.requests).toHaveLength(4);
    expect(await coverage()).toMatchObject({ complete: true, total: 350 });
  });

  it.each([
    { name: 'rows were inserted', happen: { type: 'insert', count: 230 } as const },
    { name: 'rows were deleted', happen: { type: 'delete', at: 0, count: 180 } as const },
    { name: 'old rows were deleted', happen: { type: 'retire', count: 120 } as const },
  ])('finds its place again after $name since', async ({ happen }) => {
    const { log, archive, headPoll, older } = rig(400);
    await headPoll(SOURCE, PERSON);
    await older.load(SOURCE, EVERYTHING, PERSON);
    log.happen(happen);
    for (let loads = 0, end = false; !end && loads < 10; loads++) {
      ({ end } = await older.load(SOURCE, EVERYTHING, PERSON));
    }
    // What was inserted above is for the next look at the top.
    const below = happen.type === 'insert' ? log.rows().slice(happen.count) : log.rows();
    expect(below.filter(({ entry }) => !archive.rows(SOURCE).has(entry.uuid))).toEqual([]);
  });

  it('counts what appeared late above, and nothing of the history below', async () => {
    const { log, archive, headPoll, older } = rig(150);
    await headPoll(SOURCE, PERSON);
    log.happen({ type: 'late', ago: 32 * MINUTE });
    await older.load(SOURCE, EVERYTHING, PERSON);
    const fresh = [...archive.rows(SOURCE).values()].filter(({ seen }) => seen.fresh);
    expect((await archive.record(SOURCE)).unseen).toBe(fresh.length);
    expect(fresh.length).toBeLessThanOrEqual(1);
  });

  it('gives up on a server that shows the same page wherever one asks', async () => {
    const { log, archive, headPoll } = rig(300);
    await headPoll(SOURCE, PERSON);
    const client: typeof log.client = {
      listAuditLogs: (source, parameters, options) =>
        log.client.listAuditLogs(source, { ...parameters, offset: 0 }, options),
    };
    const stuck = createOlder({ client, archive, headPoll, now: log.now, eventsOfTargets: async () => undefined });
    const before = log.requests.length;
    await expect(stuck.load(SOURCE, EVERYTHING, PERSON)).rejects.toMatchObject({
      failure: { kind: 'list-kept-changing' },
    });
    expect(log.requests.length - before).toBe(2);
  });

  it('asks nothing when all that can match happened since the coverage began', async () => {
    const { log, headPoll, older, coverage } = rig(300);
    await headPoll(SOURCE, PERSON);
    const query: SettledQuery = { ...EVERYTHING, period: { after: (await coverage()).from ?? 0 } };
    expect(await older.load(SOURCE, query, PERSON)).toEqual({ added: 0, end: true });
    expect(log.requests).toHaveLength(1);
  });

  it('for a beginning date walks the whole log down to that date, so that the walk counts as coverage', async () => {
    const { log, headPoll, older, coverage } = rig(900);
    await headPoll(SOURCE, PERSON);
    const after = log.now() - 90 * MINUTE;
    const query: SettledQuery = { ...EVERYTHING, period: { after } };
    for (let loads = 0, end = false; !end; loads++) {
      ({ end } = await older.load(SOURCE, query, PERSON));
      expect(loads).toBeLessThan(5);
    }
    expect((await coverage()).from).toBeLessThanOrEqual(after);
    expect((await coverage()).complete).toBe(false);
    expect(log.requests.at(-1)?.parameters).not.toHaveProperty('dateFrom');
  });
});

describe('loading older entries of a filter', () => {
  it('asks Make for events, people and teams, and for days two wider on either side', async () => {
    const { log, headPoll, older } = rig(120);
    await headPoll(SOURCE, PERSON);
    await older.load(
      SOURCE,
      {
        ...including({ event: ['webhook_created'], actor: [212, 9], team: [7] }),
        period: { after: Date.UTC(2026, 0, 1, 23), before: Date.UTC(2026, 0, 4, 1) },
      },
      PERSON,
    );
    expect(log.requests[1]?.parameters).toEqual({
      event: ['webhook_created'],
      author: [212, 9],
      team: [7],
      dateFrom: '2025-12-30',
      dateTo: '2026-01-06',
      sortBy: 'createdAt',
      sortDir: 'desc',
      offset: 0,
      limit: 100,
      returnTotalCount: true,
    });
  });

  it('does not ask for teams in a team’s log, nor again for what is held', async () => {
    const { log, headPoll, older, coverage } = rig(120);
    const source: AuditLogSource = teamSource(7);
    await headPoll(source, PERSON);
    await older.load(source, including({ actor: [212], team: [7] }), PERSON);
    const { parameters } = log.requests.at(-1) ?? {};
    expect(parameters).not.toHaveProperty('team');
    expect(parameters).toMatchObject({ author: [212], dateTo: '2026-01-07' });
    expect((await coverage()).from).toBeUndefined();
  });

  it('asks for all where there are more than twenty values, for they might arrive as something else', async () => {
    const { log, headPoll, older } = rig(300);
    await headPoll(SOURCE, PERSON);
    const event = Array.from({ length: 21 }, (_, index) => `event_${index}`);
    await older.load(SOURCE, including({ event }), PERSON);
    expect(log.requests.at(-1)?.parameters).not.toHaveProperty('event');
    await older.load(SOURCE, including({ event: event.slice(1) }), PERSON);
    expect(log.requests.at(-1)?.parameters.event).toHaveLength(20);
  });

  it('for one object asks for the events its kind can have', async () => {
    const eventsOfTargets: OlderDeps['eventsOfTargets'] = async (_source, { target }) =>
      target.include.map((term) => (typeof term === 'object' && 'kind' in term ? `${term.kind}_created` : 'none'));
    const { log, headPoll, older } = rig(120, {}, { eventsOfTargets });
    await headPoll(SOURCE, PERSON);
    const target = { include: [{ kind: 'webhook', id: '3000' } as const], exclude: [] };
    await older.load(SOURCE, { ...EVERYTHING, target }, PERSON);
    expect(log.requests.at(-1)?.parameters.event).toEqual(['webhook_created']);
  });

  it('goes down to the filter’s end without claiming coverage, then asks no more', async () => {
    const { log, headPoll, older, coverage, held } = rig(700);
    await headPoll(SOURCE, PERSON);
    const before = await coverage();
    for (let end = false; !end; ) ({ end } = await older.load(SOURCE, including({ actor: [212] }), PERSON));
    expect(held()).toBe(700);
    expect(await coverage()).toEqual(before);
    const asked = log.requests.length;
    expect(await older.load(SOURCE, including({ actor: [212] }), PERSON)).toEqual({ added: 0, end: true });
    expect(log.requests.length).toBe(asked);
    expect(asked).toBeLessThan(12);
  });

  it('goes on where it was after the death of the worker', async () => {
    const { log, archive, headPoll, older } = rig(1000);
    await headPoll(SOURCE, PERSON);
    for (let loads = 0; loads < 3; loads++) await older.load(SOURCE, including({ actor: [212] }), PERSON);
    const last = log.requests.at(-1)?.parameters.offset;
    const again = createOlder({ client: log.client, archive, headPoll, now: log.now, eventsOfTargets: async () => [] });
    await again.load(SOURCE, including({ actor: [212] }), PERSON);
    expect(log.requests.at(-1)?.parameters.offset).toBeGreaterThan(Number(last));
  });

  it('keeps its place while the coverage grows downwards, and begins again where it ends higher up than before', async () => {
    const { log, archive, headPoll, older } = rig(1000);
    await headPoll(SOURCE, PERSON);
    for (let loads = 0; loads < 3; loads++) await older.load(SOURCE, including({ actor: [212] }), PERSON);
    await older.load(SOURCE, EVERYTHING, PERSON);
    await older.load(SOURCE, including({ actor: [212] }), PERSON);
    expect(log.requests.at(-1)?.parameters.offset).toBeGreaterThan(100);
    // A hole in what is held, above all that was asked for.
    const from = log.now() + 3 * DAY;
    await archive.updateRecord(SOURCE, (record) => ({ ...record, coverage: { ...record.coverage, from } }));
    const before = log.requests.length;
    await older.load(SOURCE, including({ actor: [212] }), PERSON);
    expect(log.requests[before]?.parameters).toMatchObject({ offset: 0, dateTo: '2026-01-10' });
  });

  it('begins again when history was deleted', async () => {
    const { archive, headPoll, older, held } = rig(150);
    await headPoll(SOURCE, PERSON);
    for (let end = false; !end; ) ({ end } = await older.load(SOURCE, including({ actor: [212] }), PERSON));
    await archive.remove(SOURCE);
    await headPoll(SOURCE, PERSON);
    for (let end = false; !end; ) ({ end } = await older.load(SOURCE, including({ actor: [212] }), PERSON));
    expect(held()).toBe(150);
  });

  it('begins again where pages do not join, and in the end says so', async () => {
    const { log, archive, headPoll, older } = rig(2000);
    await headPoll(SOURCE, PERSON);
    log.during(Array.from({ length: 30 }, () => [{ type: 'delete', at: 0, count: 60 }]));
    const loadAll = async () => {
      for (let end = false; !end; ) ({ end } = await older.load(SOURCE, including({ actor: [212] }), PERSON));
    };
    await expect(loadAll()).rejects.toMatchObject({ failure: { kind: 'list-kept-changing' } });
    expect([...log.returned].filter((uuid) => !archive.rows(SOURCE).has(uuid))).toEqual([]);
  });
});
