import type { Archive, Coverage } from '../archive/contract';
import type { AuditLogEntry } from '../audit-log/entry';
import type { AuditLogSource } from '../audit-log/source';
import type { AuditLogPage, MakeClient, RequestOptions } from '../make/contract';
import { MakeApiError } from '../make/make-api-error';
import type { Clock } from '../time';
import { newFrom } from './coverage';
import { bottomOf, isEnd } from './page-overlap';

export interface OlderUnfilteredDeps {
  readonly client: Pick<MakeClient, 'listAuditLogs'>;
  readonly archive: Pick<Archive, 'append' | 'record'>;
  readonly now: Clock;
}

export type OlderUnfiltered = (
  source: AuditLogSource,
  options: RequestOptions,
) => Promise<{ readonly added: number; readonly coverage: Coverage }>;

const PAGE_SIZE = 100;
/** Rows that are asked for again, so that the page joins what is held. */
const OVERLAP = 5;
/** Requests until one of them must have brought something. */
const MAX_READS = 5;

/**
 * The next page below the coverage. It must begin inside the coverage, else rows between would be claimed unread:
 * `depth` says about where that is, and is put right as rows come and go at Make.
 */
export function createOlderUnfiltered({ client, archive, now }: OlderUnfilteredDeps): OlderUnfiltered {
  return async (source, options) => {
    let previous: AuditLogPage | undefined;
    for (let reads = 0; reads < MAX_READS; reads++) {
      const before = await archive.record(source);
      const { coverage } = before;
      const depth = coverage.depth ?? 0;
      const offset = Math.max(0, depth - OVERLAP);
      const page = await client.listAuditLogs(
        source,
        { sortBy: 'createdAt', sortDir: 'desc', offset, limit: PAGE_SIZE, returnTotalCount: true },
        options,
      );
      if (isSamePage(previous, page)) break;
      previous = page;
      const inside = offset === 0 || beginsInside(page, coverage);
      // What a page of fewer rows than the overlap cannot bring is not there.
      const end = inside && (isEnd({ offset, page }) || (offset > 0 && page.received <= OVERLAP && isShort(page)));
      const { added, record } = await archive.append(
        source,
        { entries: page.entries, seenAt: now(), ...newFrom(before) },
        (old, { fresh }) => ({
          ...old,
          unseen: old.unseen + fresh.length,
          unreadable: page.unreadable,
          foreign: page.foreign,
          coverage: inside
            ? { ...old.coverage, ...below(old.coverage, { offset, page, end }) }
            : // Rows above were deleted at Make since: the next page begins further up.
              { ...old.coverage, depth: Math.max(0, depth - PAGE_SIZE * 4 ** reads) },
        }),
      );
      if (!inside) continue;
      if (added.length > 0 || end) return { added: added.length, coverage: record.coverage };
    }
    throw new MakeApiError({ kind: 'list-kept-changing', zone: source.zone, read: 0 });
  };
}

function below(
  coverage: Coverage,
  { offset, page, end }: { readonly offset: number; readonly page: AuditLogPage; readonly end: boolean },
): Partial<Coverage> {
  const bottom = bottomOf(page.entries);
  const from = bottom === undefined ? undefined : end ? bottom : bottom + 1;
  return {
    depth: offset + page.received,
    ...(from === undefined ? {} : { from: Math.min(from, coverage.from ?? from) }),
    ...(page.totalCount === undefined ? {} : { total: page.totalCount }),
    ...(end ? { complete: true } : {}),
  };
}

function beginsInside({ entries, received }: AuditLogPage, { from }: Coverage): boolean {
  if (received === 0) return false;
  const first = entries.find((entry) => entry.createdAt !== undefined)?.createdAt;
  return from === undefined || first === undefined || first >= from;
}

/** A server that repeats itself wherever one asks would keep us reading. */
function isSamePage(previous: AuditLogPage | undefined, page: AuditLogPage): boolean {
  if (previous === undefined || page.entries.length === 0) return false;
  const uuid = (entry: AuditLogEntry) => entry.uuid;
  return previous.entries.map(uuid).join() === page.entries.map(uuid).join();
}

function isShort({ limit, received }: AuditLogPage): boolean {
  return limit === undefined || received < limit;
}
