import type { Backfill } from '../archive/backfill';
import type { Coverage } from '../archive/contract';
import type { Failure } from '../failure';
import { MINUTE } from '../time';
import { type BackfillRequest, windowAt } from './backfill-plan';
import { afterRefusal } from './page-size';

interface Refused {
  readonly failure: Failure;
  readonly request: BackfillRequest;
  readonly coverage: Coverage;
  /** ms since the epoch. */
  readonly now: number;
}

const SHORTEST_WAIT = MINUTE;
const LONGEST_WAIT = 15 * MINUTE;
/** Answers in a row that were none, until a person has to look at it. Being offline is not among them. */
const MAX_STRIKES = 8;
/** From this strike on, a server in trouble is asked for less. */
const ASK_LESS_FROM = 2;

/** What a running back-fill does after a request that failed: asks for less, waits, or gives up. */
export function afterFailure(before: Backfill, refused: Refused): Backfill {
  const { failure, now } = refused;
  const backfill: Backfill = { ...before, strikes: before.strikes + 1 };
  switch (failure.kind) {
    case 'rate-limited':
    case 'budget':
      return { ...before, state: 'waiting', failure, until: failure.until };
    case 'network':
      return waiting(backfill, failure, now);
    case 'server-error':
    case 'timeout':
    case 'invalid-response':
      if (failure.kind === 'invalid-response' && failure.reason === 'too-large') return asking(backfill, refused);
      if (backfill.strikes > MAX_STRIKES) return { ...backfill, state: 'failed', failure };
      return waiting(backfill.strikes < ASK_LESS_FROM ? backfill : lessOf(backfill, refused), failure, now);
    case 'rejected':
      return asking(backfill, refused);
    // Until the person has mended these, nothing is asked: the service sees to that.
    case 'unauthorized':
    case 'missing-token':
    case 'token-damaged':
    case 'locked':
    case 'no-access':
      return { ...withoutUntil(before), state: 'waiting', failure };
    default:
      return { ...before, state: 'failed', failure };
  }
}

/** Asks for less at once; where nothing less can be asked for, that is the end. */
function asking(backfill: Backfill, refused: Refused): Backfill {
  const less = lessOf(backfill, refused);
  if (less === backfill || less.strikes > MAX_STRIKES)
    return { ...backfill, state: 'failed', failure: refused.failure };
  return less;
}

/** With smaller pages, or in a list of fewer rows; the same where neither is left. */
function lessOf(backfill: Backfill, { failure, request, coverage }: Refused): Backfill {
  const pageSize = afterRefusal(backfill.pageSize);
  const window = windowAt(coverage, request.offset, backfill.window);
  // Pages of this size have come: what Make does not accept is to skip so many rows.
  const isTooDeep = failure.kind === 'rejected' && backfill.pageSize.known && backfill.lastPage !== undefined;
  if (window !== undefined && (isTooDeep || pageSize === undefined)) return { ...backfill, window };
  return pageSize === undefined ? backfill : { ...backfill, pageSize };
}

function waiting(backfill: Backfill, failure: Failure, now: number): Backfill {
  const length = Math.min(SHORTEST_WAIT * 2 ** Math.min(backfill.strikes - 1, 10), LONGEST_WAIT);
  return { ...backfill, state: 'waiting', failure, until: now + length };
}

function withoutUntil({ until: _, ...backfill }: Backfill): Backfill {
  return backfill;
}
