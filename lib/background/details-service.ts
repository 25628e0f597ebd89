import type { AuditLogEntryDetail } from '@/lib/audit-log/entry';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { LimitStore, MakeClient } from '@/lib/make/contract';
import { backfillPace } from '@/lib/make/token-bucket';
import type { DetailsFetched, DetailsPace, DetailsRefusal, FetchedDetails } from '@/lib/messaging/contract';
import { failureOf } from '@/lib/messaging/failure-of';
import { createMediumOf } from '@/lib/state/medium-of';
import type { StateReader } from '@/lib/state/state';
import { createExclusive } from '@/lib/storage/exclusive';
import { StorageError } from '@/lib/storage/storage-error';
import { quietly } from './behind';
import type { ConnectionBook } from './connections';
import type { DetailKeeper } from './detail-keeper';
import type { OrganizationService } from './organization-service';
import type { UnderWay } from './under-way';

export interface DetailsServiceDeps {
  readonly client: Pick<MakeClient, 'getDetail'>;
  readonly keeper: Pick<DetailKeeper, 'kept' | 'keep' | 'learn'>;
  readonly connections: Pick<ConnectionBook, 'noteFailure'>;
  /** Learns Make's limit for the organization, where the token may read it. */
  readonly organizations: Pick<OrganizationService, 'describe'>;
  readonly limits: Pick<LimitStore, 'get'>;
  readonly state: Pick<StateReader, 'connections' | 'memoryOnly'>;
  readonly underWay: Pick<UnderWay, 'track'>;
}

/** Details of many entries, for an export. */
export interface DetailsService {
  pace(organization: OrganizationRef): Promise<DetailsPace>;
  /** Each is kept before the next is asked for: killed anywhere, at most one was asked for in vain. */
  ask(organization: OrganizationRef, uuids: readonly string[]): Promise<DetailsFetched>;
}

/** What is handed over instead of kept goes in one message: with more than this (characters of JSON) it is sent. */
const HANDED_OVER_AT_ONCE = 2_000_000;

export function createDetailsService(deps: DetailsServiceDeps): DetailsService {
  const { client, keeper, connections, organizations, limits, underWay } = deps;
  const mediumOf = createMediumOf(deps.state);
  // One after the other for each organization: two panels that want the same ask for it once.
  const alone = createExclusive(undefined);

  /** Memory is small, and entries come first: there, and where there is no room, the one who asked gets it to hold. */
  async function keep(organization: OrganizationRef, detail: AuditLogEntryDetail): Promise<FetchedDetails> {
    const { uuid } = detail.entry;
    const inMemory = (await mediumOf(organization.zone)) === 'session';
    try {
      await (inMemory ? keeper.learn(organization, [detail]) : keeper.keep(organization, [detail]));
      return inMemory ? { uuid, details: detail.details } : { uuid };
    } catch (error) {
      if (error instanceof StorageError) return { uuid, details: detail.details };
      throw error;
    }
  }

  async function askNow(organization: OrganizationRef, uuids: readonly string[]): Promise<DetailsFetched> {
    const fetched: FetchedDetails[] = [];
    const refused: DetailsRefusal[] = [];
    let requests = 0;
    let handedOver = 0;
    for (const uuid of uuids) {
      if (handedOver > HANDED_OVER_AT_ONCE) break;
      try {
        if ((await keeper.kept(organization, uuid)) !== undefined) {
          fetched.push({ uuid });
          continue;
        }
        const one = await keep(organization, await client.getDetail(organization, uuid, { cause: 'backfill' }));
        requests += 1;
        if (one.details !== undefined) handedOver += JSON.stringify(one.details).length;
        fetched.push({ ...one, uuid });
      } catch (error) {
        const failure = failureOf(error);
        const reason = refusalOf(failure);
        if (reason === undefined) {
          if ('zone' in failure) await connections.noteFailure(failure.zone, failure);
          return { fetched, refused, requests, failure };
        }
        requests += 1;
        refused.push({ uuid, reason });
      }
    }
    return { fetched, refused, requests };
  }

  return {
    async pace({ zone, organizationId }) {
      const organization: OrganizationRef = { zone, organizationId };
      await quietly(async () => void (await organizations.describe(organization)));
      const limit = await limits.get(organizationKey(organization));
      return { perMinute: backfillPace(limit), ...(limit === undefined ? {} : { limit }) };
    },
    ask: (organization, uuids) =>
      underWay.track(alone(organizationKey(organization), () => askNow(organization, uuids))),
  };
}

/** What concerns this entry alone; `undefined`: it is in the way of all of them. */
function refusalOf(failure: Failure): DetailsRefusal['reason'] | undefined {
  switch (failure.kind) {
    case 'forbidden':
      return 'refused';
    case 'not-found':
      return 'not-found';
    case 'rejected':
      return 'refused';
    case 'invalid-response':
      // A page to sign in, or another address, is in the way of all of them.
      return failure.reason === 'web-page' || failure.reason === 'redirected' ? undefined : 'unreadable';
    default:
      return undefined;
  }
}
