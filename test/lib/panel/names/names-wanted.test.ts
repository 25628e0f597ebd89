import { expect, it } from 'vitest';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { NO_NAMES, namesOf } from '@/lib/audit-log/names';
import { wantedEntries } from '@/lib/panel/names/names-wanted';
import { fakeEntry } from '../../../fakes/fake-index';

const events = createEventCatalog();
const hook = { kind: 'webhook', id: '3000' } as const;

function wanted(
  entries: readonly Partial<AuditLogEntry>[],
  { names = NO_NAMES, asked = [] }: { readonly names?: typeof NO_NAMES; readonly asked?: readonly string[] } = {},
): readonly string[] {
  const shown = entries.map((entry, index) => fakeEntry({ uuid: `u${index}`, eventName: 'webhook_created', ...entry }));
  return wantedEntries({ entries: shown, events, names, asked: new Set(asked) });
}

const known = (at: number) => namesOf([{ target: hook, name: 'Orders', at }]);

it('one entry of each object that has no name, from the top', () => {
  expect(wanted([{}, { targetId: '4000' }, {}, { eventName: 'scenario_created' }])).toEqual(['u0', 'u1', 'u3']);
});

it('none of an object whose name is known', () => {
  expect(wanted([{}, { targetId: '4000' }], { names: known(1) })).toEqual(['u1']);
});

it('another entry of an object where the first told no name, but no more than three', () => {
  expect(wanted([{}, {}, {}, {}], { asked: ['u0'] })).toEqual(['u1']);
  expect(wanted([{}, {}, {}, {}], { asked: ['u0', 'u1', 'u2'] })).toEqual([]);
});

it('the newest entry that may have renamed an object since its name was learnt, after those without a name', () => {
  const updated = { eventName: 'webhook_updated', triggeredAt: 20 };
  const shown = [updated, { ...updated, triggeredAt: 15 }, { targetId: '4000' }, { eventName: 'webhook_enabled' }];
  expect(wanted(shown, { names: known(10) })).toEqual(['u2', 'u0']);
  expect(wanted(shown, { names: known(10), asked: ['u0'] })).toEqual(['u2', 'u1']);
  expect(wanted(shown, { names: known(20) })).toEqual(['u2']);
});

it.each<[string, Partial<AuditLogEntry>]>([
  ['records, which have none', { eventName: 'data_store_record_created' }],
  ['teams, whose name stands in the entry', { eventName: 'team_updated', targetId: '7' }],
  ['people of a team', { eventName: 'team_role_updated', targetId: '212' }],
  ['what goes by a name already', { eventName: 'team_variable_created', targetId: 'ALERT_CHANNEL' }],
  ['events of no known kind', { eventName: 'two_factor_reset' }],
  ['what has no id', { targetId: undefined }],
])('never the names of %s', (_title, entry) => {
  expect(wanted([entry])).toEqual([]);
});

it.each(['3000', '9f1c2a77-1111-4222-8333-444455556666', 'c0ffee00dead'])('those of an id like %s', (targetId) => {
  expect(wanted([{ targetId }])).toEqual(['u0']);
});

it('no more than the command takes', () => {
  expect(wanted(Array.from({ length: 80 }, (_, index) => ({ targetId: String(5000 + index) })))).toHaveLength(50);
});
