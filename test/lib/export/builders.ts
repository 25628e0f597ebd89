import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import type { DetailsMissing, ExportEntry, ExportFacts } from '@/lib/audit-log/export-facts';
import type { ExportFormat } from '@/lib/audit-log/export-format';
import { createWriter } from '@/lib/export/create-writer';
import type { WriterContext } from '@/lib/export/export-writer';
import { fakeEntry, SOURCE, START, uuidOf } from '../archive/builders';

export const EXPORTED_AT = Date.UTC(2024, 4, 1, 9, 30, 15, 250);

export const EVENTS = createEventCatalog({
  teams: [],
  users: [],
  eventGroups: [
    {
      header: 'Webhooks',
      items: [
        { label: 'Webhook created', value: 'webhook_created' },
        { label: 'Webhook deleted', value: 'webhook_deleted' },
      ],
    },
  ],
});

export function fakeFacts(overrides: Partial<ExportFacts> = {}): ExportFacts {
  return {
    source: SOURCE,
    organizationName: 'Northwind',
    queryText: 'event:webhook_created -actor:"Dana; Kim"',
    coverage: {
      text: 'Everything since Apr 1, 2024; the log goes back further',
      from: Date.UTC(2024, 3, 1),
      to: EXPORTED_AT - 60_000,
      complete: false,
      total: 6838,
      searched: 2300,
      matched: 7,
    },
    exportedAt: EXPORTED_AT,
    entries: 7,
    withDetails: true,
    appVersion: '1.2.3',
    ...overrides,
  };
}

export function fakeContext(facts: Partial<ExportFacts> = {}): WriterContext {
  return { facts: fakeFacts(facts), events: EVENTS };
}

/** What the log holds, one of each sort, names and all by people who want to be taken for something else included. */
export const ONE_OF_EACH: readonly ExportEntry[] = [
  { entry: fakeEntry(), details: { webhook: { id: 3000, name: 'Orders; new' } }, targetName: 'Orders; new' },
  {
    entry: fakeEntry({
      uuid: uuidOf(2),
      eventName: 'webhook_deleted',
      createdAt: START + 5 * 3_600_000,
      version: { from: '1', to: '2' },
    }),
    firstSeenAt: START + 6 * 3_600_000,
    changed: true,
    arrivedLate: true,
    details: { reason: null, tags: ['a', 'b'] },
  },
  {
    entry: fakeEntry(
      { uuid: uuidOf(3), eventName: 'organization_updated', actor: undefined, team: undefined, targetId: '3' },
      { requestIp: '203.0.113.7', actor: null },
    ),
    details: {},
  },
  {
    entry: fakeEntry({
      uuid: uuidOf(4),
      eventName: 'team_member_added',
      targetId: '7',
      actor: { email: 'x@example.com' },
    }),
    details: {},
  },
  {
    entry: fakeEntry(
      {
        uuid: uuidOf(5),
        eventName: '=cmd|calc',
        actor: { id: 9, name: '=HYPERLINK("http://evil.example","|x|")' },
        team: { id: 8, name: '-1+1\r\n=2\\' },
        targetId: '@SUM(1;=2)',
      },
      { '': 'no name', __proto__x: -0, 'odd=key|': 'a\u2028b\u202ec <img src=x onerror=alert(1)> [a](javascript:1)' },
    ),
    targetName: '＝x\u202e\u0000\ttab',
    details: { big: Number.POSITIVE_INFINITY, text: '\ud800 lone, ";=1"' },
  },
  {
    entry: fakeEntry({
      uuid: uuidOf(6),
      eventName: '',
      triggeredAt: undefined,
      createdAt: undefined,
      actor: undefined,
      team: undefined,
      targetId: undefined,
    }),
    details: {},
  },
  {
    entry: fakeEntry({ uuid: uuidOf(7), eventName: 'scenario_activated', targetId: '0012' }),
    detailsMissing: 'refused',
  },
];

/** A whole file, as the writer of the format gives it. */
export function fileOf(
  format: ExportFormat,
  entries: readonly ExportEntry[],
  facts: Partial<ExportFacts> = {},
): string {
  const writer = createWriter(format, fakeContext(facts));
  const body = entries.map((entry) => writer.entry(entry)).join('');
  const without = entries.filter(({ details }) => details === undefined);
  const missing: Partial<Record<DetailsMissing, number>> = {};
  for (const { detailsMissing = 'not-fetched' } of without)
    missing[detailsMissing] = (missing[detailsMissing] ?? 0) + 1;
  const withoutDetails = without.length;
  const end = { entries: entries.length, withoutDetails, missing, complete: withoutDetails === 0 };
  return writer.begin() + body + writer.end(end);
}
