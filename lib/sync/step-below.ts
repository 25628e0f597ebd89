import type { Appended, Coverage, CoverageEdge } from '../archive/contract';
import type { AuditLogEntry } from '../audit-log/entry';
import { joinedWithOlder } from './coverage';
import { bottomOf, edgeOf, isEnd, isOrdered, OVERLAP, type PageRead } from './page-overlap';

/**
 * What a page read at the lower edge of the coverage turned out to be. `further`: it goes on from the edge. `known`:
 * all of it is covered, the edge is further down. `outside`: it begins below the edge, for rows above were deleted; the
 * edge is further up. `end`: nothing is below. `short`: nothing more comes, though Make counts more.
 */
export type Verdict = 'further' | 'known' | 'outside' | 'end' | 'short';

export interface Step {
  readonly verdict: Verdict;
  /** With what the page proves, and `depth` as for the list that was read. */
  readonly coverage: Coverage;
}

/** Where in the list the next page below the coverage begins: a few rows above where its edge is thought to be. */
export function offsetBelow({ depth = 0, edge }: Pick<Coverage, 'depth' | 'edge'>): number {
  return Math.max(0, depth - (edge?.again ?? OVERLAP));
}

/** Where the edge may be after a page turned out to be outside, the `misses`th in a row (from 0). */
export function offsetAbove({ offset, page }: PageRead, misses: number): number {
  return Math.max(0, offset - Math.max(page.received, LEAST_STEP) * 4 ** Math.min(misses, MAX_DOUBLINGS));
}

const LEAST_STEP = 100;
const MAX_DOUBLINGS = 5;

/**
 * Judges a page by what it shows, not by its offset, which rows that come and go have moved: it goes on from the edge
 * if it shows a row of the edge, or begins with what is covered by its time and shows a row that is held. `top`: the
 * page is the list's newest, so nothing can be above it. `brought` as `Archive.append` told.
 */
export function stepBelow(
  coverage: Coverage,
  read: PageRead,
  brought: Pick<Appended, 'added' | 'known' | 'changed'>,
  top: boolean,
): Step {
  const { entries, received, limit, totalCount } = read.page;
  const depth = read.offset + received;
  if (received === 0 && !top) {
    return { verdict: (totalCount ?? 0) > read.offset ? 'short' : 'outside', coverage };
  }
  const ordered = isOrdered(entries);
  const beginsCovered = ordered && beginsAbove(entries, coverage.from);
  const holdsKnown = brought.known + brought.changed.length > 0;
  const joinsEdge = showsEdge(entries, coverage);
  if (!top && !(beginsCovered && holdsKnown) && !joinsEdge) return { verdict: 'outside', coverage };

  const sawEnd = isEnd(read);
  const bottom = bottomOf(entries);
  // Times prove nothing from where the order was lost until a page begins above that again.
  const proves = ordered && bottom !== undefined && (coverage.edge?.unordered !== true || beginsCovered || top);
  const reached = bottom === undefined || sawEnd ? bottom : bottom + 1;
  const lower = proves && reached !== undefined && !(reached >= (coverage.from ?? Number.POSITIVE_INFINITY));
  // Where neither time nor rows tell, the page must at least end elsewhere than the one before.
  const moved =
    entries.length === 0
      ? depth > (coverage.depth ?? 0)
      : !proves && joinsEdge && coverage.edge?.uuids.at(-1) !== entries.at(-1)?.uuid;
  const grownFurther = lower || brought.added.length > 0 || moved;
  const isLast = received <= (coverage.edge?.again ?? OVERLAP) && (limit === undefined || received < limit);
  const silent = !grownFurther && isLast;
  const verdict = verdictOf({ sawEnd, grownFurther, silent, missing: (totalCount ?? 0) > depth });
  const complete = coverage.complete || verdict === 'end';
  const edge: CoverageEdge = { ...edgeOf(read.page), ...(proves || entries.length === 0 ? {} : { unordered: true }) };
  const next: Coverage = {
    ...coverage,
    ...(lower ? { from: reached } : {}),
    depth,
    complete,
    // The edge is still further down where all of the page is covered.
    ...(verdict === 'known' && !joinsEdge ? {} : { edge }),
  };
  return {
    verdict,
    coverage: joinedWithOlder(
      next,
      entries.map(({ createdAt }) => createdAt),
    ),
  };
}

function verdictOf({
  sawEnd,
  grownFurther,
  silent,
  missing,
}: {
  readonly sawEnd: boolean;
  readonly grownFurther: boolean;
  readonly silent: boolean;
  readonly missing: boolean;
}): Verdict {
  if (sawEnd) return 'end';
  if (grownFurther) return 'further';
  if (!silent) return 'known';
  return missing ? 'short' : 'end';
}

function beginsAbove(entries: readonly AuditLogEntry[], from: number | undefined): boolean {
  const first = entries.find(({ createdAt }) => createdAt !== undefined)?.createdAt;
  return from !== undefined && first !== undefined && first >= from;
}

/**
 * Whether the page shows where the coverage ends. Rows of the edge's last moment may have changed places, so one that
 * is newer must be among them, unless most of the page was of one moment.
 */
function showsEdge(entries: readonly AuditLogEntry[], { edge, from }: Coverage): boolean {
  if (edge === undefined) return false;
  // No row could be read here or there: the offset is all there is.
  if (entries.length === 0 || edge.uuids.length === 0) return true;
  const anchors = new Set(edge.uuids);
  const isAnchor = ({ createdAt }: AuditLogEntry) =>
    edge.tied === true || edge.unordered === true || from === undefined || createdAt === undefined || createdAt >= from;
  return entries.some((entry) => anchors.has(entry.uuid) && isAnchor(entry));
}
