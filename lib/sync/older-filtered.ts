import type { Archive } from '../archive/contract';
import type { AuditLogSource } from '../audit-log/source';
import type { MakeClient, RequestOptions } from '../make/contract';
import { MakeApiError } from '../make/make-api-error';
import type { OlderEntries } from '../messaging/contract';
import type { Clock } from '../time';
import { newFrom } from './coverage';
import { createOlderProgressStore, type OlderProgress } from './older-progress';
import { bottomOf, edgeOf, isEnd, type PageRead } from './page-overlap';
import type { ServerFilter } from './server-filter';
import { offsetBelow } from './step-below';
import { withPage } from './unreadable-rows';

export interface OlderFilteredDeps {
  readonly client: Pick<MakeClient, 'listAuditLogs'>;
  readonly archive: Pick<Archive, 'append' | 'record' | 'document' | 'putDocument'>;
  readonly now: Clock;
}

export type OlderFiltered = (
  source: AuditLogSource,
  filter: ServerFilter,
  options: RequestOptions,
) => Promise<OlderEntries>;

const PAGE_SIZE = 100;
/** Where a page held nothing new, more is asked for at once: it is probably known ground. */
const WIDE_PAGE_SIZE = 500;
const MAX_READS = 3;
const MAX_RESTARTS = 3;

/** Reads what Make's own filters let through, newest first. It never claims coverage: rows between were not asked for. */
export function createOlderFiltered({ client, archive, now }: OlderFilteredDeps): OlderFiltered {
  const progresses = createOlderProgressStore({ archive, now });

  return async (source, filter, options) => {
    for (let reads = 0; reads < MAX_READS; reads++) {
      const progress = (await progresses.get(source, filter)) ?? beginning(filter, 0);
      if (progress.end) return { added: 0, end: true };
      const { dateTo: _, ...rest } = filter;
      const offset = progress.edge === undefined ? 0 : offsetBelow(progress);
      const page = await client.listAuditLogs(
        source,
        {
          ...rest,
          ...(progress.dateTo === undefined ? {} : { dateTo: progress.dateTo }),
          sortBy: 'createdAt',
          sortDir: 'desc',
          offset,
          limit: reads === 0 ? PAGE_SIZE : WIDE_PAGE_SIZE,
          returnTotalCount: true,
        },
        options,
      );
      const read: PageRead = { offset, page };
      const record = await archive.record(source);
      const { added } = await archive.append(
        source,
        { entries: page.entries, seenAt: now(), ...newFrom(record) },
        (old, brought) => withPage(old, page, brought),
      );
      const step = stepFrom(progress, read);
      if (step === 'torn') {
        const isLast = progress.restarts === MAX_RESTARTS;
        await progresses.set(source, filter, beginning(filter, isLast ? 0 : progress.restarts + 1));
        if (isLast) throw new MakeApiError({ kind: 'list-kept-changing', zone: source.zone, read: offset });
        continue;
      }
      const end = step === 'end' || isEnd(read);
      await progresses.set(source, filter, further(progress, read, end));
      if (added.length > 0 || end) return { added: added.length, end };
    }
    return { added: 0, end: false };
  };
}

function beginning({ dateTo }: ServerFilter, restarts: number): OlderProgress {
  return { depth: 0, end: false, restarts, ...(dateTo === undefined ? {} : { dateTo }) };
}

function further(progress: OlderProgress, { offset, page }: PageRead, end: boolean): OlderProgress {
  const bottom = bottomOf(page.entries);
  const { bottom: _, ...rest } = progress;
  return {
    ...rest,
    depth: offset + page.received,
    edge: edgeOf(page),
    ...(bottom === undefined ? {} : { bottom }),
    end,
  };
}

/** `torn`: rows may be missing between the page and the one before, or the server repeats itself. */
function stepFrom({ edge, bottom, depth }: OlderProgress, { offset, page }: PageRead): 'further' | 'end' | 'torn' {
  if (edge === undefined || edge.uuids.length === 0) return 'further';
  const anchors = new Set(edge.uuids);
  const isJoined = page.entries.some(
    ({ uuid, createdAt }) =>
      anchors.has(uuid) && (edge.tied || bottom === undefined || createdAt === undefined || createdAt > bottom),
  );
  if (page.received > 0 && page.entries.length === 0) return 'further';
  if (!isJoined) return 'torn';
  const last = page.entries.at(-1);
  if (last !== undefined && !anchors.has(last.uuid)) return 'further';
  return offset + page.received <= depth ? 'end' : 'torn';
}
