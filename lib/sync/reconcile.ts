import type { Archive, Reconcile, SourceRecord } from '../archive/contract';
import type { AuditLogSource } from '../audit-log/source';
import type { MakeClient, RequestOptions } from '../make/contract';
import { type Clock, DAY } from '../time';
import { newFrom, type Segment, withTotal } from './coverage';
import type { PageRead } from './page-overlap';
import { offsetAbove, offsetBelow, type Step, stepBelow } from './step-below';
import { withPage } from './unreadable-rows';

export interface ReconcileDeps {
  readonly client: Pick<MakeClient, 'listAuditLogs'>;
  readonly archive: Pick<Archive, 'append' | 'record'>;
  readonly now: Clock;
  /** Rows asked for at once, and how many at least are read again. */
  readonly pageSize: number;
  readonly windowRows: number;
}

export interface Reconciled {
  readonly added: number;
  readonly changed: number;
}

/** Pages in a row that bring it no further, until the window is read anew from the top. */
const MAX_FRUITLESS = 8;
/** What is left for longer (ms) is not worth going on with. */
const KEPT_FOR = DAY;

/** Where the reading of the trailing window goes on, if `segment` did not get through it. */
export function unfinished(segment: Segment, until: number, now: number): Reconcile | undefined {
  const { from, depth, edge } = segment;
  // Without times nobody can say where it would go on.
  if (from === undefined) return undefined;
  return { startedAt: now, until, from, depth, fruitless: 0, ...(edge === undefined ? {} : { edge }) };
}

export function isUnfinished({ reconcile }: SourceRecord, now: number): boolean {
  return reconcile !== undefined && Math.abs(now - reconcile.startedAt) < KEPT_FOR;
}

/**
 * Goes on with a trailing window that was too long for one look, up to `pages` requests. Where it has come to is kept in
 * the transaction of each page. Throws like `HeadPoll`.
 */
export function createReconcile({ client, archive, now, pageSize, windowRows }: ReconcileDeps) {
  return async (source: AuditLogSource, pages: number, options: RequestOptions): Promise<Reconciled> => {
    let added = 0;
    let changed = 0;
    for (let page = 0; page < pages; page++) {
      const before = await archive.record(source);
      const { reconcile } = before;
      if (reconcile === undefined) break;
      const offset = offsetBelow(reconcile);
      const answer = await client.listAuditLogs(
        source,
        { sortBy: 'createdAt', sortDir: 'desc', offset, limit: pageSize, returnTotalCount: true },
        options,
      );
      const read: PageRead = { offset, page: answer };
      const outcome = await archive.append(
        source,
        { entries: answer.entries, seenAt: now(), ...newFrom(before) },
        (record, brought) => {
          const step = stepBelow({ ...reconcile, complete: false }, read, brought, offset === 0);
          const { reconcile: _, ...counted } = withPage(record, answer, brought, step.verdict === 'end');
          const coverage = withTotal(record.coverage, answer);
          return { ...counted, coverage, ...after(reconcile, step, read, windowRows) };
        },
      );
      added += outcome.added.length;
      changed += outcome.changed.length;
    }
    return { added, changed };
  };
}

function after(
  before: Reconcile,
  { verdict, coverage }: Step,
  read: PageRead,
  windowRows: number,
): Pick<SourceRecord, 'reconcile' | 'reconciledAt'> {
  const { startedAt, until, fruitless } = before;
  const { from = before.from, depth = before.depth, edge } = coverage;
  const isRead = verdict === 'end' || verdict === 'short' || (depth >= windowRows && from <= until);
  if (isRead && verdict !== 'outside') return { reconciledAt: startedAt };
  // Then it is due as it was, and begins at the top.
  if (fruitless >= MAX_FRUITLESS) return {};
  const on: Reconcile = { startedAt, until, from, depth, fruitless: verdict === 'further' ? 0 : fruitless + 1 };
  if (verdict === 'outside') return { reconcile: { ...before, ...on, depth: offsetAbove(read, fruitless) } };
  return { reconcile: { ...on, ...(edge === undefined ? {} : { edge }) } };
}
