import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import type { AuditLogFilters } from '@/lib/audit-log/filters';

function filtersOf(header: string, ...items: readonly (readonly [value: string, label: string])[]): AuditLogFilters {
  return {
    teams: [],
    users: [],
    eventGroups: [{ header, items: items.map(([value, label]) => ({ value, label })) }],
  };
}

describe('the event catalog without filters', () => {
  const events = createEventCatalog();

  it.each([
    ['webhook_created', 'Webhook created', 'webhook', 'created'],
    ['hook_deleted', 'Hook deleted', 'webhook', 'deleted'],
    ['scenario_activated', 'Scenario activated', 'scenario', 'enabled'],
    ['scenario_deactivated', 'Scenario deactivated', 'scenario', 'disabled'],
    ['connection_reauthorized', 'Connection reauthorized', 'connection', 'access'],
    ['connection_authorized', 'Connection authorized', 'connection', 'access'],
    ['key_updated', 'Key updated', 'key', 'updated'],
    ['data_store_created', 'Data store created', 'data-store', 'created'],
    ['datastore_created', 'Datastore created', 'data-store', 'created'],
    ['dataStore.created', 'Data store created', 'data-store', 'created'],
    ['data_store_record_deleted', 'Data store record deleted', 'data-store-record', 'deleted'],
    ['data_structure_updated', 'Data structure updated', 'data-structure', 'updated'],
    ['udt_updated', 'Udt updated', 'data-structure', 'updated'],
    ['function_created', 'Function created', 'function', 'created'],
    ['team_variable_created', 'Team variable created', 'variable', 'created'],
    ['organization_variable_deleted', 'Organization variable deleted', 'variable', 'deleted'],
    ['team_created', 'Team created', 'team', 'created'],
    ['team_role_updated', 'Team role updated', 'team', 'access'],
    ['team_member_removed', 'Team member removed', 'team', 'access'],
    ['organization_created', 'Organization created', 'organization', 'created'],
    ['credential_request_authorized', 'Credential request authorized', 'credential-request', 'access'],
    ['two_factor_authentication_enforcement_enabled', undefined, undefined, 'enabled'],
    ['two_factor_reset', 'Two factor reset', undefined, 'other'],
    ['scenario_folder_created', 'Scenario folder created', undefined, 'created'],
    ['webhook-created', 'Webhook created', 'webhook', 'created'],
    ['', '', undefined, 'other'],
    ['__proto__', 'Proto', undefined, 'other'],
  ])('reads %j from its own words', (name, label, kind, verb) => {
    if (label !== undefined) expect(events.label(name)).toBe(label);
    expect(events.kind(name)).toBe(kind);
    expect(events.verb(name)).toBe(verb);
  });
});

describe('the event catalog with what the filters endpoint told', () => {
  it.each([
    ['Webhooks', 'webhook_created', 'Webhook created', 'webhook', 'created'],
    ['Data Store Records', 'record_created', 'Data Store Record created', 'data-store-record', 'created'],
    ['Data Structure', 'udt_created', 'Data Structure created', 'data-structure', 'created'],
    ['Team Variables', 'variable_updated', 'Team Variable updated', 'variable', 'updated'],
    ['Webhooks', 'queue_purged', 'Webhook queue purged', 'webhook', 'other'],
    ['Connections', 'connection_authorized', 'Connection authorized/reauthorized', 'connection', 'access'],
    ['Two-factor authentication enforcement', '2fa_enabled', 'Enabled', undefined, 'enabled'],
    ['Webhooky', 'webhook_created', 'Webhook vytvořen', 'webhook', 'created'],
  ])('lets group %j tell the kind of %j', (header, value, label, kind, verb) => {
    const events = createEventCatalog(filtersOf(header, [value, label]));

    expect(events.label(value)).toBe(label);
    expect(events.kind(value)).toBe(kind);
    expect(events.verb(value)).toBe(verb);
  });

  it('still reads names that the endpoint did not list', () => {
    const events = createEventCatalog(filtersOf('Webhooks', ['webhook_created', 'Webhook created']));

    expect(events.label('key_created')).toBe('Key created');
    expect(events.kind('key_created')).toBe('key');
  });

  it('makes the name readable when the label is blank', () => {
    const events = createEventCatalog(filtersOf('Webhooks', ['webhook_created', '  ']));

    expect(events.label('webhook_created')).toBe('Webhook created');
  });

  it('gives an answer for any name, header and label, and the same one twice', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (header, value, label) => {
        const events = createEventCatalog(filtersOf(header, [value, label]));
        const read = (): readonly unknown[] => [events.label(value), events.kind(value), events.verb(value)];

        expect(typeof events.label(value)).toBe('string');
        expect(read()).toEqual(read());
      }),
    );
  });
});
