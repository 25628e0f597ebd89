import { expect, it } from 'vitest';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { targetOfEntry } from '@/lib/audit-log/target-of-entry';
import { ORGANIZATION_EVENT_GROUPS } from '@/lib/sample/sample-events';

const events = createEventCatalog({ teams: [], users: [], eventGroups: ORGANIZATION_EVENT_GROUPS });
const FINANCE = { id: 7, name: 'Finance' };

it.each([
  ['its kind and id', 'webhook_created', '3000', { kind: 'webhook', id: '3000' }],
  ['a team that it is about', 'team_updated', '7', { kind: 'team', id: '7' }],
  ['no team by the id of a member', 'team_role_updated', '212', undefined],
  ['no team by the id of another', 'team_updated', '8', undefined],
  ['nothing by an id without a kind', 'two_factor_reset', '3', undefined],
  ['nothing without an id', 'webhook_created', undefined, undefined],
  ['nothing by an empty id', 'webhook_created', '', undefined],
])('an entry is about %s', (_title, eventName, targetId, target) => {
  expect(targetOfEntry({ eventName, targetId, team: FINANCE }, events)).toEqual(target);
});

it.each([
  ['team_created', { kind: 'team', id: '9' }],
  ['team_member_removed', undefined],
])('%s without a team is about a team only if nobody else is', (eventName, target) => {
  expect(targetOfEntry({ eventName, targetId: '9', team: undefined }, events)).toEqual(target);
});
