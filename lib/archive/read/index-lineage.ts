import { type Contents, lineOf } from '@/lib/archive/block-store';
import { type CompareRows, firstIndex, sortRows } from '@/lib/archive/columns/sort-rows';
import { createTimeOrder } from '@/lib/archive/columns/time-order';
import { createIndexRows, type IndexRows } from '@/lib/archive/index/index-rows';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { Medium } from '@/lib/storage/medium';
import { placeIn } from './neighbours';

/** What the indexes of one organization share, from the first load over all refreshes. */
export interface Lineage {
  readonly organization: OrganizationRef;
  readonly medium: Medium;
  /** As of `lineOf`. */
  readonly line: string | undefined;
  readonly rows: IndexRows;
  /** Sequences of blocks whose rows are all there. */
  readonly read: Set<number>;
  readonly damaged: Set<number>;
  order: Uint32Array<ArrayBuffer>;
  /** How many rows are sorted into `order`, or replaced, and how many were replaced then. */
  sorted: number;
  replaced: number;
  /** Refreshes asked for at once add nothing twice: one after the other. */
  busy: Promise<unknown>;
}

/** Rows that were replaced stay in memory; when they are so many, and this part of all, it is time to begin anew. */
const MANY_REPLACED = 32_768;
const REPLACED_PART = 1 / 4;

export function createLineage(organization: OrganizationRef, medium: Medium, { head }: Contents): Lineage {
  const { zone, organizationId } = organization;
  return {
    organization: { zone, organizationId },
    medium,
    line: lineOf(head),
    rows: createIndexRows(organization),
    read: new Set(),
    damaged: new Set(),
    order: new Uint32Array(),
    sorted: 0,
    replaced: 0,
    busy: Promise.resolve(),
  };
}

/** `false` if what the lineage has is of another place, or mostly waste: then everything is read anew. */
export function continues(
  { organization: own, medium: ownMedium, line, rows }: Lineage,
  organization: OrganizationRef,
  medium: Medium,
  { head }: Contents,
): boolean {
  return (
    organizationKey(own) === organizationKey(organization) &&
    ownMedium === medium &&
    line === lineOf(head) &&
    rows.replaced.size < Math.max(MANY_REPLACED, rows.columns.size * REPLACED_PART)
  );
}

/** Brings the rows that were added since into the order, and takes out those that were replaced. */
export function sortIn(lineage: Lineage): void {
  const { order, sorted, rows } = lineage;
  const { columns, uuids, replaced, runs } = rows;
  const { size } = columns;
  if (sorted === size) return;
  for (const _step of rows.settle());
  const compare = createTimeOrder(() => columns.triggeredAt, uuids);
  const all = new Uint32Array(order.length + size - sorted);
  let length = 0;
  let taken = 0;
  for (const place of placesOf([...replaced].slice(lineage.replaced), order, compare)) {
    all.set(order.subarray(taken, place), length);
    length += place - taken;
    taken = place + 1;
  }
  all.set(order.subarray(taken), length);
  length += order.length - taken;
  const starts = [0];
  const later = runs.slice(firstIndex(0, runs.length, (index) => (runs[index] ?? 0) > sorted));
  [sorted, ...later].forEach((start, index) => {
    if (length > 0) starts.push(length);
    const end = later[index] ?? size;
    if (replaced.size === 0) for (let row = start; row < end; row++) all[length++] = row;
    else for (let row = start; row < end; row++) if (!replaced.has(row)) all[length++] = row;
  });
  lineage.order = sortRows(all.length === length ? all : all.slice(0, length), compare, starts);
  lineage.sorted = size;
  lineage.replaced = replaced.size;
}

/** Where those of the rows that are in the order stand in it, rising. */
function placesOf(rows: readonly number[], order: Uint32Array, compare: CompareRows): readonly number[] {
  const places = rows.flatMap((row) => {
    const place = placeIn(order, row, compare);
    return order[place] === row ? place : [];
  });
  return places.sort((a, b) => a - b);
}
