import type { Archive } from '@/lib/archive/contract';
import { type AuditLogSource, type OrganizationRef, organizationKey } from '@/lib/audit-log/source';
import type { PauseStore } from '@/lib/make/contract';
import type { SettingsStore } from '@/lib/state/state';
import type { BackfillLimits } from '@/lib/sync/backfill-plan';
import { createOneFlight } from '@/lib/sync/one-flight';
import { type Clock, DAY, HOUR } from '@/lib/time';
import { backfillLimitsOf, retentionOf } from './retention';
import type { SourceStates } from './source-states';
import type { SourceTurns } from './source-turns';

export interface RetentionServiceDeps {
  readonly archive: Pick<Archive, 'compact' | 'retain' | 'record' | 'sources'>;
  readonly states: Pick<SourceStates, 'publish' | 'bump'>;
  readonly turns: Pick<SourceTurns, 'run'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  /** When each organization is to be looked through again; gone with the browser, and then it is done once more. */
  readonly rests: PauseStore;
  readonly now: Clock;
}

/** Keeps the archive small: what the settings do not keep goes, and small blocks become large ones. */
export interface RetentionService {
  /** All organizations, those that are not due excepted. Throws `StorageError`. */
  tidy(): Promise<void>;
  /** Something may have been added to the source's archive: every so often, small blocks are merged. */
  noteAppend(source: AuditLogSource): Promise<void>;
  /** How far a back-fill of the source goes. */
  limits(source: AuditLogSource): Promise<BackfillLimits>;
}

/** What is beyond retention stays at most this much longer (ms). */
const RETAINS_EVERY = DAY;
const COMPACTS_EVERY = HOUR;
/** Pages of a back-fill are a block each: merged while they come, or the index would be slow to open meanwhile. */
const APPENDS_UNTIL_COMPACTED = 32;
/** Steps at a time: an archive that always finds something to do must not keep the worker for ever. */
const MAX_STEPS = 100;

export function createRetentionService(deps: RetentionServiceDeps): RetentionService {
  const { archive, states, turns, settings, rests, now } = deps;
  const appends = new Map<string, number>();
  const tidying = createOneFlight<void>();
  const compacting = createOneFlight<void>();

  const compact = (organization: OrganizationRef) =>
    compacting(organizationKey(organization), async () => {
      for (let step = 0; step < MAX_STEPS; step++) {
        if (!(await archive.compact(organization))) return;
      }
    });

  /** Retention moves the coverage of them all: meanwhile nobody reads on from where it was. */
  function inTurns(sources: readonly AuditLogSource[], work: () => Promise<void>): Promise<void> {
    return sources.reduce<() => Promise<void>>((inner, source) => () => turns.run(source, inner), work)();
  }

  async function retain(organization: OrganizationRef, sources: readonly AuditLogSource[]): Promise<void> {
    const dropped = await archive.retain(organization, retentionOf(await settings.get(), now()));
    if (dropped === 0) return;
    for (const source of sources) await states.publish(source, await archive.record(source));
    const [first] = sources;
    if (first !== undefined) await states.bump(first);
  }

  /** Does it unless it was done less than `every` (ms) ago; what fails is tried again at the next look. */
  async function unlessResting(key: string, every: number, work: () => Promise<void>): Promise<void> {
    const until = (await rests.get(key))?.until ?? 0;
    // An end that lies further ahead was written before the clock was set back.
    if (until > now() && until <= now() + every) return;
    await work();
    await rests.set(key, { until: now() + every, strikes: 0 });
  }

  async function tidyAll(): Promise<void> {
    const { keepMonths, keepEntries } = await settings.get();
    const sourcesOf = Map.groupBy(await archive.sources(), organizationKey);
    for (const [key, sources] of sourcesOf) {
      const [source] = sources;
      if (source === undefined) continue;
      const organization: OrganizationRef = { zone: source.zone, organizationId: source.organizationId };
      // Another setting is another reason to look: it does not wait for the end of this rest.
      const retention = `retain ${keepMonths} ${keepEntries} ${key}`;
      await unlessResting(retention, RETAINS_EVERY, () => inTurns(sources, () => retain(organization, sources)));
      await unlessResting(`compact ${key}`, COMPACTS_EVERY, () => compact(organization));
    }
  }

  return {
    tidy: () => tidying('all', tidyAll),

    async limits(source) {
      const key = organizationKey(source);
      const siblings = (await archive.sources()).filter((one) => organizationKey(one) === key);
      const records = await Promise.all(siblings.map((one) => archive.record(one)));
      return backfillLimitsOf(await settings.get(), records, now());
    },

    async noteAppend({ zone, organizationId }) {
      const organization: OrganizationRef = { zone, organizationId };
      const key = organizationKey(organization);
      const count = (appends.get(key) ?? 0) + 1;
      appends.set(key, count % APPENDS_UNTIL_COMPACTED);
      if (count === APPENDS_UNTIL_COMPACTED) await compact(organization);
    },
  };
}
