import type { Appended, Archive, Coverage, Reconcile, SourceRecord } from '../archive/contract';
import type { AuditLogSource } from '../audit-log/source';
import type { MakeClient, RequestOptions } from '../make/contract';
import { MakeApiError } from '../make/make-api-error';
import { type Clock, DAY, HOUR } from '../time';
import { extended, grown, isCaughtUp, meets, newFrom, restarted, type Segment, withTotal } from './coverage';
import type { PageRead } from './page-overlap';
import { createReconcile, isUnfinished, unfinished } from './reconcile';
import { withPage } from './unreadable-rows';
import { walkDown } from './walk';

export interface HeadPollLimits {
  /** Rows asked for at first; what Make really gives is read from its answer. */
  readonly pageSize: number;
  /** Rows asked for where much is to be read. */
  readonly widePageSize: number;
  /** The requests belong to the customer's automations too: what is not read by then is not read now. */
  readonly maxPages: number;
  /** How often, how far back in time (ms) and how many rows at least are read again for entries that appear late. */
  readonly reconcileEvery: number;
  readonly windowMs: number;
  readonly windowRows: number;
}

export const HEAD_POLL_LIMITS: HeadPollLimits = {
  pageSize: 100,
  widePageSize: 500,
  maxPages: 10,
  reconcileEvery: DAY,
  windowMs: 48 * HOUR,
  windowRows: 500,
};

type Claim = (record: SourceRecord, brought: Omit<Appended, 'record'>) => SourceRecord;

/** Clocks that are further ahead than this say nothing about what we hold. */
const FUTURE = 7 * DAY;

export interface HeadPollDeps {
  readonly client: Pick<MakeClient, 'listAuditLogs'>;
  readonly archive: Pick<Archive, 'append' | 'record' | 'updateRecord'>;
  readonly now: Clock;
  readonly limits?: HeadPollLimits;
}

/** What a look at Make brought. */
export interface HeadPollOutcome {
  readonly record: SourceRecord;
  readonly added: number;
  readonly changed: number;
}

/** Throws `MakeApiError` (also `list-kept-changing`) and `StorageError`; what was read before that is kept. */
export type HeadPoll = (source: AuditLogSource, options: RequestOptions) => Promise<HeadPollOutcome>;

/**
 * Reads the newest rows of a source down to what is held already. The first look reads one page and is a baseline:
 * nothing of it is news. Once a day, in the background, the trailing window is read again for rows that appeared late.
 */
export function createHeadPoll({ client, archive, now, limits = HEAD_POLL_LIMITS }: HeadPollDeps): HeadPoll {
  const { widePageSize: pageSize, windowRows } = limits;
  const reconcileOn = createReconcile({ client, archive, now, pageSize, windowRows });

  return async (source, options) => {
    const before = await archive.record(source);
    const first = before.lastSuccessAt === undefined;
    const sinceReconciled = now() - (before.reconciledAt ?? Number.NEGATIVE_INFINITY);
    const isReconcileDue = sinceReconciled >= limits.reconcileEvery || sinceReconciled < 0;
    const isBackground = !first && options.cause === 'background';
    const goesOn = isBackground && isUnfinished(before, now());
    const reconcile = isBackground && isReconcileDue && !goesOn;
    const uuids = new Set<string>();
    let pages = 0;
    let segment: Segment = { depth: 0 };
    let added = 0;
    let changed = 0;

    /** `left`: where the trailing window goes on that this look did not get through. */
    const succeeded = (before: SourceRecord, coverage: Coverage, left?: Reconcile): SourceRecord => {
      const { reconcile: pending, ...record } = before;
      const unread = reconcile ? left : pending;
      return {
        ...record,
        coverage,
        lastSuccessAt: now(),
        ...(first ? { seenAt: now() } : {}),
        ...(first || (reconcile && left === undefined) ? { reconciledAt: now() } : {}),
        ...(unread === undefined ? {} : { reconcile: unread }),
      };
    };

    // Our clock may be off or jump; Make's newest row says as well what time it is there.
    const windowFrom = () => Math.min(now(), segment.top ?? now()) - limits.windowMs;

    const windowIsRead = () => {
      return segment.depth >= windowRows && segment.from !== undefined && segment.from <= windowFrom();
    };

    /** Keeps the page's rows; in the same transaction, `claim` says what is held now. */
    async function keep({ page }: PageRead, end: boolean, claim: Claim): Promise<void> {
      const { entries } = page;
      const outcome = await archive.append(source, { entries, seenAt: now(), ...newFrom(before) }, (record, brought) =>
        claim({ ...withPage(record, page, brought, end), coverage: withTotal(record.coverage, page) }, brought),
      );
      added += outcome.added.length;
      changed += outcome.changed.length;
      for (const { uuid } of entries) uuids.add(uuid);
    }

    async function visit(read: PageRead, end: boolean): Promise<'go-on' | 'stop'> {
      segment = grown(segment, read, end, now() + FUTURE);
      let done = false;
      await keep(read, end, (record, brought) => {
        done = end || first || (isCaughtUp(before.coverage, segment, brought) && (!reconcile || windowIsRead()));
        if (!done) return record;
        return succeeded(record, extended(record.coverage, segment, added + brought.added.length, end));
      });
      return done ? 'stop' : 'go-on';
    }

    const walked = await walkDown({
      read: (offset) => {
        pages += 1;
        const limit = offset === 0 && !reconcile ? limits.pageSize : pageSize;
        return client.listAuditLogs(
          source,
          { sortBy: 'createdAt', sortDir: 'desc', offset, limit, returnTotalCount: true },
          options,
        );
      },
      visit,
      visitTorn: (read) => keep(read, false, (record) => record),
      maxPages: limits.maxPages,
    });
    if (walked === 'kept-changing') {
      throw new MakeApiError({ kind: 'list-kept-changing', zone: source.zone, read: uuids.size });
    }
    if (walked === 'too-long') {
      // Too much happened since the last look: what lies between is history that scrolling down brings, not news.
      const left = unfinished(segment, windowFrom(), now());
      await archive.updateRecord(source, (record) =>
        succeeded(
          record,
          meets(before.coverage, segment)
            ? extended(record.coverage, segment, added, false)
            : restarted(record.coverage, segment),
          left,
        ),
      );
    }
    if (goesOn) {
      const late = await reconcileOn(source, limits.maxPages - pages, options);
      added += late.added;
      changed += late.changed;
    }
    return { record: await archive.record(source), added, changed };
  };
}
