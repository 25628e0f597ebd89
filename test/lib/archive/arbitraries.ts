import fc from 'fast-check';
import type { Actor, AuditLogEntry, TeamRef } from '@/lib/audit-log/entry';
import type { JsonObject, JsonValue } from '@/lib/json';
import { ORGANIZATION, START, uuidOf } from './builders';

/** Any text, lone surrogates, NUL and names that objects inherit among it. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\u0000', '\u0000=x', '\u0000-0', '\ud800', 'x\udfff', '__proto__', 'constructor', '=', '{', '~'),
);

const anyNumber = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.constantFrom(0, -0, Number.POSITIVE_INFINITY, 2 ** 53, 1e21),
);

/** A backslash where an escape could begin, or at the end. */
const LIKE_AN_ESCAPE = /^[^\\]*\\(?:$|["\\bfnrtu])/;

/**
 * Keys that `JSON.parse` reads right in every engine. V8 13.6 (Node 24) and 14.6 (Node 26) do not undo the escapes of a
 * key before they compare it with a key that came at its place before: once `{"a":1,"\\":2}` was read, `{"a":1,"\n":2}`
 * gives the key `\`. See https://github.com/nodejs/node/issues/63785. A key that can come out instead of another is
 * one that looks like the beginning of an escaped text; only those are left out.
 */
export const keysOf = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  texts.filter((text) => !LIKE_AN_ESCAPE.test(text));

const anyKey = keysOf(
  fc.oneof(anyText, fc.constantFrom('__proto__', 'id', 'name', 'toJSON', 'length', '"', '\n', '\\ \n', 'C:\\A"')),
);

/** What `JSON.parse` may give: `-0`, Infinity (from `1e999`) and keys called `__proto__` included. */
export const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    anyText,
    anyNumber,
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: objectOf(fc.array(fc.tuple(anyKey, tie('value')), { maxLength: 4 })),
})).value;

function objectOf(fields: fc.Arbitrary<[string, JsonValue][]>): fc.Arbitrary<JsonObject> {
  return fields.map((entries) => Object.fromEntries(entries));
}

/** Few values, so that equal ones, ties and known uuids come up. */
export const someUuid = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map(uuidOf),
  fc.constantFrom('odd', 'C37C7292-35CD-4DC4-9113-000000000001', '', ' '),
);
const someTime = fc.option(
  fc.oneof(
    fc.integer({ min: 0, max: 20 }).map((step) => START + step * 60_000),
    fc.constantFrom(1, START + 0.5, 253_402_300_799_999),
  ),
  { nil: undefined },
);
const someActor: fc.Arbitrary<Actor | undefined> = fc.option(
  fc.record(
    {
      id: fc.integer({ min: 1, max: 4 }),
      name: fc.constantFrom('Dana Kim', 'Ö. İpek', ''),
      email: fc.constantFrom('d@x.io', 'O@x.io'),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  { nil: undefined },
);
const someTeam: fc.Arbitrary<TeamRef | undefined> = fc.option(
  fc.record(
    { id: fc.integer({ min: 1, max: 3 }), name: fc.constantFrom('Finance', 'dana') },
    { requiredKeys: ['id'], noNullPrototype: true },
  ),
  { nil: undefined },
);

export const someFacts = fc.record(
  {
    uuid: someUuid,
    eventName: fc.constantFrom('webhook_created', 'scenario_updated', 'scenario_deleted', 'odd', ''),
    triggeredAt: someTime,
    createdAt: someTime,
    team: someTeam,
    actor: someActor,
    targetId: fc.option(fc.oneof(fc.integer({ min: 1, max: 5 }).map(String), anyText), { nil: undefined }),
    version: fc.option(
      fc.record(
        { from: fc.constantFrom('1', '2.0'), to: fc.constantFrom('2', 'v3') },
        { requiredKeys: [], noNullPrototype: true },
      ),
      { nil: undefined },
    ),
  },
  { noNullPrototype: true },
);

/** Values of `raw` in every form that could tell the fact, and in some that could not. */
function formsOf(value: JsonValue | undefined): fc.Arbitrary<JsonValue> {
  const forms: JsonValue[] = value === undefined ? [null] : [value, String(value), null];
  if (typeof value === 'string' && value !== '') forms.push(Number(value));
  if (typeof value === 'number') forms.push(value / 1000);
  if (typeof value === 'number' && Math.abs(value) < 8e15) {
    const iso = new Date(value).toISOString();
    forms.push(iso, `${iso.slice(0, 19)}Z`, iso.replace('Z', '+00:00'));
  }
  return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...forms.filter((form) => !Number.isNaN(form))) }, anyJson);
}

function rawOf(fields: Readonly<Record<string, JsonValue | undefined | object>>): fc.Arbitrary<JsonObject> {
  const known = fc.record(
    Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [
        key,
        typeof value === 'object' && value !== null ? rawOf({ ...value }) : formsOf(value),
      ]),
    ),
    { requiredKeys: [], noNullPrototype: true },
  );
  const unknown = fc.array(fc.tuple(anyKey, anyJson), { maxLength: 2 });
  return fc.tuple(known, unknown).map(([part, more]) => Object.fromEntries([...definedFields(part), ...more]));
}

/** An entry whose `raw` tells its facts in any form, or not at all, among anything else. */
export const anyEntry: fc.Arbitrary<AuditLogEntry> = someFacts.chain((facts) => {
  const { organizationId } = ORGANIZATION;
  const told = {
    ...facts,
    organizationId,
    organization: { id: organizationId },
    teamId: facts.team?.id,
  };
  return rawOf(told).map((raw) => ({ ...facts, organizationId, raw }));
});

function definedFields(part: Readonly<Record<string, JsonValue | undefined>>): [string, JsonValue][] {
  return Object.entries(part).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}
