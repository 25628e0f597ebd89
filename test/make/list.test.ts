import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '@/lib/json';
import { isJsonObject } from '@/lib/json';
import { createAsk, pathWith, pgOf, rowsOf } from './ask';
import { SORT_KEYS, type SortKey } from './organization-log';
import { type StandIn, startStandIn } from './stand-in';

const NOW = Date.parse('2026-11-20T15:00:00Z');
const ENTRIES = 260;

let standIn: StandIn;
let ask: ReturnType<typeof createAsk>;
let path: string;

beforeAll(async () => {
  standIn = await startStandIn({ entries: ENTRIES, now: NOW, utcOffset: 0 });
  ask = createAsk(standIn);
  path = `/audit-logs/organization/${standIn.named.main.id}`;
});
afterEach(() => standIn.quirks.reset());
afterAll(() => standIn.close());

type Parameters_ = Parameters<typeof pathWith>[1];

async function rows(parameters: Parameters_): Promise<readonly JsonObject[]> {
  return rowsOf(await ask(pathWith(path, parameters)));
}

async function all(parameters: Parameters_ = {}): Promise<readonly JsonObject[]> {
  return rows({ ...parameters, 'pg[limit]': 10_000 });
}

function uuids(list: readonly JsonObject[]): readonly JsonValue[] {
  return list.map(({ uuid }) => uuid ?? null);
}

async function walkByOffset(parameters: Parameters_, limit: number): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = [];
  for (;;) {
    const page = await rows({ ...parameters, 'pg[limit]': limit, 'pg[offset]': found.length });
    found.push(...page);
    if (page.length < limit) return found;
  }
}

async function walkByLast(parameters: Parameters_, limit: number): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = [];
  for (let last = '0'; ; ) {
    const answer = await ask(pathWith(path, { ...parameters, 'pg[limit]': limit, 'pg[last]': last }));
    found.push(...rowsOf(answer));
    const pg = pgOf(answer);
    if (pg.showLast !== true) return found;
    last = String(pg.last);
  }
}

function keyOf(row: JsonObject, key: SortKey): string | number {
  const value = row[key];
  if (key === 'createdAt' || key === 'triggeredAt') return Date.parse(String(value));
  return isJsonObject(value) ? String(value.name) : String(value ?? '');
}

describe('order', () => {
  it.each(
    SORT_KEYS.flatMap(
      (key) =>
        [
          [key, 'asc'],
          [key, 'desc'],
        ] as const,
    ),
  )('is by %s, %s, and complete', async (key, direction) => {
    const list = await all({ 'pg[sortBy]': key, 'pg[sortDir]': direction });
    expect(new Set(uuids(list)).size).toBe(ENTRIES);
    const sign = direction === 'asc' ? 1 : -1;
    list.slice(1).forEach((row, index) => {
      const [before, here] = [keyOf(list[index] ?? {}, key), keyOf(row, key)];
      expect(before === here || (before < here ? sign === 1 : sign === -1)).toBe(true);
    });
  });

  it('is by triggeredAt, newest first, without parameters, a hundred at a time', async () => {
    const answer = await ask(path);
    expect(uuids(rowsOf(answer))).toEqual(uuids((await all()).slice(0, 100)));
    expect(pgOf(answer)).toEqual({ sortBy: 'triggeredAt', sortDir: 'desc', limit: 100, offset: 0 });
  });

  it('turns exactly round with the direction, ties too', async () => {
    const [up, down] = [await all({ 'pg[sortBy]': 'team', 'pg[sortDir]': 'asc' }), await all({ 'pg[sortBy]': 'team' })];
    expect(uuids(up)).toEqual([...uuids(down)].reverse());
  });
});

describe('paging', () => {
  it('by offset and by last both give all rows once, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SORT_KEYS),
        fc.constantFrom('asc', 'desc'),
        fc.integer({ min: 23, max: 300 }),
        fc.constantFrom('numeric', 'opaque'),
        async (key, direction, limit, last) => {
          standIn.quirks.set({ last });
          const sorted = { 'pg[sortBy]': key, 'pg[sortDir]': direction };
          const whole = uuids(await all(sorted));
          expect(uuids(await walkByOffset(sorted, limit))).toEqual(whole);
          expect(uuids(await walkByLast(sorted, limit))).toEqual(whole);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('by last goes on behind its row, whatever was added before it, or if the row itself is gone', async () => {
    const { log, happen } = standIn.named.main;
    const whole = uuids(await all());
    const first = await ask(pathWith(path, { 'pg[last]': 0, 'pg[limit]': 10 }));
    const { uuid } = happen({ eventName: 'webhook_created', triggeredAt: NOW });
    const tenth = String(whole[9]);
    const reappear = log.delay([tenth]);
    const second = await rows({ 'pg[last]': String(pgOf(first).last), 'pg[limit]': 10 });
    expect(uuids(second)).toEqual(whole.slice(10, 20));
    reappear();
    log.delete([uuid]);
  });

  it('tells the total only when asked, and of what was filtered', async () => {
    expect(pgOf(await ask(path))).not.toHaveProperty('totalCount');
    expect(pgOf(await ask(pathWith(path, { 'pg[returnTotalCount]': false })))).not.toHaveProperty('totalCount');
    expect(pgOf(await ask(pathWith(path, { 'pg[returnTotalCount]': true, 'pg[limit]': 1 }))).totalCount).toBe(ENTRIES);
    const parameters = { event: 'scenario_updated', 'pg[returnTotalCount]': true };
    const filtered = await ask(pathWith(path, { ...parameters, 'pg[limit]': 10_000 }));
    expect(pgOf(filtered).totalCount).toBe(rowsOf(filtered).length);
  });

  it('is empty behind the end', async () => {
    expect(await rows({ 'pg[offset]': ENTRIES })).toEqual([]);
  });
});

describe('filters', () => {
  it.each([
    ['one event', { event: 'scenario_updated' }, (row: JsonObject) => row.eventName === 'scenario_updated'],
    [
      'several events',
      { event: ['scenario_deactivated', 'webhook_deleted'] },
      (row: JsonObject) => row.eventName === 'scenario_deactivated' || row.eventName === 'webhook_deleted',
    ],
    ['an author by id', { author: 50_211 }, (row: JsonObject) => object(row.actor).id === 50_211],
    ['an author by name', { author: 'Tomás Aguilar' }, (row: JsonObject) => object(row.actor).name === 'Tomás Aguilar'],
    [
      'teams by id and name',
      { team: [410_204, 'Support'] },
      (row: JsonObject) => ['Finance', 'Support'].includes(String(object(row.team).name)),
    ],
    [
      'days, both included',
      { dateFrom: '2026-03-02', dateTo: '2026-04-30' },
      (row: JsonObject) => day(row) >= '2026-03-02' && day(row) <= '2026-04-30',
    ],
  ])('give exactly the rows with %s', async (_, parameters, passes) => {
    const wanted = (await all()).filter(passes);
    expect(wanted.length).toBeGreaterThan(0);
    expect(uuids(await all(parameters))).toEqual(uuids(wanted));
  });

  it('take the first and the last second of their days, and none beside', async () => {
    const { log, happen } = standIn.named.main;
    const times = ['2026-05-01T23:59:59', '2026-05-02T00:00:00', '2026-05-02T23:59:59', '2026-05-03T00:00:00'];
    const added = times.map((time) => happen({ eventName: 'key_created', triggeredAt: Date.parse(`${time}Z`) }).uuid);
    const found = uuids(await all({ dateFrom: '2026-05-02', dateTo: '2026-05-02' }));
    expect(added.map((uuid) => found.includes(uuid))).toEqual([false, true, true, false]);
    log.delete(added);
  });

  it('leave out, for a team, other teams and what belongs to the organization itself', async () => {
    const everything = await all();
    const { id } = standIn.named.main.sample.teams[0] ?? { id: 0 };
    const list = rowsOf(await ask(pathWith(`/audit-logs/team/${id}`, { 'pg[limit]': 10_000 })));
    expect(uuids(list)).toEqual(uuids(everything.filter((row) => object(row.team).id === id)));
    expect(everything.some((row) => row.team === undefined)).toBe(true);
  });
});

function object(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function day(row: JsonObject): string {
  return String(row.triggeredAt).slice(0, 10);
}

describe('while it runs', () => {
  it('entries come, arrive late, change and go', async () => {
    const { log, happen } = standIn.named.main;
    const { uuid } = happen({
      eventName: 'key_created',
      actor: 'Hana Kobayashi',
      team: 'Support',
      triggeredAt: NOW - 5000,
    });
    const find = async () => (await all()).find((row) => row.uuid === uuid);
    expect(await find()).toMatchObject({
      eventName: 'key_created',
      actor: { name: 'Hana Kobayashi' },
      team: { name: 'Support' },
    });
    const release = log.delay([uuid]);
    expect(await find()).toBeUndefined();
    release();
    log.change(uuid, { eventName: 'key_deleted' });
    expect(await find()).toMatchObject({ eventName: 'key_deleted' });
    log.delete([uuid]);
    expect(await find()).toBeUndefined();
    expect((await ask(`/audit-logs/${standIn.named.main.id}/${uuid}`)).status).toBe(404);
  });

  it('what nobody did, and what belongs to no team, says so by leaving it out', async () => {
    const { uuid } = standIn.named.main.happen({
      eventName: 'organization_created',
      actor: null,
      team: null,
      triggeredAt: NOW,
    });
    const row = (await all()).find((one) => one.uuid === uuid);
    expect(Object.keys(row ?? {})).not.toContain('actor');
    expect(Object.keys(row ?? {})).not.toContain('team');
    standIn.named.main.log.delete([uuid]);
  });
});
