import { isJsonObject, type JsonObject, type JsonValue } from '../json';

/** Fields of Make's entry that every SIEM format has a place for, and the parts of those that are objects. */
const MAPPED: ReadonlyMap<string, ReadonlySet<string> | undefined> = new Map([
  ['uuid', undefined],
  ['createdAt', undefined],
  ['triggeredAt', undefined],
  ['organizationId', undefined],
  ['eventName', undefined],
  ['targetId', undefined],
  ['organization', new Set(['id', 'name'])],
  ['team', new Set(['id', 'name'])],
  ['actor', new Set(['id', 'name', 'email'])],
  ['version', new Set(['from', 'to'])],
]);

/** What Make sent beside the fields we know, for the place where a format keeps what it has no name for. */
export function unmappedFields(raw: JsonObject): JsonObject | undefined {
  const rest: [string, JsonValue][] = [];
  for (const key of Object.keys(raw)) {
    const value = raw[key];
    const left = value === undefined ? undefined : unmappedOf(key, value);
    if (left !== undefined) rest.push([key, left]);
  }
  return asObject(rest);
}

function unmappedOf(key: string, value: JsonValue): JsonValue | undefined {
  if (!MAPPED.has(key)) return value;
  const parts = MAPPED.get(key);
  if (parts === undefined || value === null) return undefined;
  if (!isJsonObject(value)) return value;
  return asObject(Object.entries(value).filter(([part]) => !parts.has(part)));
}

function asObject(fields: readonly [string, JsonValue][]): JsonObject | undefined {
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

/** The name that only `raw` carries. */
export function organizationNameOf({ organization }: JsonObject): string | undefined {
  const name = isJsonObject(organization) ? organization.name : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
