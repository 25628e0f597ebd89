import { describe, expect, test } from 'vitest';
import { ecsCategories } from '@/lib/export/ecs-categories';
import { ocsfActivity } from '@/lib/export/ocsf-activity';
import { organizationNameOf, unmappedFields } from '@/lib/export/unmapped-fields';
import { fakeEntry } from '../archive/builders';
import { EVENTS } from './builders';

test.each([
  ['webhook_created', 1, 'Create', ['configuration'], ['creation']],
  ['webhook_updated', 3, 'Update', ['configuration'], ['change']],
  ['webhook_deleted', 4, 'Delete', ['configuration'], ['deletion']],
  ['scenario_activated', 8, 'Enable', ['configuration'], ['change']],
  ['scenario_deactivated', 9, 'Disable', ['configuration'], ['change']],
  ['connection_authorized', 99, 'Connection authorized', ['configuration'], ['change']],
  ['team_member_added', 99, 'Team member added', ['iam'], ['group', 'change']],
  ['team_created', 1, 'Create', ['iam'], ['group', 'creation']],
  ['organization_updated', 3, 'Update', ['iam'], ['admin', 'change']],
  ['organization_role_changed', 99, 'Organization role changed', ['iam'], ['user', 'change']],
  ['user_invited', 99, 'User invited', ['iam'], ['user', 'change']],
  ['two_factor_reset', 99, 'Two factor reset', ['configuration'], ['info']],
  ['', 0, 'Unknown', ['configuration'], ['info']],
])('%s is OCSF activity %i (%s), and %j %j in ECS', (eventName, id, name, category, type) => {
  expect(ocsfActivity(eventName, EVENTS)).toEqual({ id, name });
  expect(ecsCategories(eventName, EVENTS)).toEqual({ category, type });
});

describe('what has no place in a format of events', () => {
  test.each([
    ['nothing, of an entry as documented', {}, undefined],
    ['fields nobody knows', { requestIp: '::1', none: null }, { requestIp: '::1', none: null }],
    ['parts of known objects', { actor: { id: 1, role: 'owner' }, team: { id: 2 } }, { actor: { role: 'owner' } }],
    ['known fields that are no object', { actor: 'Dana', version: null }, { actor: 'Dana' }],
  ])('is %s', (_what, more, rest) => {
    expect(unmappedFields(fakeEntry({}, more).raw)).toEqual(rest);
  });
});

test.each([
  [{ organization: { id: 3, name: 'Northwind' } }, 'Northwind'],
  [{ organization: { id: 3, name: '' } }, undefined],
  [{ organization: { name: 5 } }, undefined],
  [{ organization: 'Northwind' }, undefined],
  [{}, undefined],
])('the organization of %j is called %s', (raw, name) => {
  expect(organizationNameOf(raw)).toBe(name);
});
