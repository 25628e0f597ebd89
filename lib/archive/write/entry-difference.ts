import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/json';

/**
 * What the same entry may bear or lack depending on whose log it was read from; that alone is no change at Make.
 */
const KEYS_OF_SOURCE: ReadonlySet<string> = new Set(['organization', 'organizationId', 'team', 'teamId']);

/** How `now` differs from `before`, under the same uuid. `richer`: the same, told more fully by another log. */
export function differenceOf(before: AuditLogEntry, now: AuditLogEntry): 'none' | 'richer' | 'changed' {
  const keys = new Set([...Object.keys(before.raw), ...Object.keys(now.raw)]);
  let gains = before.team === undefined && now.team !== undefined;
  let loses = before.team !== undefined && now.team === undefined;
  for (const key of keys) {
    const old = own(before.raw, key);
    const value = own(now.raw, key);
    if (KEYS_OF_SOURCE.has(key) && (isMissing(old) || isMissing(value))) {
      gains ||= isMissing(old) && !isMissing(value);
      loses ||= !isMissing(old) && isMissing(value);
    } else if (old === undefined || value === undefined || !sameJson(old, value)) {
      return 'changed';
    }
  }
  return gains && !loses ? 'richer' : 'none';
}

function isMissing(value: JsonValue | undefined): boolean {
  return value === undefined || value === null;
}

function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index] ?? null));
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => sameProperty(own(a, key), own(b, key)));
  }
  return Object.is(a, b);
}

function sameProperty(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a !== undefined && b !== undefined && sameJson(a, b);
}

/** A key named `__proto__` or `toString` must not find what every object inherits. */
function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
