import type { AuditLogEntry } from '../audit-log/entry';
import type { JsonValue } from '../json';
import { fits, type Shape, shapeOfText, storedShapeOf } from './entry-shape';
import { textOfJson } from './exact-json';

/** What an entry's `raw` is made from beside its facts. */
export interface Written {
  readonly shape: Shape;
  /** Its literals as exact JSON; `null` if there are none. */
  readonly literals: string | null;
}

/** Shapes to try before one is made out of an entry: Make writes few. */
const TRIED = 32;
/** Odd entries have shapes of their own: they must not pile up. */
const MAX_REMEMBERED = 1000;

/** Finds the shapes of entries one after the other: as a rule, that of one of the last entries. */
export function createShapeFinder(): (entry: AuditLogEntry) => Written {
  const shapes = new Map<string, Shape>();
  /** The latest first. */
  const recent: Shape[] = [];
  let lastLiterals: readonly JsonValue[] = [];
  let lastText = '[]';
  let literals: JsonValue[] = [];

  function find(entry: AuditLogEntry): Shape {
    for (let index = 0; index < recent.length; index++) {
      const shape = recent[index];
      literals.length = 0;
      if (shape === undefined || !fits(shape, entry.raw, entry, literals)) continue;
      // One step to the front: what comes often gets there, what comes once does not.
      if (index > 0) swap(recent, index, index - 1);
      return shape;
    }
    const text = JSON.stringify(storedShapeOf(entry.raw, entry));
    const shape = shapes.get(text) ?? shapeOfText(text);
    if (shapes.size >= MAX_REMEMBERED) shapes.clear();
    shapes.set(text, shape);
    recent.length = Math.min(recent.length, TRIED - 1);
    recent.push(shape);
    literals.length = 0;
    fits(shape, entry.raw, entry, literals);
    return shape;
  }

  function textOf(): string | null {
    if (literals.length === 0) return null;
    const isSame =
      literals.length === lastLiterals.length &&
      literals.every((value, index) => sameLiteral(value, lastLiterals[index]));
    if (isSame) return lastText;
    lastLiterals = literals;
    lastText = textOfJson(literals);
    literals = [];
    return lastText;
  }

  return (entry) => ({ shape: find(entry), literals: textOf() });
}

/** Whether they are surely equal: objects are never looked into. */
function sameLiteral(a: JsonValue, b: JsonValue | undefined): boolean {
  return (typeof a !== 'object' || a === null) && Object.is(a, b);
}

function swap(shapes: Shape[], a: number, b: number): void {
  const [left, right] = [shapes[a], shapes[b]];
  if (left && right) [shapes[a], shapes[b]] = [right, left];
}
