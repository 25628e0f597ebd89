import type { Archive } from '@/lib/archive/contract';
import { type AuditLogSource, sourceKey } from '@/lib/audit-log/source';
import type { FailureKind } from '@/lib/failure';
import type { PageContext } from '@/lib/page-context';
import { choosePageSource, sourcesOfPage } from '@/lib/page-source';
import type { SettingsStore, StateReader } from '@/lib/state/state';
import { type Clock, DAY, MINUTE } from '@/lib/time';
import type { Zone } from '@/lib/zone';
import type { ConnectionBook } from './connections';
import type { SourceService } from './source-service';
import type { SourceStates } from './source-states';

export const POLL_ALARM = 'poll';

export interface PollerDeps {
  readonly makeTabs: () => Promise<readonly { readonly tabId: number }[]>;
  readonly state: Pick<StateReader, 'pageContext'>;
  readonly states: Pick<SourceStates, 'hydrated'>;
  readonly archive: Pick<Archive, 'sources' | 'record'>;
  readonly connections: Pick<ConnectionBook, 'of'>;
  readonly sources: Pick<SourceService, 'look'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly now: Clock;
}

export interface Poller {
  /** Looks at Make for every source that a tab is about or that was opened lately, and whose last look is old. */
  poll(): Promise<void>;
  /** The same for the source of one page: a person came to it. */
  pollPage(context: PageContext): Promise<void>;
  /** Looks at what the tabs of a zone are about, however young the last look: a person has just mended something. */
  lookAtZone(zone: Zone): Promise<void>;
}

/** Sources without a tab that are still looked at: opened this recently (ms), and at most so many. */
const OPENED_WITHIN = DAY;
const MAX_WITHOUT_TAB = 5;
/** Where Make says no by plan or role, that seldom changes: asked this many times less often. */
const REFUSED_FACTOR = 12;
const REFUSED: readonly (FailureKind | undefined)[] = ['forbidden', 'not-in-plan', 'not-found'];
/** An alarm may come a little early; that must not cost it its turn. */
const EARLY = 0.1;

export function createPoller(deps: PollerDeps): Poller {
  const { makeTabs, state, states, archive, connections, sources, settings, now } = deps;

  async function sourceOf(context: PageContext | undefined): Promise<readonly AuditLogSource[]> {
    const organization = sourcesOfPage(context)?.organization;
    if (organization === undefined) return [];
    return [choosePageSource(context, await states.hydrated(organization)) ?? organization];
  }

  async function sourcesOfTabs(): Promise<readonly AuditLogSource[]> {
    const tabs = await makeTabs();
    const chosen = tabs.map(async ({ tabId }) => sourceOf(await state.pageContext(tabId).get()));
    return (await Promise.all(chosen)).flat();
  }

  async function openedLately(): Promise<readonly AuditLogSource[]> {
    const opened: { readonly source: AuditLogSource; readonly at: number }[] = [];
    for (const source of await archive.sources()) {
      const { seenAt = 0 } = await archive.record(source);
      if (now() - seenAt < OPENED_WITHIN) opened.push({ source, at: seenAt });
    }
    return opened
      .sort((a, b) => b.at - a.at)
      .slice(0, MAX_WITHOUT_TAB)
      .map(({ source }) => source);
  }

  async function isDue(source: AuditLogSource, interval: number): Promise<boolean> {
    const connection = await connections.of(source.zone);
    // What a person has to mend first is not tried again by itself.
    if (connection === undefined || connection.trouble !== undefined) return false;
    const known = await states.hydrated(source);
    const last = known?.lastAttemptAt ?? known?.record.lastSuccessAt;
    const wait = interval * (REFUSED.includes(known?.failure?.kind) ? REFUSED_FACTOR : 1 - EARLY);
    return last === undefined || now() - last >= wait || now() < last;
  }

  async function lookAtDue(candidates: readonly AuditLogSource[]): Promise<void> {
    const interval = (await settings.get()).pollMinutes * MINUTE;
    const distinct = new Map(candidates.map((source) => [sourceKey(source), source]));
    for (const source of distinct.values()) {
      if (await isDue(source, interval)) await sources.look(source, 'background');
    }
  }

  return {
    async poll() {
      await lookAtDue([...(await sourcesOfTabs()), ...(await openedLately())]);
      // Where Make has just refused an organization's log, its tabs are now about their teams.
      await lookAtDue(await sourcesOfTabs());
    },
    async pollPage(context) {
      await lookAtDue(await sourceOf(context));
      await lookAtDue(await sourceOf(context));
    },
    async lookAtZone(zone) {
      const ofZone = (await sourcesOfTabs()).filter((source) => source.zone === zone);
      const distinct = new Map(ofZone.map((source) => [sourceKey(source), source]));
      for (const source of distinct.values()) await sources.look(source, 'person');
    },
  };
}
