import type { Archive } from '../archive/contract';
import { type AuditLogSource, sourceKey } from '../audit-log/source';
import type { MakeClient, RequestOptions } from '../make/contract';
import { MakeApiError } from '../make/make-api-error';
import type { OlderEntries } from '../messaging/contract';
import type { Clock } from '../time';
import { newFrom } from './coverage';
import { isEnd, nextOffset, type PageRead } from './page-overlap';
import type { ServerFilter } from './server-filter';
import { stepBetween } from './walk';

export interface OlderFilteredDeps {
  readonly client: Pick<MakeClient, 'listAuditLogs'>;
  readonly archive: Pick<Archive, 'append' | 'record'>;
  readonly now: Clock;
}

export interface OlderFiltered {
  load(source: AuditLogSource, filter: ServerFilter, options: RequestOptions): Promise<OlderEntries>;
  forget(): void;
}

/** How far reading under one filter has come. In memory: lost with the worker, it is made again from the top. */
interface Progress {
  readonly last?: PageRead;
  readonly end: boolean;
  readonly restarts: number;
}

const PAGE_SIZE = 100;
/** Where a page held nothing new, more is asked for at once: it is probably known ground. */
const WIDE_PAGE_SIZE = 500;
const OVERLAP = 5;
const MAX_READS = 3;
const MAX_RESTARTS = 3;
const MAX_FILTERS = 50;

/** Reads what Make's own filters let through, newest first. It never claims coverage: rows between were not asked for. */
export function createOlderFiltered({ client, archive, now }: OlderFilteredDeps): OlderFiltered {
  const progresses = new Map<string, Progress>();

  function remember(key: string, progress: Progress): void {
    progresses.delete(key);
    progresses.set(key, progress);
    const oldest = progresses.keys().next();
    if (progresses.size > MAX_FILTERS && !oldest.done) progresses.delete(oldest.value);
  }

  return {
    async load(source, filter, options) {
      const key = keyOf(source, filter);
      for (let reads = 0; reads < MAX_READS; reads++) {
        const progress = progresses.get(key) ?? { end: false, restarts: 0 };
        if (progress.end) return { added: 0, end: true };
        const offset = progress.last === undefined ? 0 : nextOffset(progress.last, OVERLAP);
        const page = await client.listAuditLogs(
          source,
          {
            ...filter,
            sortBy: 'createdAt',
            sortDir: 'desc',
            offset,
            limit: reads === 0 ? PAGE_SIZE : WIDE_PAGE_SIZE,
            returnTotalCount: true,
          },
          options,
        );
        const read: PageRead = { offset, page };
        const step = progress.last === undefined ? 'further' : stepBetween(progress.last, read);
        const record = await archive.record(source);
        const { added } = await archive.append(
          source,
          { entries: page.entries, seenAt: now(), ...newFrom(record) },
          (old, { fresh }) => ({ ...old, unseen: old.unseen + fresh.length }),
        );
        if (step === 'torn') {
          if (progress.restarts === MAX_RESTARTS) {
            progresses.delete(key);
            throw new MakeApiError({ kind: 'list-kept-changing', zone: source.zone, read: offset });
          }
          remember(key, { end: false, restarts: progress.restarts + 1 });
          continue;
        }
        const end = step === 'end' || isEnd(read);
        remember(key, { ...progress, last: read, end });
        if (added.length > 0 || end) return { added: added.length, end };
      }
      return { added: 0, end: false };
    },
    forget: () => progresses.clear(),
  };
}

function keyOf(source: AuditLogSource, { event, author, team, dateFrom, dateTo }: ServerFilter): string {
  return JSON.stringify([sourceKey(source), event, author, team, dateFrom, dateTo]);
}
