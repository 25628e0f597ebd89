import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/json';
import { type Facts, FORMS_BY_PATH, type Form, formOf } from './entry-forms';

/**
 * What of an entry's `raw` its facts cannot tell: which keys there were in which order, and in which form each value
 * was written. What follows from no fact (unknown fields, odd values) is a literal; literals stand beside the shape,
 * in the order of its fields. Entries of one kind share a shape.
 */
export type StoredShape = readonly StoredField[];
export type StoredField =
  | readonly [key: string, form: string]
  | readonly [key: string, form: typeof NESTED, fields: StoredShape];

const NESTED = '{';
const LITERAL = '=';
const NESTED_KEYS: ReadonlySet<string> = new Set(['organization', 'team', 'actor', 'version']);

/** A shape ready for use. */
export interface Shape {
  /** As it is stored; equal for equal shapes only. */
  readonly text: string;
  readonly fields: readonly Field[];
}

interface Field {
  readonly key: string;
  /** Neither form nor fields: a literal. */
  readonly form: Form | undefined;
  readonly fields: readonly Field[] | undefined;
  /** What would be no literal there: forms, and an object where its fields are told. */
  readonly otherForms: readonly Form[];
  readonly isNestable: boolean;
}

/** An entry has one shape only: what can be told by a form is never a literal. `entry` is what will be decoded. */
export function storedShapeOf(raw: JsonObject, entry: Facts): StoredShape {
  return storedFields(raw, entry, '');
}

function storedFields(object: JsonObject, entry: Facts, prefix: string): StoredShape {
  return Object.entries(object).map(([key, value]): StoredField => {
    if (isNestable(key, prefix) && isJsonObject(value)) return [key, NESTED, storedFields(value, entry, `${key}.`)];
    return [key, formFor(FORMS_BY_PATH.get(prefix + key), value, entry)?.name ?? LITERAL];
  });
}

function isNestable(key: string, prefix: string): boolean {
  return prefix === '' && NESTED_KEYS.has(key);
}

function formFor(forms: readonly Form[] | undefined, value: JsonValue, entry: Facts): Form | undefined {
  return forms?.find((form) => form.is(value, entry));
}

export function shapeOfText(text: string): Shape {
  const stored: StoredShape = JSON.parse(text);
  return { text, fields: compiled(stored, '') };
}

function compiled(fields: StoredShape, prefix: string): readonly Field[] {
  return fields.map(([key, name, nested]) => {
    const path = prefix + key;
    const field = {
      key,
      form: undefined,
      fields: undefined,
      otherForms: FORMS_BY_PATH.get(path) ?? [],
      isNestable: isNestable(key, prefix),
    };
    if (name === LITERAL) return field;
    if (name === NESTED && nested !== undefined) return { ...field, fields: compiled(nested, `${key}.`) };
    const form = formOf(path, name);
    if (form === undefined) throw new TypeError(`Unknown form ${name}`);
    return { ...field, form };
  });
}

/** Whether the entry has this shape; its literals are then added to `literals`, else anything may be. */
export function fits({ fields }: Shape, raw: JsonObject, entry: Facts, literals: JsonValue[]): boolean {
  return fieldsFit(fields, raw, entry, literals);
}

function fieldsFit(fields: readonly Field[], object: JsonObject, entry: Facts, literals: JsonValue[]): boolean {
  let index = 0;
  for (const key in object) {
    const field = fields[index++];
    const value = object[key];
    if (field === undefined || field.key !== key || value === undefined) return false;
    if (field.form) {
      if (!field.form.is(value, entry)) return false;
    } else if (field.fields) {
      if (!isJsonObject(value) || !fieldsFit(field.fields, value, entry, literals)) return false;
    } else {
      if (field.isNestable && isJsonObject(value)) return false;
      if (field.otherForms.length > 0 && formFor(field.otherForms, value, entry)) return false;
      literals.push(value);
    }
  }
  return index === fields.length;
}

/** What Make sent. */
export function rawOf({ fields }: Shape, entry: Facts, literals: readonly JsonValue[]): JsonObject {
  let next = 0;
  const objectOf = (inner: readonly Field[]): JsonObject => {
    const object: Record<string, JsonValue> = {};
    for (const field of inner) define(object, field.key, valueIn(field));
    return object;
  };
  const valueIn = (field: Field): JsonValue => {
    if (field.fields) return objectOf(field.fields);
    const value = field.form ? field.form.write(entry) : literals[next++];
    if (value === undefined) throw new TypeError(`Nothing to write for ${field.key}`);
    return value;
  };
  return objectOf(fields);
}

/** A key called `__proto__` stays a key. */
function define(object: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else object[key] = value;
}
