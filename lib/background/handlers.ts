import type { Archive } from '@/lib/archive/contract';
import type { StorageUsage } from '@/lib/messaging/contract';
import { failureOf } from '@/lib/messaging/failure-of';
import type { Handlers } from '@/lib/messaging/handlers';
import type { BackfillService } from './backfill-service';
import type { Connect } from './connect';
import type { ConnectionBook } from './connections';
import type { GetDetail } from './detail-service';
import type { DetailsService } from './details-service';
import type { Disconnect } from './disconnect';
import type { FiltersService } from './filters-service';
import type { NamesService } from './names-service';
import type { OrganizationService } from './organization-service';
import type { PageContexts } from './page-contexts';
import type { SourceService } from './source-service';

export interface HandlersDeps {
  /** Session state is as the vault is. Commands that come with the browser's start wait for it. */
  readonly ready: () => Promise<void>;
  readonly connect: Connect;
  readonly disconnect: Disconnect;
  readonly organizations: OrganizationService;
  readonly contexts: Pick<PageContexts, 'resolveByHand'>;
  readonly sources: SourceService;
  readonly backfills: BackfillService;
  /** Leaves an outage of the databases on this computer, if there is one: the next use tells whether it is over. */
  readonly retryStorage: () => Promise<void>;
  readonly filters: FiltersService;
  readonly getDetail: GetDetail;
  readonly names: Pick<NamesService, 'learn'>;
  readonly details: Pick<DetailsService, 'pace' | 'ask'>;
  readonly connections: Pick<ConnectionBook, 'of' | 'noteFailure'>;
  readonly archive: Pick<Archive, 'usage'>;
  readonly deleteAll: () => Promise<void>;
}

/** What each command of the contract does. */
export function createHandlers(deps: HandlersDeps): Handlers {
  const { ready, connect, disconnect, organizations, contexts, sources, backfills } = deps;
  const { retryStorage, filters, connections, deleteAll } = deps;

  async function usage(): Promise<StorageUsage> {
    const used = await deps.archive.usage();
    return {
      organizations: await Promise.all(
        used.map(async (one) => {
          const { organizationName: name } = await organizations.namesOf(one, undefined);
          return { ...one, ...(name === undefined ? {} : { name }) };
        }),
      ),
    };
  }

  const afterReady =
    <Request, Value>(handle: (request: Request) => Promise<Value>) =>
    async (request: Request): Promise<Value> => {
      await ready();
      return handle(request);
    };
  const nothing =
    <Request>(handle: (request: Request) => Promise<void>) =>
    async (request: Request): Promise<undefined> => {
      await ready();
      await handle(request);
      return undefined;
    };

  /** A token that Make refuses is refused for everything: the connection says so from now on. */
  const noting = <Request, Value>(handle: (request: Request) => Promise<Value>) =>
    afterReady(async (request: Request) => {
      try {
        return await handle(request);
      } catch (error) {
        const failure = failureOf(error);
        if ('zone' in failure) await connections.noteFailure(failure.zone, failure);
        throw error;
      }
    });

  return {
    'connection.connect': afterReady(connect),
    'connection.remove': nothing(disconnect),
    'organization.describe': noting((organization) => organizations.describe(organization)),
    'page.resolve': nothing(({ tabId }) => contexts.resolveByHand(tabId)),
    'source.open': nothing(({ source }) => sources.open(source)),
    'source.refresh': nothing(async ({ source }) => {
      await retryStorage();
      await sources.look(source, 'person');
    }),
    'source.load-older': afterReady(({ source, query }) => sources.loadOlder(source, query)),
    'source.mark-seen': nothing(({ source }) => sources.markSeen(source)),
    'source.filters': noting(({ source, byHand }) => filters.get(source, byHand)),
    'backfill.start': nothing(({ source }) => backfills.start(source)),
    'backfill.pause': nothing(({ source }) => backfills.pause(source)),
    'backfill.resume': nothing(({ source }) => backfills.resume(source)),
    'backfill.cancel': nothing(({ source }) => backfills.cancel(source)),
    'entry.detail': noting(({ uuid, ...organization }) => deps.getDetail(organization, uuid)),
    'entry.names': noting(({ uuids, ...organization }) => deps.names.learn(organization, uuids)),
    'details.pace': afterReady((organization) => deps.details.pace(organization)),
    'details.fetch': afterReady(({ uuids, ...organization }) => deps.details.ask(organization, uuids)),
    'storage.usage': afterReady(usage),
    'storage.delete-all': nothing(deleteAll),
  };
}
