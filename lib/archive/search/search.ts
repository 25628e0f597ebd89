import type { IdColumn } from '@/lib/archive/columns/dictionary';
import type { IndexColumns } from '@/lib/archive/index/index-columns';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { SettledQuery, Span } from '@/lib/audit-log/query';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import { asksForFlags, type MarkMasks, markMasks } from './mark-mask';
import { type TargetMasks, targetMasks } from './target-masks';
import { actorMask, eventMask, type Mask, teamMask } from './term-masks';
import { type NameMasks, TEXT_FIELDS, type TextMasks, textMasks } from './text-masks';

/**
 * Writes those of the first `count` rows of `from` that pass to the start of `to` and returns how many they are.
 * `from` and `to` may be the same. A loop of its own for every kind of condition: that keeps each one small enough for
 * the engine to run it at the speed of memory.
 */
type Pass = (from: Uint32Array, count: number, to: Uint32Array) => number;

/** What passes go through, from one search to the next: as large as all rows, and a keystroke leaves no waste of that. */
let scratch = new Uint32Array();

/**
 * The rows of `order` that answer the query, in that order. The query is put to every value once, not to every row;
 * the rows then only look up answers.
 */
export function searchRows({
  columns,
  order,
  source,
  query,
  catalog,
  names,
  flagged,
}: {
  readonly columns: IndexColumns;
  readonly order: Uint32Array<ArrayBuffer>;
  readonly source: AuditLogSource;
  readonly query: SettledQuery;
  readonly catalog: EventCatalog;
  readonly names: readonly NamedTarget[];
  /** By row, 1 where it is flagged. Asked for only where it matters. */
  readonly flagged: () => Uint8Array;
}): Uint32Array<ArrayBuffer> {
  const rows = order.subarray(...rangeOf(order, columns.triggeredAt, query.period));
  const passes = [
    ...maskPass(columns.actor, actorMask(columns, query)),
    ...maskPass(columns.team, teamMask(columns, query, source)),
    ...maskPass(columns.event, eventMask(columns, query, catalog)),
    ...targetPasses(columns, targetMasks(columns, query, catalog, names)),
    ...markPass(columns, query, flagged),
    ...textMasks(columns, query, catalog, names).map((masks) =>
      masks.names === undefined ? textPass(columns, masks) : namedTextPass(columns, masks, masks.names),
    ),
  ];
  if (passes.length === 0) return rows;

  if (scratch.length < rows.length) scratch = new Uint32Array(rows.length);
  const found = scratch;
  let from: Uint32Array = rows;
  let count = rows.length;
  for (const pass of passes) {
    count = pass(from, count, found);
    from = found;
  }
  return found.slice(0, count);
}

function maskPass(column: IdColumn, mask: Mask): readonly Pass[] {
  return mask === undefined ? [] : [maskLoop(column, mask)];
}

function maskLoop(column: IdColumn, mask: NonNullable<Mask>): Pass {
  return (from, count, to) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const row = from[index] ?? 0;
      to[kept] = row;
      kept += mask[column[row] ?? 0] ?? 0;
    }
    return kept;
  };
}

function markPass(columns: IndexColumns, query: SettledQuery, flagged: () => Uint8Array): readonly Pass[] {
  const masks = markMasks(columns, query);
  if (masks === undefined) return [];
  return [asksForFlags(query) ? flagPass(columns.mark, masks, flagged()) : maskLoop(columns.mark, masks.unflagged)];
}

function flagPass(column: IdColumn, { unflagged, flagged }: MarkMasks, flags: Uint8Array): Pass {
  return (from, count, to) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const row = from[index] ?? 0;
      to[kept] = row;
      kept += (flags[row] === 1 ? flagged : unflagged)[column[row] ?? 0] ?? 0;
    }
    return kept;
  };
}

/** Keeps the rows whose target is among those of `bits`, or, with `hit` 0 and `miss` 1, those whose is not. */
function targetPass(
  { event, target }: IndexColumns,
  kindOfEvent: Uint32Array,
  bits: Uint32Array,
  { hit, miss }: { readonly hit: number; readonly miss: number },
): Pass {
  return (from, count, to) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const row = from[index] ?? 0;
      const kind = kindOfEvent[event[row] ?? 0] ?? 0;
      to[kept] = row;
      kept += ((bits[target[row] ?? 0] ?? 0) & kind) === 0 ? miss : hit;
    }
    return kept;
  };
}

function targetPasses(columns: IndexColumns, masks: TargetMasks | undefined): readonly Pass[] {
  if (masks === undefined) return [];
  const { kindOfEvent, include, exclude } = masks;
  return [
    ...(include ? [targetPass(columns, kindOfEvent, include, { hit: 1, miss: 0 })] : []),
    ...(exclude ? [targetPass(columns, kindOfEvent, exclude, { hit: 0, miss: 1 })] : []),
  ];
}

function textPass(columns: IndexColumns, masks: TextMasks): Pass {
  const { required, asked } = masks;
  // A word that no value contains: no row to look at.
  if (required & ~masks.anywhere) return () => 0;
  const [only, ...more] = TEXT_FIELDS.filter((field) => masks.within[field] !== 0);
  if (only !== undefined && more.length === 0) return oneFieldPass(columns[only], masks[only], masks);
  const { event, actor, team, target } = columns;
  return (from, count, to) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const row = from[index] ?? 0;
      const found =
        (masks.event[event[row] ?? 0] ?? 0) |
        (masks.actor[actor[row] ?? 0] ?? 0) |
        (masks.team[team[row] ?? 0] ?? 0) |
        (masks.target[target[row] ?? 0] ?? 0);
      to[kept] = row;
      if ((found & asked) === required) kept++;
    }
    return kept;
  };
}

/** As `textPass`, where no other field has any of the words: a number is found in ids, a person's name in actors. */
function oneFieldPass(column: IdColumn, bits: Uint32Array, { required, asked }: TextMasks): Pass {
  const mask = new Uint8Array(bits.length);
  for (let value = 0; value < mask.length; value++) mask[value] = ((bits[value] ?? 0) & asked) === required ? 1 : 0;
  return maskLoop(column, mask);
}

/** As `textPass`, and through the names of objects. */
function namedTextPass(columns: IndexColumns, masks: TextMasks, names: NameMasks): Pass {
  const { event, actor, team, target } = columns;
  const { required, asked } = masks;
  if (required & ~masks.anywhere) return () => 0;
  return (from, count, to) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const row = from[index] ?? 0;
      const kind = names.kind[event[row] ?? 0] ?? 0;
      const found =
        (masks.event[event[row] ?? 0] ?? 0) |
        (masks.actor[actor[row] ?? 0] ?? 0) |
        (masks.team[team[row] ?? 0] ?? 0) |
        (masks.target[target[row] ?? 0] ?? 0) |
        (names.bits[(names.slot[target[row] ?? 0] ?? 0) + kind] ?? 0);
      to[kept] = row;
      if ((found & asked) === required) kept++;
    }
    return kept;
  };
}

/** Where in `order` (newest first, unreadable times last) the period begins and ends. */
function rangeOf(order: Uint32Array, triggeredAt: Float64Array, { after, before }: Span): [number, number] {
  if (after === undefined && before === undefined) return [0, order.length];
  const timeAt = (index: number): number => triggeredAt[order[index] ?? 0] ?? Number.NaN;
  const start = firstIndex(order.length, (index) => !(timeAt(index) >= (before ?? Number.POSITIVE_INFINITY)));
  const end = firstIndex(order.length, (index) => !(timeAt(index) >= (after ?? Number.NEGATIVE_INFINITY)));
  return [start, Math.max(start, end)];
}

/** The first index at which `holds`, which stays true from there on, is true. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
