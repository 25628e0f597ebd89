import { describe, expect, it } from 'vitest';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { conditionsOf } from '@/lib/audit-log/query/condition';
import { parseQuery } from '@/lib/audit-log/query/parse';
import { conditionName } from '@/lib/panel/filters/filters-names';
import { createTimes } from '@/lib/text/times';
import { FILTERS, NOW } from '../fake-panel';

const sources = {
  filters: FILTERS,
  events: createEventCatalog(FILTERS),
  times: createTimes({ timeZone: 'Europe/Prague', now: () => NOW }),
};

describe('a chip says', () => {
  it.each([
    ['event:=webhook_created', 'Webhook created'],
    ['event:deleted', 'Event with “deleted”'],
    ['event:=""', 'Event without a name'],
    ['actor:212', 'Dana Kim'],
    ['actor:9', 'User 9'],
    ['-actor:212', 'Not Dana Kim'],
    ['-is:late', 'Not recorded late'],
    ['-kind:webhook', 'Not about webhooks'],
    ['actor:dana', 'Person with “dana”'],
    ['actor:="Dana K."', 'Dana K.'],
    ['actor:none', 'Nobody named'],
    ['team:7', 'Finance'],
    ['team:9', 'Team 9'],
    ['team:none', 'No team'],
    ['target:scenario/3000', 'scenario 3000'],
    ['target:3000', 'Object 3000'],
    ['target:invoice', 'Object with “invoice”'],
    ['target:none', 'About no object'],
    ['kind:mcp-toolbox', 'About MCP toolboxes'],
    ['kind:agent', 'About AI agents'],
    ['kind:none', 'About anything else'],
    ['is:late', 'Recorded late'],
    ['"invoice sync"', 'invoice sync'],
    ['after:7d', 'Last 7 days'],
    ['after:90m', 'Since 90 minutes ago'],
    ['before:1w', 'Until 1 week ago'],
    ['after:yesterday before:today', 'yesterday – today'],
    ['after:2026-11-01', 'Since Nov 1, 2026'],
    ['before:2026-11-02', 'Until Nov 1, 2026'],
    ['after:2026-11-01 before:2026-11-03', 'Nov 1, 2026 – Nov 2, 2026'],
    ['after:2026-11-01 before:2026-11-02', 'Nov 1, 2026'],
    ['after:2026-11-01T20:00', 'Since Nov 1, 20:00'],
    ['before:2026-11-01T20:00', 'Until Nov 1, 20:00'],
  ])('for %s: %s', (typed, name) => {
    const [condition] = conditionsOf(parseQuery(typed, createCivilTime('Europe/Prague')).query);
    expect(condition && conditionName(condition, sources)).toBe(name);
  });
});
