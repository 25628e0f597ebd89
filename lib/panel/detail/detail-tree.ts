import { isJsonObject, type JsonValue } from '@/lib/json';

/** One line of a value drawn as a tree. */
export interface TreeChild {
  /** A key, or an index of an array. */
  readonly key: string;
  readonly value: JsonValue;
  readonly path: string;
}

export function isBranch(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && childCount(value) > 0;
}

export function childCount(value: JsonValue): number {
  if (Array.isArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : 0;
}

/** The first children of a value; of the rest only the number is known. A value may have tens of thousands. */
export function childrenOf(value: JsonValue, path: string, most: number): readonly TreeChild[] {
  if (Array.isArray(value)) {
    return value.slice(0, most).map((item, at) => ({ key: String(at), value: item, path: `${path}[${at}]` }));
  }
  if (!isJsonObject(value)) return [];
  return Object.keys(value)
    .slice(0, most)
    .map((key) => ({ key, value: value[key] ?? null, path: pathOf(path, key) }));
}

/** `details.webhookName`, `details["odd key"]`: what a person can paste into a query or a script. */
function pathOf(path: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

/** JSON for a person; what cannot be written (nested beyond what the browser's own writer does) gives `undefined`. */
export function prettyJson(value: JsonValue): string | undefined {
  try {
    return JSON.stringify(value, undefined, 2);
  } catch (error) {
    // The writer recurses; only its stack can run out here.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
