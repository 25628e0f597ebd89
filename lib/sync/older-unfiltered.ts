import type { Archive, Coverage } from '../archive/contract';
import type { AuditLogSource } from '../audit-log/source';
import type { MakeClient, RequestOptions } from '../make/contract';
import { MakeApiError } from '../make/make-api-error';
import type { Clock } from '../time';
import { coveredRows, withTotal } from './coverage';
import { isSamePage, type PageRead } from './page-overlap';
import { offsetAbove, offsetBelow } from './step-below';
import { takeBelow } from './take-below';

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
/** Requests until one of them must have brought something. */
const MAX_READS = 5;

/**
 * The next page below the coverage. It must join the coverage, else rows between would be claimed unread: `depth` says
 * about where that is, and is put right as rows come and go at Make. Throws `list-kept-changing` where no page joins,
 * `list-inconsistent` where the list ends before Make's own count.
 */
export function createOlderUnfiltered({ client, archive, now }: OlderUnfilteredDeps): OlderUnfiltered {
  return async (source, options) => {
    const { zone } = source;
    let previous: PageRead | undefined;
    let isFurther = false;
    for (let reads = 0; reads < MAX_READS; reads++) {
      const before = await archive.record(source);
      const offset = offsetBelow(before.coverage);
      const page = await client.listAuditLogs(
        source,
        { sortBy: 'createdAt', sortDir: 'desc', offset, limit: PAGE_SIZE, returnTotalCount: true },
        options,
      );
      const read: PageRead = { offset, page };
      if (isSamePage(previous, read)) break;
      previous = read;
      const { verdict, added, record } = await takeBelow(
        { archive, now },
        {
          source,
          before,
          read,
          top: offset === 0,
          coverageOf: ({ coverage }) => coverage,
          claim: (old, step) => ({
            ...old,
            coverage: withTotal(
              step.verdict === 'outside' ? { ...step.coverage, depth: offsetAbove(read, reads) } : step.coverage,
              page,
            ),
          }),
        },
      );
      const { coverage } = record;
      if (verdict === 'short') {
        const { total } = coverage;
        const read = coveredRows(coverage);
        throw new MakeApiError({ kind: 'list-inconsistent', zone, read, ...(total === undefined ? {} : { total }) });
      }
      if (verdict === 'end' || (verdict !== 'outside' && added > 0)) return { added, coverage };
      isFurther ||= verdict === 'further';
    }
    if (!isFurther) throw new MakeApiError({ kind: 'list-kept-changing', zone, read: 0 });
    return { added: 0, coverage: (await archive.record(source)).coverage };
  };
}
