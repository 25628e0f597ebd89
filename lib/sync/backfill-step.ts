import type { Backfill } from '../archive/backfill';
import type { Archive, Coverage, SourceRecord } from '../archive/contract';
import type { AuditLogSource } from '../audit-log/source';
import type { AuditLogPage, MakeClient, RequestCause, RequestOptions } from '../make/contract';
import { MakeApiError } from '../make/make-api-error';
import type { Clock } from '../time';
import { afterFailure } from './backfill-failure';
import {
  afterPage,
  BACKFILL_LIMITS,
  type BackfillLimits,
  type BackfillRequest,
  beyondOf,
  endedBy,
  requestOf,
} from './backfill-plan';
import type { PageRead } from './page-overlap';
import { takeBelow } from './take-below';

export interface BackfillStepDeps {
  readonly client: Pick<MakeClient, 'listAuditLogs'>;
  readonly archive: Pick<Archive, 'append' | 'record' | 'updateRecord'>;
  readonly now: Clock;
  /** As they are now: a person may change how much is kept while it is read. */
  readonly limits?: (source: AuditLogSource) => Promise<BackfillLimits>;
}

export interface BackfillProgressed {
  readonly record: SourceRecord;
  /** Entries that were not held before. */
  readonly added: number;
  /** Nothing was asked, for its share of the request limit is used up until then: ms since the epoch. */
  readonly until?: number;
}

/**
 * Reads one page further, if the source's back-fill is running, and does nothing else. The page, what it proves and
 * where to go on are kept in one transaction, so it may end anywhere. What Make does not give becomes the back-fill's
 * state; throws `interrupted` and `StorageError`.
 */
export type BackfillStep = (
  source: AuditLogSource,
  options: Pick<RequestOptions, 'signal'>,
) => Promise<BackfillProgressed>;

export function createBackfillStep(deps: BackfillStepDeps): BackfillStep {
  const { client, archive, now, limits: limitsNow = async () => BACKFILL_LIMITS } = deps;
  return async (source, options) => {
    const before = await archive.record(source);
    const { backfill, coverage } = before;
    if (backfill?.state !== 'running') return { record: before, added: 0 };
    const limits = await limitsNow(source);
    const reached = endedBy(coverage, limits);
    if (reached !== undefined) {
      const record = await archive.updateRecord(source, (old) =>
        withBackfill({ ...old, ...beyondOf(limits) }, (one) => done(one, reached)),
      );
      return { record, added: 0 };
    }

    const request = requestOf(coverage, backfill);
    let page: AuditLogPage;
    try {
      page = await client.listAuditLogs(
        source,
        { ...request, sortBy: 'createdAt', sortDir: 'desc', returnTotalCount: true },
        { ...options, cause: causeOf(backfill) },
      );
    } catch (error) {
      if (!(error instanceof MakeApiError) || error.failure.kind === 'interrupted') throw error;
      const { failure } = error;
      if (failure.kind === 'budget') return { record: before, added: 0, until: failure.until };
      const record = await archive.updateRecord(source, (old) =>
        withBackfill(old, (one) => afterFailure(one, { failure, request, coverage: old.coverage, now: now() })),
      );
      return { record, added: 0 };
    }

    const read: PageRead = { offset: request.offset, page };
    const { added, record } = await takeBelow(
      { archive, now },
      {
        source,
        before,
        read,
        top: request.offset === 0 && request.dateTo === undefined,
        coverageOf: (old) => countedBy(request, old.coverage, backfill),
        claim: (old, step) => afterPage(old, { step, read, request, zone: source.zone, now: now(), limits }),
      },
    );
    return { record, added };
  };
}

/** What the person did meanwhile (pause, cancel) stands. */
function withBackfill(record: SourceRecord, change: (backfill: Backfill) => Backfill): SourceRecord {
  return record.backfill?.state === 'running' ? { ...record, backfill: change(record.backfill) } : record;
}

function done(backfill: Backfill, reached: 'end' | 'limit'): Backfill {
  return { ...backfill, state: 'done', reached };
}

function causeOf({ cause }: Backfill): RequestCause {
  return cause === 'person' ? 'backfill' : 'backfill-unasked';
}

/** In a list that begins at a day, the edge lies at another depth. */
function countedBy({ dateTo }: BackfillRequest, coverage: Coverage, { window }: Backfill): Coverage {
  return dateTo === undefined || window === undefined ? coverage : { ...coverage, depth: window.depth };
}
