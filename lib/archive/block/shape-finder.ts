import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { JsonValue } from '@/lib/json';
import { fits, type Shape, shapeOfText, storedShapeOf } from './entry-shape';
import { textOfJson } from './exact-json';

/** What an entry's `raw` is made from beside its facts. */
export interface Written {
  readonly shape: Shape;
  /** Its literals as exact JSON; `null` if there are none. */
  readonly literals: string | null;
}

/** Odd entries have shapes and events of their own: they must not pile up. */
const MAX_REMEMBERED = 1000;
/** Shapes of one event that are tried before one is made out of an entry. */
const MAX_TRIED = 4;

/** Finds the shapes of entries one after the other: as a rule, that of one of the last of the same event. */
export function createShapeFinder(): (entry: AuditLogEntry) => Written {
  const shapes = new Map<string, Shape>();
  /** The last one first. */
  const byEvent = new Map<string, Shape[]>();
  let literals: JsonValue[] = [];
  let lastLiterals: readonly JsonValue[] = [];
  let lastText = '[]';

  function has(shape: Shape, entry: AuditLogEntry): boolean {
    if (literals.length > 0) literals = [];
    return fits(shape, entry.raw, entry, literals);
  }

  function find(entry: AuditLogEntry): Shape {
    const recent = byEvent.get(entry.eventName) ?? [];
    for (let index = 0; index < recent.length; index++) {
      const shape = recent[index];
      if (shape === undefined || !has(shape, entry)) continue;
      if (index > 0) recent.unshift(...recent.splice(index, 1));
      return shape;
    }
    const text = JSON.stringify(storedShapeOf(entry.raw, entry));
    const shape = shapes.get(text) ?? shapeOfText(text);
    remember(shapes, text, shape);
    remember(byEvent, entry.eventName, [shape, ...recent].slice(0, MAX_TRIED));
    has(shape, entry);
    return shape;
  }

  function textOf(): string | null {
    if (literals.length === 0) return null;
    if (!sameLiterals(literals, lastLiterals)) {
      lastLiterals = literals;
      lastText = textOfJson(literals);
      literals = [];
    }
    return lastText;
  }

  return (entry) => ({ shape: find(entry), literals: textOf() });
}

function remember<Value>(values: Map<string, Value>, key: string, value: Value): void {
  if (values.size >= MAX_REMEMBERED) values.clear();
  values.set(key, value);
}

/** Whether they are surely equal: objects are never looked into. */
function sameLiterals(a: readonly JsonValue[], b: readonly JsonValue[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    const value = a[index];
    if ((typeof value === 'object' && value !== null) || !Object.is(value, b[index])) return false;
  }
  return true;
}
