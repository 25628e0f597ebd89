import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Asked, createAsk, pathWith } from './ask';
import { createContract } from './openapi/contract';
import { type StandIn, startStandIn } from './stand-in';

const NOW = Date.parse('2026-11-20T15:00:00Z');
const contract = createContract();

let standIn: StandIn;
let ask: ReturnType<typeof createAsk>;
let organization: string;
let team: string;

beforeAll(async () => {
  standIn = await startStandIn({ entries: 300, now: NOW, utcOffset: 0 });
  ask = createAsk(standIn);
  const { main } = standIn.named;
  organization = `/audit-logs/organization/${main.id}`;
  team = `/audit-logs/team/${main.sample.teams[0]?.id}`;
});
beforeEach(() => {
  standIn.quirks.reset();
  standIn.log.clear();
});
afterAll(() => standIn.close());

const LIST_PARAMETERS: readonly Parameters<typeof pathWith>[1][] = [
  {},
  { dateFrom: '2026-06-01' },
  { dateTo: '2026-06-01' },
  { event: 'scenario_updated' },
  { event: ['scenario_updated', 'connection_created'] },
  { author: 50_211 },
  { author: ['Priya Raman', 50_218] },
  { 'pg[offset]': 20 },
  { 'pg[limit]': 3 },
  { 'pg[last]': 0, 'pg[limit]': 2 },
  { 'pg[sortBy]': 'targetId', 'pg[sortDir]': 'asc' },
  { 'pg[returnTotalCount]': true },
  { event: 'no_such_event', 'pg[returnTotalCount]': true },
];

async function checked(path: string): Promise<Asked> {
  expect(contract.requestErrors(path)).toEqual([]);
  const answer = await ask(path);
  expect(answer.status).toBe(200);
  expect(contract.answerErrors(path, answer.json)).toEqual([]);
  return answer;
}

describe('what the stand-in answers is what the document describes', () => {
  it.each(LIST_PARAMETERS)('for the organization with %o', async (parameters) => {
    await checked(pathWith(organization, parameters));
  });

  it.each([{ team: 'Finance' }, { team: 410_204 }, { team: ['Finance', 'Support'] }])(
    'for the organization with %o',
    async (parameters) => {
      await checked(pathWith(organization, parameters));
    },
  );

  it.each(LIST_PARAMETERS)('for a team with %o', async (parameters) => {
    await checked(pathWith(team, parameters));
  });

  it('for the filters of both', async () => {
    await checked(`${organization}/filters`);
    await checked(`${team}/filters`);
  });

  it('for the detail of every kind of event', async () => {
    const { id, log } = standIn.named.main;
    const events = new Set<string>();
    for (let serial = 0; serial < log.size; serial++) {
      const { eventName, uuid } = log.at(serial);
      if (events.has(eventName)) continue;
      events.add(eventName);
      const { json } = await checked(`/audit-logs/${id}/${uuid}`);
      expect(json).toMatchObject({ uuid, details: expect.any(Object) });
    }
    expect(events.size).toBeGreaterThan(20);
  });

  it('with integer times too, which only the unpatched schema allows', async () => {
    standIn.quirks.set({ triggeredAt: 'ms' });
    const { json } = await ask(organization);
    expect(createContract({ asDocumented: true }).answerErrors(organization, json)).toEqual([]);
    expect(contract.answerErrors(organization, json)).not.toEqual([]);
  });
});

describe('the comparison notices', () => {
  it.each([
    ['a field that the document does not know', { extraFields: true }],
    ['a target id that is a number', { targetId: 'number' }],
    ['null for a team or an actor', { missing: 'null' }],
    ['a list that is no array', { auditLogs: 'object-by-index' }],
  ] as const)('%s', async (_, quirks) => {
    standIn.quirks.set(quirks);
    const path = pathWith(organization, { 'pg[limit]': 300 });
    expect(contract.answerErrors(path, (await ask(path)).json)).not.toEqual([]);
  });

  it('an address that is none of the five', () => {
    expect(contract.requestErrors('/audit-logs')).toEqual(['/audit-logs is not documented']);
  });
});

describe('a request that the document does not describe is refused', () => {
  it.each([
    ['an unknown parameter', '?targetId=5'],
    ['an unknown page parameter', '?pg%5Bpage%5D=2'],
    ['a list with empty brackets', '?event%5B%5D=scenario_updated'],
    ['a list of pages', '?pg%5Blimit%5D%5B0%5D=1'],
    ['brackets that are not encoded', '?pg[limit]=5'],
    ['a limit that is no number', '?pg%5Blimit%5D=many'],
    ['an offset with a fraction', '?pg%5Boffset%5D=1.5'],
    ['an unknown sort key', '?pg%5BsortBy%5D=uuid'],
    ['an unknown direction', '?pg%5BsortDir%5D=up'],
    ['a truth value that is none', '?pg%5BreturnTotalCount%5D=1'],
    ['a date with a time', '?dateFrom=2026-06-01T00:00:00Z'],
    ['a day that does not exist', '?dateTo=2026-02-30'],
  ])('%s', async (_, query) => {
    expect(contract.requestErrors(`${organization}${query}`)).not.toEqual([]);
    const { status, json } = await ask(`${organization}${query}`);
    expect([status, json.code]).toEqual([400, 'SC400']);
  });

  it('a team among the parameters of a team', async () => {
    const path = pathWith(team, { team: 'Finance' });
    expect(contract.requestErrors(path)).not.toEqual([]);
    expect((await ask(path)).status).toBe(400);
  });

  it('parameters of the filters and the detail', async () => {
    const uuid = standIn.named.main.log.at(0).uuid;
    for (const path of [`${organization}/filters?team=1`, `/audit-logs/${standIn.named.main.id}/${uuid}?wait=true`]) {
      expect(contract.requestErrors(path)).not.toEqual([]);
      expect((await ask(path)).status).toBe(400);
    }
  });

  it('a list item beyond the twentieth, which a server would take for something else', async () => {
    const events = Array.from({ length: 22 }, (_, index) => `event_${index}`);
    expect((await ask(pathWith(organization, { event: events.slice(0, 21) }))).status).toBe(200);
    expect((await ask(pathWith(organization, { event: events }))).status).toBe(400);
  });
});
