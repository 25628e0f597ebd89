import type { Archive } from '@/lib/archive/contract';
import type { AuditLogFilters, EventGroup } from '@/lib/audit-log/filters';
import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import type { MakeClient } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { failureOf } from '@/lib/messaging/failure-of';
import { id, list, object, optional, text } from '@/lib/shape';
import { createOneFlight } from '@/lib/sync/one-flight';
import { type Clock, DAY } from '@/lib/time';
import { keptIfPossible } from './behind';
import type { ConnectionBook } from './connections';
import { createKeptDocuments } from './kept-documents';
import type { Refusals } from './refusals';
import type { UnderWay } from './under-way';

export interface FiltersServiceDeps {
  readonly client: Pick<MakeClient, 'getFilters'>;
  readonly archive: Pick<Archive, 'document' | 'putDocument'>;
  readonly connections: Pick<ConnectionBook, 'of'>;
  readonly refusals: Refusals;
  readonly underWay: Pick<UnderWay, 'track'>;
  readonly now: Clock;
  /** Names of teams may be known now that were not. */
  readonly onFetched: (source: AuditLogSource) => void;
}

export interface FiltersService {
  /**
   * As kept, and asked again behind if that is a day old. Throws only where nothing is kept and Make does not answer, or
   * has refused not long ago, unless a person asks again.
   */
  get(source: AuditLogSource, byHand?: boolean): Promise<AuditLogFilters>;
  /** Without asking Make. */
  kept(source: AuditLogSource): Promise<AuditLogFilters | undefined>;
  /** Make told the log itself: where it refused the filters before, they are worth asking for. */
  noteReadable(source: AuditLogSource): Promise<void>;
}

const name = optional(text);

const shape = object<AuditLogFilters>({
  teams: list(object<AuditLogFilters['teams'][number]>({ id, name })),
  users: list(object<AuditLogFilters['users'][number]>({ id, name, email: optional(text) })),
  eventGroups: list(
    object<EventGroup>({
      header: text,
      items: list(object<EventGroup['items'][number]>({ label: text, value: text })),
    }),
  ),
});

export function createFiltersService(deps: FiltersServiceDeps): FiltersService {
  const { client, archive, connections, refusals, underWay, now, onFetched } = deps;
  const documents = createKeptDocuments({ archive, now, shape });
  const flights = createOneFlight<AuditLogFilters>();
  const idOf = (source: AuditLogSource) => (source.type === 'team' ? `filters/team/${source.teamId}` : 'filters');

  async function fetchNow(source: AuditLogSource): Promise<AuditLogFilters> {
    const filters = await client.getFilters(source, { cause: 'person' });
    await keptIfPossible(() => documents.put(source, idOf(source), filters));
    onFetched(source);
    return filters;
  }

  async function fetch(source: AuditLogSource, byHand: boolean): Promise<AuditLogFilters> {
    const what = refusalOf(source);
    const connection = await connections.of(source.zone);
    const refused = connection && !byHand ? await refusals.of(connection, what) : undefined;
    if (refused !== undefined) throw new MakeApiError(refused);
    try {
      return await flights(sourceKey(source), () => underWay.track(fetchNow(source)));
    } catch (error) {
      if (connection !== undefined) await refusals.note(connection, what, failureOf(error));
      throw error;
    }
  }

  return {
    async get(source, byHand = false) {
      const kept = await documents.get(source, idOf(source));
      if (kept === undefined) return fetch(source, byHand);
      // What is kept is good enough if Make does not answer now; the next question asks again.
      if (now() - kept.at >= DAY) fetch(source, byHand).catch(() => {});
      return kept.value;
    },
    async kept(source) {
      return (await documents.get(source, idOf(source)))?.value;
    },
    noteReadable: (source) => refusals.lift(refusalOf(source)),
  };
}

function refusalOf(source: AuditLogSource): string {
  return `filters ${sourceKey(source)}`;
}
