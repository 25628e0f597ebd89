import type { Coverage, CoverageSpan, SourceRecord } from '@/lib/archive/contract';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { Dropped } from './retain-entries';

/** What was dropped, as far as it concerns all sources of the organization. */
export interface Dropping {
  /** Anew at every call: they may be a million. */
  readonly dropped: () => Iterable<Dropped>;
  /** How many entries the organization still holds. */
  readonly left: number;
  /** Only so many are kept, and what was recorded before (ms) is beyond them; absent where only time was the limit. */
  readonly beyond: SourceRecord['beyond'];
}

/** A source's record after entries of its organization were dropped: none of its spans claims any of them any more. */
export function withoutDropped(source: AuditLogSource, record: SourceRecord, dropping: Dropping): SourceRecord {
  const { dropped, left, beyond } = dropping;
  const { coverage } = record;
  const counts = countClaimed(source, coverage, dropped());
  if (beyond === undefined && counts.every(({ claimed }) => claimed === 0)) return record;
  const [first = NONE, ...below] = counts;
  const { older: _, ...upper } = trimmed(coverage, first);
  const older = (coverage.older ?? []).flatMap((span, index) => trimmedSpan(span, below[index] ?? NONE));
  return {
    ...record,
    unseen: Math.min(record.unseen, left),
    ...(beyond !== undefined && { beyond }),
    coverage: { ...upper, ...(older.length > 0 && { older }) },
  };
}

interface Claimed {
  /** How many of the dropped entries a span claimed. */
  readonly claimed: number;
  /** What it still holds was recorded since: ms since the epoch. */
  readonly keptFrom: number;
}

const NONE: Claimed = { claimed: 0, keptFrom: Number.NEGATIVE_INFINITY };

/** For the newest span, then for each below it. */
function countClaimed(source: AuditLogSource, coverage: Coverage, dropped: Iterable<Dropped>): readonly Claimed[] {
  const { older = [] } = coverage;
  // The newest span goes up to now; a span with no end below takes all that is left.
  const begins = [coverage, ...older].map(({ from, complete }) =>
    complete || from === undefined ? Number.NEGATIVE_INFINITY : from,
  );
  const counts: Claimed[] = begins.map(() => NONE);
  for (const { recordedAt, teamId } of dropped) {
    if (source.type === 'team' && source.teamId !== teamId) continue;
    const index = begins.findIndex((from) => recordedAt >= from);
    const before = counts[index];
    if (before === undefined || recordedAt > (older[index - 1]?.to ?? Number.POSITIVE_INFINITY)) continue;
    counts[index] = { claimed: before.claimed + 1, keptFrom: Math.max(before.keptFrom, recordedAt + 1) };
  }
  return counts;
}

function trimmed({ edge, ...coverage }: Coverage, { claimed, keptFrom }: Claimed): Coverage {
  if (claimed === 0) return { ...coverage, ...(edge && { edge }) };
  const { from, to, depth } = coverage;
  return {
    // The rows at its lower edge are gone: no page can be joined to them.
    ...coverage,
    ...(from !== undefined && { from: keptFrom }),
    // Nothing that we keep was recorded in between: there is no hole.
    ...(to !== undefined && { to: Math.max(to, keptFrom) }),
    ...(depth !== undefined && { depth: Math.max(0, depth - claimed) }),
    complete: false,
  };
}

/** A span of which nothing is left is none. */
function trimmedSpan({ edge, ...span }: CoverageSpan, { claimed, keptFrom }: Claimed): readonly CoverageSpan[] {
  if (claimed === 0) return [{ ...span, ...(edge && { edge }) }];
  if (keptFrom > span.to) return [];
  return [{ ...span, from: keptFrom, rows: Math.max(0, span.rows - claimed), complete: false }];
}
