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
  // Most entries have none: nothing is made before there is one.
  let rest: [string, JsonValue][] | undefined;
  for (const key in raw) {
    const value = raw[key];
    const left = value === undefined ? undefined : unmappedOf(key, value);
    if (left === undefined) continue;
    rest ??= [];
    rest.push([key, left]);
  }
  return rest && Object.fromEntries(rest);
}

function unmappedOf(key: string, value: JsonValue): JsonValue | undefined {
  const parts = MAPPED.get(key);
  if (parts === undefined) return MAPPED.has(key) ? undefined : value;
  if (value === null) return undefined;
  if (!isJsonObject(value)) return value;
  for (const part in value) {
    if (!parts.has(part)) return Object.fromEntries(Object.entries(value).filter(([name]) => !parts.has(name)));
  }
  return undefined;
}

/** The name that only `raw` carries. */
export function organizationNameOf({ organization }: JsonObject): string | undefined {
  const name = isJsonObject(organization) ? organization.name : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
