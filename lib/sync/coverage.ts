import type { Appended, Coverage, CoverageEdge, CoverageSpan, Page, SourceRecord } from '../archive/contract';
import { LATE_AFTER } from '../audit-log/entry';
import type { AuditLogPage } from '../make/contract';
import { bottomOf, edgeOf, type PageRead, topOf } from './page-overlap';

/** What one walk has read without a hole, from the newest row down. */
export interface Segment {
  /** Rows, readable or not. */
  readonly depth: number;
  /** The newest `createdAt`, in ms. */
  readonly top?: number;
  /** Everything recorded since is held: ms of `createdAt`. */
  readonly from?: number;
  readonly edge?: CoverageEdge;
}

/** The walk's segment with one more page; a page at offset 0 begins a new one. `latest` as in `topOf`. */
export function grown(segment: Segment, { offset, page }: PageRead, end: boolean, latest: number): Segment {
  const begun = offset === 0 ? { top: topOf(page.entries, latest), from: undefined } : segment;
  const bottom = bottomOf(page.entries);
  // Rows of the page's last moment may go on below it.
  const reached = bottom === undefined || end ? bottom : bottom + 1;
  return {
    depth: offset + page.received,
    ...topAt(begun.top),
    ...fromAt(least(begun.from, reached)),
    edge: edgeOf(page),
  };
}

/** Whether the segment reaches below the upper end of what was held: then there is no hole between them. */
export function meets(coverage: Coverage, segment: Segment): boolean {
  return coverage.to !== undefined && segment.from !== undefined && segment.from <= coverage.to;
}

/**
 * Whether a walk may stop after this page: it reached what was held before, and brought nothing that belongs into
 * the middle of that; where one row appeared late, the next page may hold more.
 */
export function isCaughtUp(coverage: Coverage, segment: Segment, brought: Pick<Appended, 'added'>): boolean {
  const { from, to, complete } = coverage;
  // Without times there is nothing to compare but the rows themselves.
  if (segment.from === undefined) return brought.added.length === 0;
  // The log was empty when we looked last: everything is new.
  if (to === undefined) return !complete && brought.added.length === 0;
  const isLate = (createdAt: number | undefined) =>
    createdAt !== undefined && createdAt < to && (complete || (from !== undefined && createdAt >= from));
  return meets(coverage, segment) && !brought.added.some((entry) => isLate(entry.createdAt));
}

/** The coverage joined with a segment that meets it. `added`: rows the walk brought. */
export function extended(coverage: Coverage, segment: Segment, added: number, end: boolean): Coverage {
  const deeper = coverage.from === undefined || (segment.from !== undefined && segment.from <= coverage.from);
  return joinedWithOlder({
    ...coverage,
    ...fromAt(least(coverage.from, segment.from)),
    ...toAt(greatest(coverage.to, segment.top)),
    depth: deeper ? segment.depth : (coverage.depth ?? 0) + added,
    ...edgeAt(deeper ? segment.edge : coverage.edge),
    complete: coverage.complete || end,
  });
}

/** Coverage that begins anew with the segment; what was covered below the hole becomes an older span. */
export function restarted(coverage: Coverage, segment: Segment): Coverage {
  return {
    ...(coverage.total === undefined ? {} : { total: coverage.total }),
    ...fromAt(segment.from),
    ...toAt(segment.top),
    ...edgeAt(segment.edge),
    depth: segment.depth,
    complete: false,
    ...olderAt([...spanOf(coverage), ...(coverage.older ?? [])].slice(0, MAX_SPANS)),
  };
}

/**
 * The coverage with the older spans that it has come down to. `below`: rows of the latest page that may belong to a
 * span, by their `createdAt`; they are in its count already.
 */
export function joinedWithOlder(coverage: Coverage, below: readonly (number | undefined)[] = []): Coverage {
  if (coverage.complete) return withoutOlder(coverage);
  const [span, ...rest] = coverage.older ?? [];
  if (span === undefined || coverage.from === undefined || coverage.from > span.to) return coverage;
  const { edge: _, ...upper } = withoutOlder(coverage);
  const reachesBelow = coverage.from <= span.from;
  const counted = below.filter((createdAt) => createdAt !== undefined && createdAt <= span.to).length;
  return joinedWithOlder(
    {
      ...upper,
      from: Math.min(coverage.from, span.from),
      depth: reachesBelow ? (coverage.depth ?? 0) : (coverage.depth ?? 0) - counted + span.rows,
      ...edgeAt(reachesBelow ? coverage.edge : span.edge),
      complete: span.complete,
      ...olderAt(rest),
    },
    below,
  );
}

/** The coverage with Make's count of the whole list, where the page tells it. */
export function withTotal(coverage: Coverage, { totalCount }: Pick<AuditLogPage, 'totalCount'>): Coverage {
  return totalCount === undefined ? coverage : { ...coverage, total: totalCount };
}

/** About how many rows of Make's list are covered. */
export function coveredRows({ depth = 0, older = [] }: Coverage): number {
  return older.reduce((rows, span) => rows + span.rows, depth);
}

/** More holes than this are not told from each other: the lowest span is held, but no longer claimed. */
const MAX_SPANS = 20;

function spanOf({ from, to, depth = 0, complete, edge }: Coverage): readonly CoverageSpan[] {
  if (from === undefined || to === undefined) return [];
  return [{ from, to, rows: depth, complete, ...edgeAt(edge) }];
}

function withoutOlder({ older: _, ...coverage }: Coverage): Coverage {
  return coverage;
}

/**
 * From which moment on an entry not held yet is news: before our coverage it is history. In it there is no hole, so that
 * what belongs far below its top was not there yet when we read that. Told by Make's own clock alone.
 */
export function newFrom({ lastSuccessAt, coverage }: SourceRecord): Pick<Page, 'newFrom' | 'lateBefore'> {
  if (lastSuccessAt === undefined) return {};
  const moment = coverage.complete ? 0 : coverage.from;
  if (moment === undefined) return {};
  return { newFrom: moment, ...(coverage.to === undefined ? {} : { lateBefore: coverage.to - LATE_AFTER }) };
}

const topAt = (top: number | undefined) => (top === undefined ? {} : { top });
const fromAt = (from: number | undefined) => (from === undefined ? {} : { from });
const edgeAt = (edge: CoverageEdge | undefined) => (edge === undefined ? {} : { edge });
const olderAt = (older: readonly CoverageSpan[]) => (older.length === 0 ? {} : { older });
const toAt = (to: number | undefined) => (to === undefined ? {} : { to });

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function greatest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
