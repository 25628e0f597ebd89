import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventCatalog } from '@/lib/audit-log/event-catalog';
import { formerNamesOf, MAX_NAME_LENGTH, nameOf, namesOf } from '@/lib/audit-log/names';
import { namesInDetails } from '@/lib/audit-log/names-in-details';
import type { Target, TargetKind } from '@/lib/audit-log/target';
import { targetOfEntry } from '@/lib/audit-log/target-of-entry';
import type { JsonObject } from '@/lib/json';
import { ORGANIZATION_EVENT_GROUPS } from '@/lib/sample/sample-events';
import { createSampleOrganization } from '@/lib/sample/sample-organization';

const AT = Date.UTC(2026, 10, 24);

function target(kind: TargetKind, id = '3000'): Target {
  return { kind, id };
}

function called(kind: TargetKind, details: JsonObject, id?: string): readonly string[] {
  const names = namesOf(namesInDetails(target(kind, id), details, AT));
  const now = nameOf(names, target(kind, id));
  return now === undefined ? [] : [now, ...formerNamesOf(names, target(kind, id))];
}

describe('the name of an object is read from', () => {
  it.each<[string, TargetKind, JsonObject]>([
    ['Make’s own example', 'webhook', { webhookName: 'A', webhookType: 'http' }],
    ['another word for its kind', 'webhook', { hookName: 'A' }],
    ['words with underscores', 'data-store', { data_store_name: 'A' }],
    ['words run together', 'data-store', { datastoreName: 'A' }],
    ['a short word', 'credential-request', { requestName: 'A' }],
    ['a plain name', 'connection', { name: 'A' }],
    ['an object of its own', 'webhook', { webhook: { id: 3000, name: 'A' } }],
    ['an object of its own without an id', 'scenario', { scenario: { name: 'A' } }],
    ['beside its own id', 'webhook', { webhookId: 3000, webhookName: 'A' }],
    ['beside its own id as text', 'key', { id: '3000', name: 'A' }],
    ['with room around it', 'key', { keyName: '  A\n' }],
    ['one side of a change only', 'scenario', { after: { name: 'A' } }],
    ['the side before, where there is no other', 'scenario', { before: { scenarioName: 'A' } }],
  ])('%s', (_title, kind, details) => {
    expect(called(kind, details)).toEqual(['A']);
  });
});

describe('a name of something else is not taken for it', () => {
  it.each<[string, TargetKind, JsonObject]>([
    ['of a record’s store', 'data-store-record', { dataStoreName: 'Orders', dataStoreId: 7, recordKey: '3000' }],
    [
      'among a record’s own fields',
      'data-store-record',
      { name: 'Dana', before: { name: 'D' }, after: { name: 'D2' } },
    ],
    ['of a record by its own word', 'data-store-record', { recordName: 'Dana' }],
    ['of another kind', 'webhook', { scenarioName: 'Invoice sync', teamName: 'Finance' }],
    ['of a person', 'scenario', { userName: 'Dana', memberName: 'Dana', authorName: 'Dana' }],
    ['of a type, a file or a module', 'webhook', { typeName: 'http', fileName: 'a.csv', moduleName: 'HTTP' }],
    ['beside another id', 'webhook', { webhookId: 4000, webhookName: 'Other' }],
    ['plain, beside another id', 'webhook', { id: 4000, name: 'Other' }],
    ['in an object with another id', 'webhook', { webhook: { id: 4000, name: 'Other' } }],
    ['in an object of something else', 'webhook', { settings: { name: 'Other' }, module: { name: 'HTTP' } }],
    ['of places it moved between', 'scenario', { from: { name: 'Team A' }, to: { name: 'Team B' } }],
    ['no text', 'webhook', { webhookName: 3000, name: null }],
    ['blank', 'webhook', { webhookName: '   ', name: '' }],
  ])('%s', (_title, kind, details) => {
    expect(called(kind, details)).toEqual([]);
  });
});

describe('a rename tells the name since, and the name before', () => {
  it.each<[string, JsonObject]>([
    ['two sides with the name', { before: { name: 'Old' }, after: { name: 'New' } }],
    ['two sides with the kind’s name', { old: { scenarioName: 'Old' }, new: { scenarioName: 'New' } }],
    ['old and new values', { oldValues: { name: 'Old' }, newValues: { name: 'New' } }],
    ['two fields', { oldName: 'Old', newName: 'New' }],
    ['two fields with the kind', { previous_scenario_name: 'Old', scenario_name: 'New' }],
    ['two fields with the side last', { nameBefore: 'Old', nameAfter: 'New' }],
    ['one field with two sides', { scenarioName: { old: 'Old', new: 'New' } }],
    ['one field from and to', { name: { from: 'Old', to: 'New' } }],
    ['changes by field', { changes: { name: { from: 'Old', to: 'New' } } }],
    ['changes in two sides', { changes: { before: { name: 'Old' }, after: { name: 'New' } } }],
    [
      'a list of changes',
      {
        changes: [
          { field: 'modules', old: 1, new: 2 },
          { field: 'name', old: 'Old', new: 'New' },
        ],
      },
    ],
    ['a list of changes by property', { diff: [{ property: 'scenarioName', oldValue: 'Old', newValue: 'New' }] }],
    ['the name then, which is the new one', { scenarioName: 'New', before: { name: 'Old' }, after: { name: 'New' } }],
    ['the name then, which is the old one', { scenarioName: 'Old', after: { name: 'New' } }],
  ])('in %s', (_title, details) => {
    expect(called('scenario', details)).toEqual(['New', 'Old']);
  });

  it('the name before counts for the moment before', () => {
    const told = namesInDetails(target('scenario'), { before: { name: 'Old' }, after: { name: 'New' } }, AT);
    expect(told).toEqual([
      { target: target('scenario'), name: 'Old', at: AT - 1 },
      { target: target('scenario'), name: 'New', at: AT },
    ]);
  });
});

describe('another object is named only by its id beside its name', () => {
  const namesFor = (kind: TargetKind, details: JsonObject) => namesOf(namesInDetails(target(kind), details, AT));

  it.each<[string, TargetKind, JsonObject, Target, string]>([
    [
      'a record’s store',
      'data-store-record',
      { dataStoreName: 'Orders', dataStoreId: 7 },
      target('data-store', '7'),
      'Orders',
    ],
    ['a scenario’s webhook', 'scenario', { hook: { id: 9, name: 'Inbox' } }, target('webhook', '9'), 'Inbox'],
    ['the place it moved from', 'scenario', { before: { teamId: 1, teamName: 'A' } }, target('team', '1'), 'A'],
    ['the place it moved to', 'scenario', { newTeamId: 2, newTeamName: 'B', oldTeamId: 1 }, target('team', '2'), 'B'],
  ])('%s', (_title, kind, details, named, name) => {
    expect(nameOf(namesFor(kind, details), named)).toBe(name);
  });

  it('and never by an id that may be of the other side', () => {
    const moved = namesFor('scenario', { teamId: 2, oldTeamName: 'A', newTeamName: 'B' });
    expect(moved.size).toBe(0);
    expect(namesFor('scenario', { teamId: 2, teamName: { from: 'A', to: 'B' } }).size).toBe(0);
  });
});

it('a name of any length stays short, and whole letters', () => {
  const [name = ''] = called('webhook', { webhookName: '😀'.repeat(100_000) });
  expect(name.length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
  expect(name.isWellFormed()).toBe(true);
});

it('ten thousand fields and lists are read in no time', () => {
  const fields = Object.fromEntries(Array.from({ length: 10_000 }, (_, number) => [`old${number}`, { name: 'x' }]));
  const change = { ...fields, field: 'name' };
  const changes = Array.from({ length: 10_000 }, () => change);
  const before = performance.now();
  namesInDetails(target('webhook'), { ...fields, changes }, AT);
  expect(performance.now() - before).toBeLessThan(500);
});

it('never throws, and names the own object or one whose id is there', () => {
  const key = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'name',
      'id',
      'webhookName',
      'scenarioId',
      'scenarioName',
      'before',
      'after',
      'changes',
      'team',
      '__proto__',
    ),
  );
  const details = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.constant(null),
      tie('object'),
      fc.array(tie('value')),
    ),
    object: fc.dictionary(key, tie('value')),
  })).object;
  fc.assert(
    fc.property(details, (object) => {
      const json: JsonObject = JSON.parse(JSON.stringify(object));
      const text = JSON.stringify(json);
      for (const told of namesInDetails(target('webhook', 'own'), json, AT)) {
        const id = JSON.stringify(told.target.id).slice(1, -1);
        expect(id === 'own' || text.includes(id)).toBe(true);
        expect(told.name.trim()).not.toBe('');
        expect([AT, AT - 1]).toContain(told.at);
      }
    }),
  );
});

it('of a whole sample log, no object ever gets the name of another', () => {
  const sample = createSampleOrganization({ seed: 5, entries: 3000, now: AT });
  const events = createEventCatalog({ teams: [], users: [], eventGroups: ORGANIZATION_EVENT_GROUPS });
  const nameOfId = new Map<string, Set<string>>();
  let named = 0;
  for (let index = 0; index < sample.size; index++) {
    const { eventName, targetId, team } = sample.entry(index);
    const about = targetOfEntry({ eventName, targetId, team }, events);
    if (about === undefined) continue;
    for (const told of namesInDetails(about, sample.details(index), AT + index)) {
      named += 1;
      const key = `${told.target.kind} ${told.target.id}`;
      const plain = told.name.replace(/ \((?:old|draft)\)$/, '');
      nameOfId.set(key, (nameOfId.get(key) ?? new Set()).add(plain));
    }
  }
  expect(named).toBeGreaterThan(2500);
  expect([...nameOfId].filter(([, names]) => names.size > 1)).toEqual([]);
});
