import type { JsonObject } from '../json';
import { below, mulberry32, pick, type Random } from './random';
import type { SampleEvent } from './sample-events';
import type { SampleObject } from './sample-objects';

/** Before and after of one change, as two objects of the same shape. */
type Change = readonly [before: JsonObject, after: JsonObject];

const ROLES = ['Team Member', 'Team Operator', 'Team Restricted Member', 'Team Admin', 'Team Monitoring'];

/** What the detail endpoint adds to an entry: the object's name and type then, and what changed. Same index, same answer. */
export function sampleDetails(event: SampleEvent, object: SampleObject, seed: number, index: number): JsonObject {
  const random = mulberry32((Math.imul(seed, 31) ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0);
  const facts = { ...identity(object), ...situation(event, random) };
  if (event.verb !== 'updated') return facts;
  const [before, after] = change(object, random);
  return { ...facts, before, after };
}

function identity(object: SampleObject): JsonObject {
  const { kind, name, id, parent } = object;
  switch (kind) {
    case 'scenario':
      return { scenarioName: name, scenarioType: Number(id) % 3 === 0 ? 'instant' : 'scheduled' };
    case 'connection':
      return { connectionName: name, connectionType: name.toLowerCase().split(/[^a-z0-9]/)[0] ?? '' };
    case 'webhook':
      return { webhookName: name, webhookType: /mail/i.test(name) ? 'mailhook' : 'http' };
    case 'key':
      return { keyName: name, keyType: /PGP/.test(name) ? 'pgp' : /APN/.test(name) ? 'apn' : 'basicauth' };
    case 'team-variable':
    case 'organization-variable':
      return { variableName: name, variableType: /LIMIT|SIZE|HOUR/.test(name) ? 'number' : 'text' };
    case 'data-store':
      return { dataStoreName: name, dataStoreSizeMb: 1 + (Number(id) % 10) };
    case 'record':
      return { dataStoreName: parent?.name ?? '', dataStoreId: Number(parent?.id ?? 0), recordKey: id };
    case 'data-structure':
      return { dataStructureName: name, strict: Number(id) % 2 === 0 };
    case 'function':
      return { functionName: name };
    case 'team':
      return { teamName: name };
    case 'member':
      return { memberName: name, memberId: Number(id) };
    case 'credential-request':
      return { requestName: name };
    default:
      return {};
  }
}

function situation(event: SampleEvent, random: Random): JsonObject {
  switch (event.name) {
    case 'scenario_created':
      return { createdFrom: pick(random, ['blank', 'template', 'blueprint import', 'clone']) };
    case 'connection_authorized':
      return { scopes: ['read', 'write', 'offline_access'].slice(0, 1 + below(random, 3)) };
    case 'credential_request_authorized':
      return { authorizedInDays: 1 + below(random, 5) };
    default:
      return {};
  }
}

function change(object: SampleObject, random: Random): Change {
  switch (object.kind) {
    case 'scenario':
      return scenarioChange(object, random);
    case 'connection':
    case 'key':
    case 'team':
      return [{ name: `${object.name} (old)` }, { name: object.name }];
    case 'webhook':
      return pick<Change>(random, [
        [{ maximumResults: 2 }, { maximumResults: 20 }],
        [{ ipRestrictions: [] }, { ipRestrictions: ['203.0.113.0/24'] }],
        [{ jsonPass: false }, { jsonPass: true }],
      ]);
    case 'team-variable':
    case 'organization-variable':
      return variableChange(object.name, random);
    case 'data-store':
      return [{ sizeMb: 1 + below(random, 4) }, { sizeMb: 5 + below(random, 20) }];
    case 'record': {
      const amount = 1000 + below(random, 90_000);
      return [
        { status: 'pending', attempts: 1, amount },
        { status: pick(random, ['sent', 'skipped', 'blocked']), attempts: 2, amount: amount + below(random, 2) * 100 },
      ];
    }
    case 'data-structure':
      return [
        { fields: ['id', 'createdAt', 'amount'] },
        { fields: ['id', 'createdAt', 'amount', pick(random, ['currency', 'vatId', 'costCenter'])] },
      ];
    case 'function':
      return [
        { code: `function ${object.name}(value) {\n  return value.trim();\n}` },
        { code: `function ${object.name}(value) {\n  return String(value ?? '').trim();\n}` },
      ];
    case 'member': {
      const from = below(random, ROLES.length);
      return [{ role: ROLES[from] ?? '' }, { role: ROLES[(from + 1) % ROLES.length] ?? '' }];
    }
    default:
      return [{}, {}];
  }
}

function scenarioChange(object: SampleObject, random: Random): Change {
  const interval = pick(random, [1, 5, 15, 30, 60]);
  return pick<Change>(random, [
    [
      { scheduling: { type: 'indefinitely', interval: interval * 60 } },
      { scheduling: { type: 'indefinitely', interval: interval * 120 } },
    ],
    [
      { modules: 6 + below(random, 5), filters: 2 },
      { modules: 11 + below(random, 4), filters: 3 },
    ],
    [
      { settings: { maxErrors: 3, sequential: false, dataloss: false } },
      { settings: { maxErrors: 3 + below(random, 8), sequential: true, dataloss: false } },
    ],
    [{ name: `${object.name} (draft)` }, { name: object.name }],
    [{ folder: null }, { folder: pick(random, ['Production', 'In review', 'Archive']) }],
  ]);
}

function variableChange(name: string, random: Random): Change {
  if (/LIMIT|SIZE|HOUR/.test(name)) {
    const value = 10 * (1 + below(random, 20));
    return [{ value }, { value: value * pick(random, [2, 5, 10]) }];
  }
  if (/DRY_RUN|FEATURE/.test(name)) return [{ value: 'true' }, { value: 'false' }];
  return [{ value: '#finance-alerts' }, { value: pick(random, ['#ops-alerts', '#automation', 'eu-central']) }];
}
