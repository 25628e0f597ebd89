import type { Backfill } from '../archive/backfill';
import type { Coverage, SourceRecord } from '../archive/contract';
import type { AuditLogEntry } from '../audit-log/entry';
import type { Failure } from '../failure';
import type { AuditLogPage } from '../make/contract';
import { DAY, MINUTE } from '../time';
import type { Zone } from '../zone';
import { coveredRows, withTotal } from './coverage';
import { day } from './day';
import type { PageRead } from './page-overlap';
import { afterAnswer } from './page-size';
import { offsetAbove, offsetBelow, type Step } from './step-below';

export interface BackfillLimits {
  /** Rows of a source beyond which no more is read: what the archive keeps. */
  readonly maxRows: number;
  /** What was recorded before this is not kept, and so not read: ms since the epoch. */
  readonly since?: number;
  /** As in the records of the organization's sources, some of which may be younger than that. */
  readonly beyond?: SourceRecord['beyond'];
}

export const BACKFILL_LIMITS: BackfillLimits = { maxRows: 1_000_000 };

export interface BackfillRequest {
  readonly offset: number;
  readonly limit: number;
  /** The list is read from this day down. */
  readonly dateTo?: string;
}

/** Pages in a row that bring nothing new, until the list is given up on. */
const MAX_FRUITLESS = 120;
/** The same page may come again where looks at the top have moved the place; so often in a row, it is the server. */
const MAX_REPEATS = 4;
/** Longer between two pages is not work: the worker slept, the person paused, the clock was set. */
const LONGEST_STEP = MINUTE;
/** How far Make's count of the list may be from ours, which does not see rows go. */
const COUNT_TOLERANCE = { share: 0.05, rows: 100 };

/** Whether nothing is left to read. */
export function endedBy(coverage: Coverage, { maxRows, since }: BackfillLimits): 'end' | 'limit' | undefined {
  if (coverage.complete) return 'end';
  if (since !== undefined && coverage.from !== undefined && coverage.from <= since) return 'limit';
  return coveredRows(coverage) >= maxRows ? 'limit' : undefined;
}

export function requestOf(coverage: Coverage, { window, pageSize }: Backfill): BackfillRequest {
  const limit = pageSize.ask;
  if (window === undefined) return { offset: offsetBelow(coverage), limit };
  return { offset: offsetBelow({ ...coverage, depth: window.depth }), limit, dateTo: window.dateTo };
}

/**
 * A list that begins a little above the edge instead of at the top, for a server that does not skip more than `deepest`
 * rows. Nothing is lost: an entry is not recorded before it happens, so all that was recorded before the edge happened
 * before it too. Two days wider, as neither the zone of the days is documented nor whether the last one is included.
 * `undefined`: no narrower list is to be had.
 */
export function windowAt(
  { from }: Coverage,
  deepest: number,
  before: Backfill['window'],
): Backfill['window'] | undefined {
  if (from === undefined || deepest < 1) return undefined;
  const dateTo = day(from + 2 * DAY);
  return dateTo === before?.dateTo ? undefined : { dateTo, depth: 0, deepest };
}

interface Answer {
  readonly step: Step;
  readonly read: PageRead;
  readonly request: BackfillRequest;
  readonly zone: Zone;
  /** ms since the epoch. */
  readonly now: number;
  readonly limits: BackfillLimits;
}

/** A source that is younger than what was dropped is told of it, for its own reading ends there too. */
export function beyondOf({ beyond }: BackfillLimits): Pick<SourceRecord, 'beyond'> {
  return beyond === undefined ? {} : { beyond };
}

/** The record after a page: what is covered, and where and whether to go on. */
export function afterPage(record: SourceRecord, answer: Answer): SourceRecord {
  const coverage = coverageAfter(record, answer);
  const after = { ...record, coverage, ...beyondOf(answer.limits) };
  return record.backfill === undefined
    ? after
    : { ...after, backfill: backfillAfter(record.backfill, coverage, answer) };
}

function coverageAfter({ coverage: before, backfill }: SourceRecord, { step, read, request }: Answer): Coverage {
  const { coverage: proven, verdict } = step;
  if (request.dateTo === undefined) {
    const depth = offsetAbove(read, backfill?.fruitless ?? 0);
    return withTotal(verdict === 'outside' ? { ...proven, depth } : proven, read.page);
  }
  // Below the list's top the depth is only counted along, with the spans that were met.
  const isNew = ({ createdAt = Number.NEGATIVE_INFINITY }: AuditLogEntry) =>
    createdAt < (before.from ?? Number.POSITIVE_INFINITY);
  const gained = verdict === 'outside' ? 0 : read.page.entries.filter(isNew).length;
  const met = verdict === 'outside' ? 0 : (proven.depth ?? 0) - (read.offset + read.page.received);
  return { ...proven, depth: (before.depth ?? 0) + gained + met };
}

function backfillAfter(before: Backfill, coverage: Coverage, answer: Answer): Backfill {
  const { step, read, request, now } = answer;
  const isFurther = step.verdict === 'further' || step.verdict === 'end';
  const { failure: _failure, until: _until, window, ...rest } = before;
  const elapsed = before.lastPageAt === undefined ? 0 : now - before.lastPageAt;
  const signature = signatureOf(read.page);
  const backfill: Backfill = {
    ...rest,
    strikes: 0,
    fruitless: isFurther ? 0 : before.fruitless + 1,
    activeMs: before.activeMs + Math.min(Math.max(elapsed, 0), LONGEST_STEP),
    lastPageAt: now,
    lastPage: signature,
    pageSize: afterAnswer({ ...before.pageSize, ask: request.limit }, read.page),
    ...(request.dateTo === undefined || window === undefined ? {} : { window: { ...window, depth: depthIn(answer) } }),
  };
  const goOn = nextState(backfill, coverage, answer, signature === before.lastPage);
  // What the person did while the page was on its way stands; where reading has come to is kept all the same.
  return before.state === 'running' || goOn.state === 'done' ? goOn : backfill;
}

function nextState(backfill: Backfill, coverage: Coverage, answer: Answer, repeats: boolean): Backfill {
  const { step, request, limits } = answer;
  const inconsistent = failed(backfill, inconsistency(coverage, answer));
  if (request.dateTo !== undefined && ignoresDate(answer.read.page, request.dateTo)) return inconsistent;
  if (step.verdict === 'short') {
    const window = windowAt(coverage, answer.read.offset, backfill.window);
    return window === undefined ? inconsistent : { ...backfill, window };
  }
  const reached = endedBy(coverage, limits);
  if (reached === 'end' && request.dateTo !== undefined && isFarFromTotal(coverage)) return inconsistent;
  if (reached !== undefined) return { ...backfill, state: 'done', reached };
  if (repeats && backfill.fruitless >= MAX_REPEATS) return inconsistent;
  if (backfill.fruitless >= MAX_FRUITLESS || (request.dateTo !== undefined && isLost(answer))) {
    return failed(backfill, { kind: 'list-kept-changing', zone: answer.zone, read: coveredRows(coverage) });
  }
  const { window } = backfill;
  if (window === undefined || window.depth + backfill.pageSize.ask <= window.deepest) return backfill;
  const next = windowAt(coverage, window.deepest, window);
  return next === undefined ? backfill : { ...backfill, window: next };
}

function depthIn({ step, read }: Answer): number {
  return step.verdict === 'outside' ? offsetAbove(read, 0) : read.offset + read.page.received;
}

/** The list that begins at a day does not show the edge at all. */
function isLost({ step, read }: Answer): boolean {
  return step.verdict === 'outside' && read.offset === 0;
}

/** Rows of days that were not asked for: then nothing is to be gained by asking for days. */
function ignoresDate({ entries }: AuditLogPage, dateTo: string): boolean {
  const latest = Date.parse(dateTo) + 3 * DAY;
  return entries.some(({ triggeredAt }) => triggeredAt !== undefined && triggeredAt > latest);
}

function isFarFromTotal(coverage: Coverage): boolean {
  const { total } = coverage;
  if (total === undefined) return false;
  return coveredRows(coverage) < total * (1 - COUNT_TOLERANCE.share) - COUNT_TOLERANCE.rows;
}

function inconsistency(coverage: Coverage, { zone }: Answer): Failure {
  const { total } = coverage;
  const read = coveredRows(coverage);
  return { kind: 'list-inconsistent', zone, read, ...(total === undefined ? {} : { total }) };
}

function failed(backfill: Backfill, failure: Failure): Backfill {
  return { ...backfill, state: 'failed', failure };
}

function signatureOf({ entries, received }: AuditLogPage): string {
  return [received, entries[0]?.uuid, entries.at(-1)?.uuid].join();
}
