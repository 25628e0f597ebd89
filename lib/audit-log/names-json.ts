import { isJsonObject, type JsonArray, type JsonObject } from '../json';
import { MAX_NAME_LENGTH, type NameSighting, namesOf, type TargetNames } from './names';
import { TARGET_KINDS, type Target } from './target';

/** Characters. Make's ids are numbers, UUIDs and short names. */
const MAX_ID = 200;

/** Rows of `[kind, id, name, at, name, at, …]`; the object around them leaves room for later. */
export function namesToJson(names: TargetNames): JsonObject {
  const rows: JsonArray[] = [];
  for (const { target, names: dated } of names.all()) {
    rows.push([target.kind, target.id, ...dated.flatMap(({ name, at }) => [name, at])]);
  }
  return { names: rows };
}

/** Total: what cannot be read, of whatever version, is left out. */
export function namesFromJson(json: unknown): TargetNames {
  const rows = isJsonObject(json) ? json.names : undefined;
  return namesOf(Array.isArray(rows) ? rows.flatMap(sightingsOf) : []);
}

function sightingsOf(row: unknown): readonly NameSighting[] {
  if (!Array.isArray(row)) return [];
  const [kind, id, ...dated]: readonly unknown[] = row;
  const target = targetOf(kind, id);
  if (target === undefined) return [];
  const sightings: NameSighting[] = [];
  for (let place = 0; place + 1 < dated.length; place += 2) {
    const name = dated[place];
    const at = dated[place + 1];
    if (typeof name !== 'string' || name === '' || name.length > MAX_NAME_LENGTH || !Number.isFinite(at)) continue;
    sightings.push({ target, name, at: Number(at) });
  }
  return sightings;
}

function targetOf(kind: unknown, id: unknown): Target | undefined {
  const known = TARGET_KINDS.find((one) => one === kind);
  if (known === undefined || typeof id !== 'string' || id === '' || id.length > MAX_ID) return undefined;
  return { kind: known, id };
}
