import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import type { AuditLogFilters } from '@/lib/audit-log/filters';
import { sentenceOf, sentenceText } from '@/lib/audit-log/sentence';

type Entry = Parameters<typeof sentenceOf>[0];

const DANA = { id: 212, name: 'Dana Kim', email: 'dana.kim@example.com' };

function fakeEntry(overrides: Partial<Entry>): Entry {
  return {
    organizationId: 3,
    eventName: 'webhook_created',
    actor: DANA,
    team: { id: 7, name: 'Finance' },
    targetId: '3000',
    ...overrides,
  };
}

function tell(overrides: Partial<Entry>, targetName?: string, filters?: AuditLogFilters): string {
  return sentenceText(sentenceOf(fakeEntry(overrides), createEventCatalog(filters), targetName));
}

describe('the sentence of an entry', () => {
  it.each([
    ['scenario_created', 'Dana Kim created scenario 3000'],
    ['scenario_updated', 'Dana Kim updated scenario 3000'],
    ['scenario_deleted', 'Dana Kim deleted scenario 3000'],
    ['scenario_activated', 'Dana Kim turned on scenario 3000'],
    ['scenario_deactivated', 'Dana Kim turned off scenario 3000'],
    ['connection_created', 'Dana Kim created connection 3000'],
    ['connection_updated', 'Dana Kim updated connection 3000'],
    ['connection_deleted', 'Dana Kim deleted connection 3000'],
    ['connection_authorized', 'Dana Kim authorized connection 3000'],
    ['connection_reauthorized', 'Dana Kim reauthorized connection 3000'],
    ['webhook_created', 'Dana Kim created webhook 3000'],
    ['webhook_updated', 'Dana Kim updated webhook 3000'],
    ['webhook_deleted', 'Dana Kim deleted webhook 3000'],
    ['webhook_enabled', 'Dana Kim enabled webhook 3000'],
    ['webhook_disabled', 'Dana Kim disabled webhook 3000'],
    ['team_created', 'Dana Kim created team 3000'],
    ['team_updated', 'Dana Kim updated team 3000'],
    ['team_deleted', 'Dana Kim deleted team 3000'],
    ['team_role_updated', 'Dana Kim changed a role in team Finance'],
    ['team_member_removed', 'Dana Kim removed a member from team Finance'],
    ['key_created', 'Dana Kim created key 3000'],
    ['key_updated', 'Dana Kim updated key 3000'],
    ['key_deleted', 'Dana Kim deleted key 3000'],
    ['team_variable_created', 'Dana Kim created team variable 3000'],
    ['team_variable_updated', 'Dana Kim updated team variable 3000'],
    ['team_variable_deleted', 'Dana Kim deleted team variable 3000'],
    ['data_store_created', 'Dana Kim created data store 3000'],
    ['datastore_updated', 'Dana Kim updated data store 3000'],
    ['data_store_deleted', 'Dana Kim deleted data store 3000'],
    ['data_store_record_created', 'Dana Kim created data store record 3000'],
    ['data_store_record_updated', 'Dana Kim updated data store record 3000'],
    ['data_store_record_deleted', 'Dana Kim deleted data store record 3000'],
    ['data_structure_created', 'Dana Kim created data structure 3000'],
    ['udt_updated', 'Dana Kim updated data structure 3000'],
    ['udt_deleted', 'Dana Kim deleted data structure 3000'],
    ['function_created', 'Dana Kim created function 3000'],
    ['function_updated', 'Dana Kim updated function 3000'],
    ['function_deleted', 'Dana Kim deleted function 3000'],
    ['organization_variable_created', 'Dana Kim created organization variable 3000'],
    ['organization_variable_updated', 'Dana Kim updated organization variable 3000'],
    ['organization_variable_deleted', 'Dana Kim deleted organization variable 3000'],
    ['organization_created', 'Dana Kim created organization 3000'],
    ['credential_request_created', 'Dana Kim created credential request 3000'],
    ['credential_request_authorized', 'Dana Kim authorized credential request 3000'],
    ['credential_request_deleted', 'Dana Kim deleted credential request 3000'],
    ['two_factor_reset', 'Dana Kim: Two factor reset (3000)'],
    ['scenario_folder_created', 'Dana Kim created scenario folder 3000'],
    ['created', 'Dana Kim: Created (3000)'],
  ])('tells %s', (eventName, sentence) => {
    expect(tell({ eventName })).toBe(sentence);
  });

  it.each([
    ['enabled', 'Dana Kim enabled two-factor authentication enforcement'],
    ['disabled', 'Dana Kim disabled two-factor authentication enforcement'],
  ])('tells that two-factor authentication enforcement was %s', (action, sentence) => {
    const header = 'Two-factor authentication enforcement';
    const items = [{ label: `${header} ${action}`, value: `2fa_${action}` }];
    const filters = { teams: [], users: [], eventGroups: [{ header, items }] };
    const eventName = `2fa_${action}`;

    expect(tell({ eventName, targetId: undefined }, undefined, filters)).toBe(sentence);
    expect(tell({ eventName, targetId: '3' }, undefined, filters)).toBe(sentence);
    expect(tell({ eventName, targetId: '9' }, undefined, filters)).toBe(`${sentence} for 9`);
  });

  it.each<[string, Partial<Entry>, string]>([
    ['no actor', { actor: undefined, eventName: 'webhook_disabled', targetId: '12' }, 'The system disabled webhook 12'],
    ['only an e-mail', { actor: { id: 1, email: 'x@example.com' } }, 'x@example.com created webhook 3000'],
    ['a blank name', { actor: { id: 1, name: '  ' } }, 'User 1 created webhook 3000'],
    ['an actor without anything', { actor: {} }, 'Somebody created webhook 3000'],
    ['no target', { targetId: undefined }, 'Dana Kim created a webhook'],
    ['an empty target', { targetId: '' }, 'Dana Kim created a webhook'],
    ['no target, with a vowel', { targetId: undefined, eventName: 'agent_created' }, 'Dana Kim created an AI agent'],
    ['no event', { eventName: '' }, 'Dana Kim: Event without a name (3000)'],
    ['no event and no target', { eventName: '', targetId: undefined }, 'Dana Kim: Event without a name'],
    ['unknown event, no target', { eventName: 'two_factor_reset', targetId: undefined }, 'Dana Kim: Two factor reset'],
    ['a team as its own target', { eventName: 'team_updated', targetId: '7' }, 'Dana Kim updated team Finance'],
    [
      'a role, no team known',
      { eventName: 'team_role_updated', team: undefined, targetId: undefined },
      'Dana Kim changed a role in a team',
    ],
    [
      'a role, team without a name',
      { eventName: 'team_role_updated', team: { id: 7 } },
      'Dana Kim changed a role in team 7',
    ],
  ])('copes with %s', (_, overrides, sentence) => {
    expect(tell(overrides)).toBe(sentence);
  });

  it('says the name of the object where it is known', () => {
    expect(tell({ eventName: 'scenario_deactivated' }, 'Invoice sync')).toBe(
      'Dana Kim turned off scenario Invoice sync',
    );
  });

  it('marks who, what was done and to which object', () => {
    expect(sentenceOf(fakeEntry({ eventName: 'scenario_deactivated' }), createEventCatalog())).toEqual([
      { type: 'actor', text: 'Dana Kim' },
      { type: 'plain', text: ' ' },
      { type: 'verb', text: 'turned off' },
      { type: 'plain', text: ' scenario ' },
      { type: 'target', text: '3000' },
    ]);
  });

  it('stays of a readable length whatever names it is given', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(100_000), fc.string(), (name, times, eventName) => {
        const text = tell({ actor: { name: name.repeat(times) }, targetId: name.repeat(times), eventName });

        expect(text.length).toBeLessThan(800);
        expect(text.trim()).not.toBe('');
      }),
      { numRuns: 50 },
    );
  });
});
