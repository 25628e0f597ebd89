import type { AuditLogSource } from '../audit-log/source';
import type { SourceRecord } from './contract';
import type { Dropped } from './retain-entries';

/**
 * A source's record after entries of its organization were dropped: it claims what was recorded since the last of them
 * and no more. `left`: how many entries the organization still holds.
 */
export function withoutDropped(
  source: AuditLogSource,
  record: SourceRecord,
  dropped: Iterable<Dropped>,
  left: number,
): SourceRecord {
  const { coverage } = record;
  const { from = Number.NEGATIVE_INFINITY, to, depth } = coverage;
  let claimed = 0;
  let keptFrom = Number.NEGATIVE_INFINITY;
  for (const { recordedAt, teamId } of dropped) {
    const isOurs = source.type === 'organization' || source.teamId === teamId;
    if (!isOurs || recordedAt < from) continue;
    claimed++;
    keptFrom = Math.max(keptFrom, recordedAt + 1);
  }
  if (claimed === 0) return record;
  return {
    ...record,
    unseen: Math.min(record.unseen, left),
    coverage: {
      ...coverage,
      ...(coverage.from !== undefined && { from: keptFrom }),
      // Nothing that we keep was recorded in between: there is no hole.
      ...(to !== undefined && { to: Math.max(to, keptFrom) }),
      ...(depth !== undefined && { depth: Math.max(0, depth - claimed) }),
      complete: false,
    },
  };
}
