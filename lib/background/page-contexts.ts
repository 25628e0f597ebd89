import type { OrganizationRef } from '@/lib/audit-log/source';
import type { Failure, FailureKind } from '@/lib/failure';
import type { MakeTeam } from '@/lib/make/contract';
import { parseMakePage } from '@/lib/make/page-url';
import type { Wait } from '@/lib/make/wait';
import { failureOf } from '@/lib/messaging/failure-of';
import type { MakePage, PageContext, PageContextHint } from '@/lib/page-context';
import type { SessionState } from '@/lib/state/session-state';
import type { Connection } from '@/lib/state/state';
import { type Clock, HOUR } from '@/lib/time';
import type { Zone } from '@/lib/zone';
import { type IdentifiedPage, identifyPage } from './identify-page';
import type { PageMemory } from './page-memory';

export interface PageNames {
  readonly organizationName?: string;
  readonly teamName?: string;
}

export interface PageContextsDeps {
  /** The browser's own word; `undefined` if the tab is gone or shows no page of Make. */
  readonly urlOf: (tabId: number) => Promise<string | undefined>;
  readonly makeTabs: () => Promise<readonly { readonly tabId: number }[]>;
  readonly state: SessionState;
  readonly memory: PageMemory;
  /** Throws when Make does not answer well. */
  readonly getTeam: (zone: Zone, teamId: number) => Promise<MakeTeam>;
  /** If it is the token or the access, the connection says so from now on. */
  readonly noteFailure: (zone: Zone, failure: Failure) => Promise<void>;
  readonly namesOf: (organization: OrganizationRef, teamId: number | undefined) => Promise<PageNames>;
  readonly now: Clock;
  readonly wait: Wait;
  /** After every look at a tab, also where nothing changed: a tab that loads forgets its badge. */
  readonly onContext: (tabId: number, context: PageContext | undefined) => void;
}

/** What each tab is about, kept in session state. No method throws or rejects for what a page or Make says. */
export interface PageContexts {
  resolve(tabId: number): Promise<void>;
  /** A person asks: Make is asked also where it has just refused to tell. */
  resolveByHand(tabId: number): Promise<void>;
  /** Every tab of Make, also those opened before the extension was there. */
  resolveAll(): Promise<void>;
  hint(tabId: number, hint: PageContextHint): Promise<void>;
  forget(tabId: number): Promise<void>;
}

/** Time for the page's own hint to arrive, and for a person who clicks on: then no request is needed. In ms. */
const BEFORE_ASKING = 250;
/** Refusals by role or scope, which seldom change: not asked again by itself for so long (ms), however often one looks. */
const REFUSED: readonly FailureKind[] = ['forbidden', 'not-found', 'not-in-plan', 'rejected', 'invalid-response'];
const REFUSED_FOR = HOUR;

export function createPageContexts(deps: PageContextsDeps): PageContexts {
  const { urlOf, makeTabs, state, memory, getTeam, noteFailure, namesOf, now, wait, onContext } = deps;
  const turns = new Map<number, number>();

  /** Tells whether nothing newer began for the tab since: a slow answer must not undo what came after. */
  function beginTurn(tabId: number): () => boolean {
    const turn = (turns.get(tabId) ?? 0) + 1;
    turns.set(tabId, turn);
    return () => turns.get(tabId) === turn;
  }

  async function publish(tabId: number, context: PageContext | undefined, isLatest: () => boolean): Promise<void> {
    const before = await state.pageContext(tabId).get();
    if (!isLatest()) return;
    if (JSON.stringify(before) !== JSON.stringify(context)) await state.setPageContext(tabId, context);
    if (isLatest()) onContext(tabId, context);
  }

  async function identify(tabId: number, url: string, page: MakePage): Promise<IdentifiedPage> {
    const hint = await memory.hint(tabId);
    const teamId = page.type === 'team' ? page.teamId : hint?.teamId;
    const team = teamId === undefined ? undefined : await memory.team(page.zone, teamId);
    const connection = (await state.connections.get())[page.zone];
    return identifyPage({
      page,
      path: new URL(url).pathname,
      hint,
      organizationOfTeam: (id) => (id === teamId ? team?.organizationId : undefined),
      organizations: connection?.organizations.map((organization) => organization.id) ?? [],
    });
  }

  async function contextOf(page: MakePage, found: IdentifiedPage, asking: boolean): Promise<PageContext> {
    const { zone } = page;
    const { organizationId, teamId } = found;
    const names = organizationId === undefined ? {} : await namesOf({ zone, organizationId }, teamId);
    return {
      zone,
      ...(organizationId === undefined ? {} : { organizationId }),
      ...(teamId === undefined ? {} : { teamId }),
      ...names,
      ...(page.type === 'team' && page.target !== undefined ? { target: page.target } : {}),
      state: stateOf(found, asking),
    };
  }

  /** Asks Make for the team's organization. Whatever comes of it, the person can ask again or choose by hand. */
  async function ask({ zone, connectedAt }: Connection, teamId: number): Promise<void> {
    try {
      const { organizationId, name } = await getTeam(zone, teamId);
      if (organizationId === undefined) await memory.setRefusal(zone, teamId, { at: now(), connectedAt });
      else await memory.setTeam(zone, teamId, { organizationId, ...(name === undefined ? {} : { name }) });
    } catch (error) {
      const failure = failureOf(error);
      if (REFUSED.includes(failure.kind)) await memory.setRefusal(zone, teamId, { at: now(), connectedAt });
      await noteFailure(zone, failure);
    }
  }

  async function isRefused({ zone, connectedAt }: Connection, teamId: number): Promise<boolean> {
    const refusal = await memory.refusal(zone, teamId);
    return refusal?.connectedAt === connectedAt && Math.abs(now() - refusal.at) < REFUSED_FOR;
  }

  async function resolve(tabId: number, byHand = false): Promise<void> {
    const isLatest = beginTurn(tabId);
    const url = await urlOf(tabId);
    const page = url === undefined ? undefined : parseMakePage(url);
    if (url === undefined || page === undefined) return publish(tabId, undefined, isLatest);

    const found = await identify(tabId, url, page);
    const connection = (await state.connections.get())[page.zone];
    const { askFor } = found;
    const able = askFor === undefined || connection?.trouble !== undefined ? undefined : connection;
    const asked = able && askFor !== undefined && (byHand || !(await isRefused(able, askFor))) ? able : undefined;
    await publish(tabId, await contextOf(page, found, asked !== undefined), isLatest);
    if (asked === undefined || askFor === undefined) return;

    await wait(BEFORE_ASKING);
    if (!isLatest()) return;
    await ask(asked, askFor);
    if (isLatest()) await publish(tabId, await contextOf(page, await identify(tabId, url, page), false), isLatest);
  }

  return {
    resolve: (tabId) => resolve(tabId),
    resolveByHand: (tabId) => resolve(tabId, true),
    async resolveAll() {
      await Promise.all((await makeTabs()).map(({ tabId }) => resolve(tabId)));
    },
    async hint(tabId, hint) {
      await memory.setHint(tabId, hint);
      await resolve(tabId);
    },
    async forget(tabId) {
      beginTurn(tabId);
      await memory.setHint(tabId, undefined);
      await state.setPageContext(tabId, undefined);
    },
  };
}

function stateOf({ organizationId, askFor }: IdentifiedPage, asking: boolean): PageContext['state'] {
  if (organizationId !== undefined) return 'resolved';
  if (asking) return 'resolving';
  return askFor === undefined ? 'no-organization' : 'unresolved';
}
