import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import { type Age, ageOfContainer, cleanId, cleanName, parseFieldKey, sidesOf } from './name-fields';
import type { NameSighting } from './names';
import { sameTarget, type Target, type TargetKind } from './target';

/** A name and how the details told it. */
interface Told {
  readonly target: Target;
  readonly name: string;
  readonly age: Age;
}

/** Fields looked at per object, items per list: a name is near the top, if anywhere. */
const MOST = 100;

/**
 * The names that an entry's details tell. Make documents one field (`webhookName`); others are read by their pattern,
 * and only for what they surely belong to: the entry's own object, or one whose id stands beside its name. `at` (ms
 * since the epoch) is when it happened; what a thing was called before that counts for the moment before.
 */
export function namesInDetails(target: Target, details: JsonObject, at: number): readonly NameSighting[] {
  const told = [...toldBy(details, target, 'then'), ...toldByChanges(details, target)];
  const renamed = (one: Target) => told.some((other) => other.age === 'after' && sameTarget(other.target, one));
  // Beside what it is called since, a name that does not say from when it is may be either.
  return told
    .filter((one) => isOfOwnOrStore(one, target))
    .map(({ target: named, name, age }) => {
      const isFormer = age === 'before' || (age === 'then' && renamed(named));
      return { target: named, name, at: isFormer ? at - 1 : at };
    });
}

/** A record's fields are what people put into their store: nothing among them names a thing of Make's but the store. */
function isOfOwnOrStore(told: Told, target: Target): boolean {
  return target.kind !== 'data-store-record' || (told.target.kind === 'data-store' && told.age === 'then');
}

/** `side` is what the object itself stands for: all the details, or one side of a change. */
function* toldBy(object: JsonObject, target: Target, side: Age): Iterable<Told> {
  const fields = fieldsOf(object).map(([key, value]) => ({ key, value, ...parseFieldKey(key) }));
  const ids = new Map<string, string>();
  for (const { what, kind, age, value } of fields) {
    const id = what === 'id' ? cleanId(value) : undefined;
    if (id !== undefined) ids.set(`${age} ${kind ?? ''}`, id);
  }

  /** Whose name a field is; `undefined` where it may be another's. */
  function ownerOf(kind: TargetKind | undefined, age: Age): Target | undefined {
    const id = ids.get(`${age} ${kind ?? ''}`);
    if (kind !== undefined && kind !== target.kind) return id === undefined ? undefined : { kind, id };
    const said = id ?? ids.get(`then ${kind ?? ''}`);
    if (said === undefined || said === target.id) return target;
    return kind === undefined || age !== 'then' ? undefined : { kind, id: said };
  }

  for (const { key, value, what, kind, age } of fields) {
    const container = side === 'then' ? ageOfContainer(key) : undefined;
    if (container !== undefined && isJsonObject(value)) yield* toldBy(value, target, container);
    else if (kind === 'other') continue;
    else if (what === 'name') {
      for (const { name, age: own } of namesOfField(value, age)) {
        const owner = ownerOf(kind, own);
        if (owner !== undefined) yield { target: owner, name, age: outermost(side, own) };
      }
    } else if (what === 'else' && kind !== undefined && isJsonObject(value)) {
      yield* toldOfObject(kind, value, target, outermost(side, age));
    }
  }
}

/** `"webhook": { "id": 3000, "name": "Orders" }` */
function* toldOfObject(kind: TargetKind, object: JsonObject, target: Target, side: Age): Iterable<Told> {
  const id = cleanId(object.id) ?? (kind === target.kind ? target.id : undefined);
  if (id === undefined || object.name === undefined) return;
  for (const { name, age } of namesOfField(object.name, side)) yield { target: { kind, id }, name, age };
}

function namesOfField(value: JsonValue, age: Age): readonly { readonly name: string; readonly age: Age }[] {
  return sidesOf(value).flatMap((side) => {
    const name = cleanName(side.value);
    return name === undefined ? [] : [{ name, age: outermost(age, side.age) }];
  });
}

const CHANGES = ['changes', 'changed', 'diff', 'changedFields', 'updatedFields'];
const FIELD_OF_CHANGE = ['field', 'property', 'key', 'path', 'attribute', 'name'];

/** `"changes": { "name": { "from": "A", "to": "B" } }`, or a list of `{ "field": "name", "old": "A", "new": "B" }`. */
function* toldByChanges(details: JsonObject, target: Target): Iterable<Told> {
  for (const [key, changes] of fieldsOf(details)) {
    if (!CHANGES.includes(key)) continue;
    if (isJsonObject(changes)) yield* toldBy(changes, target, 'then');
    if (Array.isArray(changes)) {
      for (const change of changes.slice(0, MOST)) yield* toldBy(fieldOfChange(change), target, 'then');
    }
  }
}

function fieldOfChange(change: JsonValue): JsonObject {
  if (!isJsonObject(change)) return {};
  const field = FIELD_OF_CHANGE.map((key) => change[key]).find((value) => typeof value === 'string');
  return typeof field === 'string' ? { [field]: change } : {};
}

function fieldsOf(object: JsonObject): readonly (readonly [key: string, value: JsonValue])[] {
  return Object.entries(object).slice(0, MOST);
}

/** What is said outside counts for everything inside. */
function outermost(outer: Age, inner: Age): Age {
  return outer === 'then' ? inner : outer;
}
