import type { EventGroup } from '../audit-log/filters';

/** What an event is about, finer than Make's groups: it decides which id and which details an entry carries. */
export type SampleKind =
  | 'scenario'
  | 'connection'
  | 'webhook'
  | 'team'
  | 'member'
  | 'key'
  | 'team-variable'
  | 'data-store'
  | 'record'
  | 'data-structure'
  | 'function'
  | 'organization-variable'
  | 'organization'
  | 'two-factor'
  | 'credential-request';

export type SampleVerb = 'created' | 'updated' | 'deleted' | 'on' | 'off' | 'authorized';

export interface SampleEvent {
  readonly name: string;
  readonly label: string;
  readonly header: string;
  readonly kind: SampleKind;
  readonly verb: SampleVerb;
  /** How often it happens, next to the others. */
  readonly weight: number;
}

type Row = readonly [name: string, label: string, verb: SampleVerb, weight: number];

function group(header: string, kind: SampleKind, rows: readonly Row[]): readonly SampleEvent[] {
  return rows.map(([name, label, verb, weight]) => ({ name, label, header, kind, verb, weight }));
}

function changes(
  header: string,
  kind: SampleKind,
  prefix: string,
  label: string,
  weights: readonly [number, number, number],
) {
  const [created, updated, deleted] = weights;
  return group(header, kind, [
    [`${prefix}_created`, `${label} created`, 'created', created],
    [`${prefix}_updated`, `${label} updated`, 'updated', updated],
    [`${prefix}_deleted`, `${label} deleted`, 'deleted', deleted],
  ]);
}

/**
 * Make's 46 events as its help page groups and labels them (March 2026). The names of keys, connections and webhooks
 * are Make's own; the others follow their pattern and are not verified.
 */
export const SAMPLE_EVENTS: readonly SampleEvent[] = [
  ...changes('Scenarios', 'scenario', 'scenario', 'Scenario', [3.2, 34, 1.6]),
  ...group('Scenarios', 'scenario', [
    ['scenario_activated', 'Scenario activated', 'on', 9],
    ['scenario_deactivated', 'Scenario deactivated', 'off', 8],
  ]),
  ...changes('Connections', 'connection', 'connection', 'Connection', [2.4, 2.2, 1]),
  ...group('Connections', 'connection', [
    ['connection_authorized', 'Connection authorized/reauthorized', 'authorized', 4.5],
  ]),
  ...changes('Webhooks', 'webhook', 'webhook', 'Webhook', [2.6, 3.4, 1.2]),
  ...group('Webhooks', 'webhook', [
    ['webhook_enabled', 'Webhook enabled', 'on', 1.4],
    ['webhook_disabled', 'Webhook disabled', 'off', 1.3],
  ]),
  ...changes('Team', 'team', 'team', 'Team', [0.08, 0.3, 0.02]),
  ...group('Team', 'member', [
    ['team_role_updated', 'Team role updated', 'updated', 1],
    ['team_member_removed', 'Team member removed', 'deleted', 0.6],
  ]),
  ...changes('Keys', 'key', 'key', 'Key', [0.8, 0.7, 0.35]),
  ...changes('Team Variables', 'team-variable', 'team_variable', 'Team variable', [0.7, 1.9, 0.25]),
  ...changes('Data Store', 'data-store', 'data_store', 'Data store', [0.6, 0.8, 0.2]),
  ...changes('Data Store Records', 'record', 'data_store_record', 'Data store record', [2.6, 5.2, 1.4]),
  ...changes('Data Structure', 'data-structure', 'data_structure', 'Data structure', [0.7, 1.5, 0.2]),
  ...changes('Functions', 'function', 'function', 'Function', [0.4, 1.3, 0.15]),
  ...changes(
    'Organization Variables',
    'organization-variable',
    'organization_variable',
    'Organization variable',
    [0.3, 0.8, 0.1],
  ),
  ...group('Organization', 'organization', [['organization_created', 'Organization created', 'created', 0]]),
  ...group('Two-factor authentication enforcement', 'two-factor', [
    ['two_factor_authentication_enforcement_enabled', 'Two-factor authentication enforcement enabled', 'on', 0.03],
    ['two_factor_authentication_enforcement_disabled', 'Two-factor authentication enforcement disabled', 'off', 0.02],
  ]),
  ...group('Credential requests', 'credential-request', [
    ['credential_request_created', 'Credential request created', 'created', 0.9],
    ['credential_request_authorized', 'Credential request authorized', 'authorized', 0.8],
    ['credential_request_deleted', 'Credential request deleted', 'deleted', 0.15],
  ]),
];

const ORGANIZATION_KINDS: ReadonlySet<SampleKind> = new Set(['organization-variable', 'organization', 'two-factor']);

/** Whether events of this kind belong to no team, and so are missing from every team's log. */
export function isOrganizationLevel(kind: SampleKind): boolean {
  return ORGANIZATION_KINDS.has(kind);
}

function eventGroups(events: readonly SampleEvent[]): readonly EventGroup[] {
  const items = new Map<string, { label: string; value: string }[]>();
  for (const { header, label, name } of events) {
    const list = items.get(header) ?? [];
    list.push({ label, value: name });
    items.set(header, list);
  }
  return [...items].map(([header, list]) => ({ header, items: list }));
}

/** As the organization's filters endpoint answers. */
export const ORGANIZATION_EVENT_GROUPS = eventGroups(SAMPLE_EVENTS);

/** As a team's filters endpoint answers: without the events of the organization itself. */
export const TEAM_EVENT_GROUPS = eventGroups(SAMPLE_EVENTS.filter(({ kind }) => !isOrganizationLevel(kind)));

export function eventIndex(name: string): number {
  const index = SAMPLE_EVENTS.findIndex((event) => event.name === name);
  if (index === -1) throw new RangeError(`no such event: ${name}`);
  return index;
}
