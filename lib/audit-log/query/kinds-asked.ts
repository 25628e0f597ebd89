import type { AuditLogQuery } from '../query';
import type { TargetKind } from '../target';

/** The kinds that an answer can have; `undefined`: the query leaves it open, or asks also for what is of no known kind. */
export function kindsAsked({
  target,
  kind,
}: Pick<AuditLogQuery, 'target' | 'kind'>): ReadonlySet<TargetKind> | undefined {
  const ofTargets = known(
    target.include.map((term) => (typeof term === 'object' && 'kind' in term ? term.kind : undefined)),
  );
  const ofKinds = known(kind.include.map((term) => (term === 'none' ? undefined : term)));
  if (ofTargets === undefined || ofKinds === undefined) return ofTargets ?? ofKinds;
  return ofTargets.intersection(ofKinds);
}

function known(kinds: readonly (TargetKind | undefined)[]): ReadonlySet<TargetKind> | undefined {
  const found = new Set(kinds.filter((kind) => kind !== undefined));
  return kinds.length === 0 || kinds.includes(undefined) ? undefined : found;
}
