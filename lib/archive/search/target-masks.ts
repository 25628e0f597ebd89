import type { IndexColumns } from '@/lib/archive/index/index-columns';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogQuery, TargetTerm } from '@/lib/audit-log/query';
import { TARGET_KINDS, type TargetKind } from '@/lib/audit-log/target';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import { findNamed } from './find-named';
import { foldedParts, hasTerms } from './term-masks';

/** Bits of kinds: an id of a target counts only together with the kind its event tells. */
export interface TargetMasks {
  readonly kindOfEvent: Uint32Array;
  readonly include: Uint32Array | undefined;
  readonly exclude: Uint32Array | undefined;
}

const OTHER_KIND = 1 << TARGET_KINDS.length;
const ANY_KIND = OTHER_KIND * 2 - 1;

export function targetMasks(
  columns: IndexColumns,
  { target: terms }: Pick<AuditLogQuery, 'target'>,
  catalog: EventCatalog,
  names: readonly NamedTarget[],
): TargetMasks | undefined {
  if (!hasTerms(terms)) return undefined;
  const { include, exclude } = terms;
  return {
    kindOfEvent: Uint32Array.from(columns.events.values, (name) => kindBit(catalog.kind(name))),
    include: include.length === 0 ? undefined : bitsOf(columns, include, names),
    exclude: exclude.length === 0 ? undefined : bitsOf(columns, exclude, names),
  };
}

/** For every id, the kinds with which it is one of the terms. */
function bitsOf({ targets }: IndexColumns, terms: readonly TargetTerm[], names: readonly NamedTarget[]): Uint32Array {
  const bits = new Uint32Array(targets.size);
  const add = (id: string | undefined, kinds: number): void => {
    const target = targets.find(id);
    if (target !== undefined) bits[target] = (bits[target] ?? 0) | kinds;
  };
  for (const term of terms) {
    if (term === 'none') {
      add(undefined, ANY_KIND);
      add('', ANY_KIND);
    } else if ('id' in term) add(term.id, term.kind === undefined ? ANY_KIND : kindBit(term.kind));
  }
  const parts = foldedParts(terms);
  if (parts.length === 0) return bits;
  for (const part of parts) {
    targets.containing(part, (target) => {
      bits[target] = ANY_KIND;
    });
    findNamed(names)(part, ({ kind, id }) => add(id, kindBit(kind)));
  }
  return bits;
}

function kindBit(kind: TargetKind | undefined): number {
  return kind === undefined ? OTHER_KIND : 1 << TARGET_KINDS.indexOf(kind);
}
