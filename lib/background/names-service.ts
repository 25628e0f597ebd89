import type { Archive } from '@/lib/archive/contract';
import type { AuditLogEntryDetail } from '@/lib/audit-log/entry';
import { type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { MakeClient, PauseStore } from '@/lib/make/contract';
import type { NamesLearnt } from '@/lib/messaging/contract';
import { failureOf } from '@/lib/messaging/failure-of';
import { createExclusive } from '@/lib/storage/exclusive';
import { type Clock, HOUR } from '@/lib/time';
import type { ConnectionBook } from './connections';
import type { DetailKeeper } from './detail-keeper';
import { afterFailure } from './names-failure';
import type { UnderWay } from './under-way';

export interface NamesServiceDeps {
  readonly client: Pick<MakeClient, 'getDetail'>;
  readonly archive: Pick<Archive, 'entry'>;
  readonly keeper: DetailKeeper;
  readonly connections: Pick<ConnectionBook, 'of'>;
  /** Outlives the worker, and may be gone with the browser. */
  readonly rests: PauseStore;
  readonly underWay: Pick<UnderWay, 'track'>;
  readonly now: Clock;
}

export interface NamesService {
  /**
   * Learns what the objects of these entries are called. Details not kept yet are asked of Make one after the other, a
   * few at a call, after all else and only while the budget has turns to spare. Throws where a person has to mend
   * something first, and `StorageError`; what was learnt before that is kept.
   */
  learn(organization: OrganizationRef, uuids: readonly string[]): Promise<NamesLearnt>;
}

/** Details asked of Make at a call: few, so that names come soon and what has left the screen is not asked for. */
const BATCH = 5;
/** No rest is longer (ms): one that ends later was begun before the clock was set back. */
const LONGEST_REST = HOUR;

interface Fetched {
  readonly fetched: readonly AuditLogEntryDetail[];
  /** uuids that need not be asked about again. */
  readonly answered: readonly string[];
  /** ms since the epoch. */
  readonly waitUntil?: number;
  /** What ended it, where a person has to be told. */
  readonly broken?: unknown;
}

export function createNamesService(deps: NamesServiceDeps): NamesService {
  const { client, archive, keeper, connections, rests, underWay, now } = deps;
  const alone = createExclusive(undefined);

  /** By connection: another token may be let in where this one was not. */
  async function restKey(organization: OrganizationRef): Promise<string | undefined> {
    const connection = await connections.of(organization.zone);
    if (connection === undefined || connection.trouble !== undefined) return undefined;
    return `names ${organizationKey(organization)} ${connection.connectedAt}`;
  }

  async function keep(organization: OrganizationRef, fetched: readonly AuditLogEntryDetail[]): Promise<void> {
    if (fetched.length === 0) return;
    // Memory is small, and entries come first: there only the names are kept.
    const inMemory = (await connections.of(organization.zone))?.keepHistory === 'session';
    await (inMemory ? keeper.learn(organization, fetched) : keeper.keep(organization, fetched));
  }

  async function learnNow(organization: OrganizationRef, uuids: readonly string[]): Promise<NamesLearnt> {
    const { done, unknown } = await learnFromKept(organization, uuids);
    if (unknown.length === 0) return { done };
    const key = await restKey(organization);
    if (key === undefined) return { done, waitUntil: now() + LONGEST_REST };
    const rest = await rests.get(key);
    if (rest !== undefined && rest.until > now() && rest.until <= now() + LONGEST_REST) {
      return { done, waitUntil: rest.until };
    }

    const { fetched, answered, waitUntil, broken } = await ask(organization, unknown.slice(0, BATCH), key);
    await keep(organization, fetched);
    if (broken !== undefined) throw broken;
    return { done: [...done, ...answered], ...(waitUntil === undefined ? {} : { waitUntil }) };
  }

  async function ask(organization: OrganizationRef, uuids: readonly string[], key: string): Promise<Fetched> {
    const fetched: AuditLogEntryDetail[] = [];
    const answered: string[] = [];
    for (const uuid of uuids) {
      try {
        fetched.push(await client.getDetail(organization, uuid, { cause: 'person', yields: true }));
      } catch (error) {
        const next = afterFailure(failureOf(error));
        if (next.act === 'tell') return { fetched, answered, broken: error };
        if (next.act === 'wait') return { fetched, answered, waitUntil: next.until };
        if (next.act === 'rest') {
          const until = now() + next.ms;
          await rests.set(key, { until, strikes: 1 });
          return { fetched, answered, waitUntil: until };
        }
      }
      answered.push(uuid);
    }
    return { fetched, answered };
  }

  async function learnFromKept(organization: OrganizationRef, uuids: readonly string[]) {
    const kept: AuditLogEntryDetail[] = [];
    const done: string[] = [];
    const unknown: string[] = [];
    for (const uuid of new Set(uuids)) {
      const details = await keeper.kept(organization, uuid);
      const entry = details && (await archive.entry(organization, uuid));
      if (details === undefined || entry === undefined) {
        unknown.push(uuid);
        continue;
      }
      kept.push({ entry, details });
      done.push(uuid);
    }
    if (kept.length > 0) await keeper.learnKept(organization, kept);
    return { done, unknown };
  }

  return {
    learn: (organization, uuids) =>
      underWay.track(alone(organizationKey(organization), () => learnNow(organization, uuids))),
  };
}
