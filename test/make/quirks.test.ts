import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '@/lib/json';
import { type Asked, createAsk, pathWith, pgOf, rowsOf } from './ask';
import type { Quirks } from './quirks';
import { type StandIn, startStandIn } from './stand-in';

const NOW = Date.parse('2026-11-20T15:00:00Z');

let standIn: StandIn;
let ask: ReturnType<typeof createAsk>;
let path: string;
let time: number;

beforeAll(async () => {
  standIn = await startStandIn({ entries: 260, now: NOW, utcOffset: 0 });
  ask = createAsk(standIn);
  const { main } = standIn.named;
  path = `/audit-logs/organization/${main.id}`;
  time = main.log.at(259).triggeredAt;
});
afterEach(() => standIn.quirks.reset());
afterAll(() => standIn.close());

async function with_(
  quirks: Partial<Quirks>,
  parameters: Parameters<typeof pathWith>[1] = { 'pg[limit]': 260 },
): Promise<Asked> {
  standIn.quirks.set(quirks);
  return ask(pathWith(path, parameters));
}

const first = (answer: Asked): JsonObject => rowsOf(answer)[0] ?? {};

describe('the form of a row', () => {
  it.each([
    ['iso', () => new Date(time).toISOString().replace('.000Z', 'Z')],
    ['ms', () => time],
    ['s', () => time / 1000],
    ['us', () => time * 1000],
    ['numeric-string', () => String(time)],
  ] as const)('can have triggeredAt as %s', async (triggeredAt, expected) => {
    expect(first(await with_({ triggeredAt })).triggeredAt).toBe(expected());
  });

  it.each([
    ['organizationId', { organizationId: 'absent' }],
    ['organization', { organization: 'absent' }],
    ['version', { version: 'absent' }],
    ['targetId', { targetId: 'absent' }],
    ['createdAt', { createdAt: 'absent' }],
  ] as const)('can lack %s', async (field, quirk) => {
    expect(rowsOf(await with_({})).some((row) => field in row)).toBe(true);
    expect(rowsOf(await with_(quirk)).some((row) => field in row)).toBe(false);
  });

  it('can say null for nobody and no team', async () => {
    const rows = rowsOf(await with_({ missing: 'null' }));
    expect(rows.every((row) => 'team' in row && 'actor' in row)).toBe(true);
    expect(rows.some((row) => row.team === null) && rows.some((row) => row.actor === null)).toBe(true);
  });

  it('can hold fields that no document knows', async () => {
    expect(Object.keys(first(await with_({ extraFields: true })))).toContain('imtTraceId');
  });
});

describe('the form of the list', () => {
  it('can be an object when it is one row, and is an array otherwise', async () => {
    const one = await with_({ auditLogs: 'object-when-one' }, { 'pg[limit]': 1 });
    expect(one.json.auditLogs).toMatchObject({ uuid: expect.any(String) });
    expect(rowsOf(await with_({}, { 'pg[limit]': 2 }))).toHaveLength(2);
  });

  it('can be an object of numbered rows', async () => {
    const { auditLogs } = (await with_({ auditLogs: 'object-by-index' }, { 'pg[limit]': 2 })).json;
    expect(Object.keys(isJsonObject(auditLogs) ? auditLogs : {})).toEqual(['0', '1']);
  });

  it.each([
    [{ limitCap: 50 }, 100, 50],
    [{ limitCap: 50 }, 20, 20],
    [{ limitIgnored: 20 }, 100, 20],
    [{ limitIgnored: 200 }, 3, 200],
  ])('with %o and a limit of %i has %i rows, and says so', async (quirks, limit, expected) => {
    const answer = await with_(quirks, { 'pg[limit]': limit });
    expect([rowsOf(answer).length, pgOf(answer).limit]).toEqual([expected, expected]);
  });

  it('can lack pg, or the total that was asked for, or give one unasked', async () => {
    expect((await with_({ pg: 'absent' })).json).not.toHaveProperty('pg');
    standIn.quirks.reset();
    expect(pgOf(await with_({ totalCount: 'absent' }, { 'pg[returnTotalCount]': true }))).not.toHaveProperty(
      'totalCount',
    );
    expect(pgOf(await with_({ totalCount: 'always' })).totalCount).toBe(260);
  });
});

describe('the days of the date filters', () => {
  const day = '2026-11-19';
  const span = async (quirks: Partial<Quirks>): Promise<readonly string[]> => {
    const rows = rowsOf(await with_(quirks, { dateFrom: day, dateTo: day, 'pg[limit]': 260 }));
    return rows.map((row) => String(row.triggeredAt));
  };

  it('belong to the period by default', async () => {
    const times = await span({});
    expect(times.length).toBeGreaterThan(0);
    expect(times.every((one) => one.startsWith(day))).toBe(true);
  });

  it('can be left out', async () => {
    expect(await span({ dates: 'exclusive' })).toEqual([]);
  });

  it('can begin elsewhere than in UTC', async () => {
    const times = await span({ datesOffset: 720 });
    expect(times.length).toBeGreaterThan(0);
    expect(times.every((one) => one >= '2026-11-18T12' && one < '2026-11-19T12')).toBe(true);
  });
});

describe('the organization', () => {
  it.each([
    ['days', 365],
    ['absent', undefined],
    ['zero', 0],
    ['null', null],
  ] as const)('can give its retention as %s', async (auditLogsDays, expected) => {
    standIn.quirks.set({ auditLogsDays });
    const { organization } = (await ask(`/organizations/${standIn.named.main.id}`)).json;
    const license = isJsonObject(organization) ? organization.license : undefined;
    expect(isJsonObject(license) ? license.auditLogsDays : 'no license').toBe(expected);
  });
});

describe('everything else', () => {
  it('a team admin reads details, or only organization admins do', async () => {
    const { main } = standIn.named;
    const entry = main.log.at(259);
    const team = main.sample.teams[0];
    const { uuid } = main.happen({
      eventName: entry.eventName,
      ...(team === undefined ? {} : { team: team.id }),
      triggeredAt: NOW,
    });
    const detail = async () =>
      (await ask(`/audit-logs/${main.id}/${uuid}`, { token: standIn.tokenOf.teamAdmin })).status;
    expect(await detail()).toBe(200);
    standIn.quirks.set({ details: 'organization-admins' });
    expect(await detail()).toBe(403);
    main.log.delete([uuid]);
  });

  it('the clock of the server can be wrong, and its answers late', async () => {
    standIn.quirks.set({ clockOffset: -3 * 86_400_000, latency: 60 });
    const started = performance.now();
    const { headers } = await ask('/users/me');
    expect(performance.now() - started).toBeGreaterThan(55);
    expect(Math.abs(Date.parse(headers.get('Date') ?? '') - (Date.now() - 3 * 86_400_000))).toBeLessThan(5000);
  });
});
