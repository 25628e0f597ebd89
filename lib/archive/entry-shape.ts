import type { AuditLogEntry } from '../audit-log/entry';
import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import { jsonOfText, textOfJson } from './exact-json';

/**
 * What of an entry's `raw` its parsed fields cannot tell: which keys there were, in which form each value was written,
 * and everything unknown, literally. Entries of one kind share a shape, so it costs next to nothing; an odd one has
 * its own.
 */
export type Shape = readonly ShapeField[];
type ShapeField =
  /** The value follows from the entry's parsed fields. */
  | readonly [key: string, form: string]
  | readonly [key: string, form: typeof NESTED, fields: Shape]
  | readonly [key: string, form: typeof LITERAL, value: JsonValue]
  /** As `LITERAL`, for what plain JSON would not give back: see `exact-json`. */
  | readonly [key: string, form: typeof EXACT, text: string];

const NESTED = '{';
const LITERAL = '=';
const EXACT = '~';

type Parsed = Omit<AuditLogEntry, 'raw'>;

/** Writes a field as Make may have written it. What is tried decides size only: the value must come out equal. */
interface Form {
  readonly path: string;
  readonly name: string;
  readonly write: (entry: Parsed) => JsonValue | undefined;
  /** `false` where writing would be wasted work: the value cannot have this form. */
  readonly mayBe?: (value: JsonValue) => boolean;
}

const FORMS: readonly Form[] = [
  { path: 'uuid', name: 'uuid', write: (entry) => entry.uuid },
  { path: 'eventName', name: 'event', write: (entry) => entry.eventName },
  ...timeForms('triggeredAt', (entry) => entry.triggeredAt),
  ...timeForms('createdAt', (entry) => entry.createdAt),
  ...idForms('organizationId', 'organization', (entry) => entry.organizationId),
  ...idForms('organization.id', 'organization', (entry) => entry.organizationId),
  ...idForms('teamId', 'team', (entry) => entry.team?.id),
  ...idForms('team.id', 'team', (entry) => entry.team?.id),
  { path: 'team.name', name: 'teamName', write: (entry) => entry.team?.name },
  ...idForms('actor.id', 'actor', (entry) => entry.actor?.id),
  { path: 'actor.name', name: 'actorName', write: (entry) => entry.actor?.name },
  { path: 'actor.email', name: 'actorEmail', write: (entry) => entry.actor?.email },
  { path: 'targetId', name: 'target', write: (entry) => entry.targetId },
  { path: 'targetId', name: 'targetNumber', write: (entry) => numberOf(entry.targetId) },
  { path: 'version.from', name: 'from', write: (entry) => entry.version?.from },
  { path: 'version.from', name: 'fromNumber', write: (entry) => numberOf(entry.version?.from) },
  { path: 'version.to', name: 'to', write: (entry) => entry.version?.to },
  { path: 'version.to', name: 'toNumber', write: (entry) => numberOf(entry.version?.to) },
];

const FORMS_BY_PATH = Map.groupBy(FORMS, ({ path }) => path);
const FORM_BY_NAME: ReadonlyMap<string, Form> = new Map(FORMS.map((form) => [form.name, form]));
const NESTED_KEYS: ReadonlySet<string> = new Set(['organization', 'team', 'actor', 'version']);

/** `entry` is the parsed part as it will be decoded. */
export function shapeOf(raw: JsonObject, entry: Parsed): Shape {
  return fieldsOf(raw, entry, '');
}

/** What Make sent: the inverse of `shapeOf`. */
export function rawOf(shape: Shape, entry: Parsed): JsonObject {
  // fromEntries defines properties: a key `__proto__` stays a key.
  return Object.fromEntries(shape.map((field) => [field[0], fieldValue(field, entry)]));
}

function fieldsOf(object: JsonObject, entry: Parsed, prefix: string): Shape {
  return Object.entries(object).map(([key, value]): ShapeField => {
    if (isPlain(value)) {
      const forms = FORMS_BY_PATH.get(prefix + key);
      const form = forms?.find(({ mayBe, write }) => mayBe?.(value) !== false && write(entry) === value);
      return form ? [key, form.name] : [key, LITERAL, value];
    }
    if (prefix === '' && NESTED_KEYS.has(key) && isJsonObject(value)) {
      return [key, NESTED, fieldsOf(value, entry, `${key}.`)];
    }
    return [key, EXACT, textOfJson(value)];
  });
}

function fieldValue(field: ShapeField, entry: Parsed): JsonValue {
  const [, name, rest] = field;
  if (name === LITERAL && isPlain(rest)) return rest;
  if (name === EXACT && typeof rest === 'string') return jsonOfText(rest);
  if (name === NESTED && Array.isArray(rest)) return rawOf(rest, entry);
  const value = FORM_BY_NAME.get(name)?.write(entry);
  if (value === undefined) throw new TypeError(`Unknown form ${name}`);
  return value;
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    value === null ||
    (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0))
  );
}

function timeForms(path: string, timeOf: (entry: Parsed) => number | undefined): readonly Form[] {
  const form = (name: string, mayBe: (value: JsonValue) => boolean, write: (time: number) => JsonValue): Form => ({
    path,
    name: path + name,
    mayBe,
    write: (entry) => {
      const time = timeOf(entry);
      return time === undefined ? undefined : write(time);
    },
  });
  return [
    form('Iso', hasLength(24), isoOf),
    form('IsoSeconds', hasLength(20), (time) => isoOf(time).replace('.000Z', 'Z')),
    form('Milliseconds', isNumber, (time) => time),
    form('Seconds', isNumber, (time) => time / 1000),
  ];
}

function hasLength(length: number): (value: JsonValue) => boolean {
  return (value) => typeof value === 'string' && value.length === length;
}

function isNumber(value: JsonValue): boolean {
  return typeof value === 'number';
}

/** Empty, which no readable time is written as, for one outside of what `Date` holds. */
function isoOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

function idForms(path: string, name: string, idOf: (entry: Parsed) => number | undefined): readonly Form[] {
  return [
    { path, name: `${name}Id`, write: idOf },
    { path, name: `${name}IdText`, write: (entry) => idOf(entry)?.toString() },
  ];
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return text !== undefined && String(number) === text && Number.isFinite(number) ? number : undefined;
}
