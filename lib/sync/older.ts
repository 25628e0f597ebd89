import type { Archive } from '../archive/contract';
import type { AuditLogQuery, SettledQuery } from '../audit-log/query';
import type { AuditLogSource } from '../audit-log/source';
import type { MakeClient, RequestOptions } from '../make/contract';
import type { OlderEntries } from '../messaging/contract';
import type { Clock } from '../time';
import type { HeadPoll } from './head-poll';
import { createOlderFiltered } from './older-filtered';
import { createOlderUnfiltered } from './older-unfiltered';
import { isHeld, serverFilter } from './server-filter';

export interface OlderDeps {
  readonly client: Pick<MakeClient, 'listAuditLogs'>;
  readonly archive: Pick<Archive, 'append' | 'record' | 'document' | 'putDocument'>;
  readonly headPoll: HeadPoll;
  readonly now: Clock;
  /** Names of the events that a query's targets and kinds can have, as far as known; narrows what is fetched. */
  readonly eventsOfTargets: (source: AuditLogSource, query: AuditLogQuery) => Promise<readonly string[] | undefined>;
}

/** Fetches the next entries below those held. Throws like `HeadPoll`, and `list-inconsistent`. */
export interface Older {
  load(source: AuditLogSource, query: SettledQuery, options: RequestOptions): Promise<OlderEntries>;
}

export function createOlder(deps: OlderDeps): Older {
  const { archive, headPoll, eventsOfTargets } = deps;
  const unfiltered = createOlderUnfiltered(deps);
  const filtered = createOlderFiltered(deps);

  return {
    async load(source, query, options) {
      const record = await archive.record(source);
      if (record.lastSuccessAt === undefined) {
        const { added, record: after } = await headPoll(source, options);
        return { added, end: isHeld(query, after.coverage) };
      }
      if (isHeld(query, record.coverage)) return { added: 0, end: true };
      const filter = serverFilter(source, query, record.coverage, await eventsOfTargets(source, query));
      if (filter !== undefined) return filtered(source, filter, options);
      const { added, coverage } = await unfiltered(source, options);
      return { added, end: isHeld(query, coverage) };
    },
  };
}
