import type { OrganizationRef } from '@/lib/audit-log/source';
import type { Failure } from '@/lib/failure';
import type { MakeTeam } from '@/lib/make/contract';
import { MakeApiError } from '@/lib/make/make-api-error';
import { parseMakePage } from '@/lib/make/page-url';
import type { Wait } from '@/lib/make/wait';
import { failureOf } from '@/lib/messaging/failure-of';
import type { MakePage, PageContext, PageContextHint } from '@/lib/page-context';
import type { SessionState } from '@/lib/state/session-state';
import type { Connection } from '@/lib/state/state';
import type { Zone } from '@/lib/zone';
import { type IdentifiedPage, identifyPage } from './identify-page';
import type { PageMemory } from './page-memory';
import type { Refusals } from './refusals';

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
  readonly refusals: Refusals;
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

export function createPageContexts(deps: PageContextsDeps): PageContexts {
  const { urlOf, makeTabs, state, memory, getTeam, noteFailure, namesOf, refusals, wait, onContext } = deps;
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
  async function ask(connection: Connection, teamId: number): Promise<void> {
    const { zone } = connection;
    try {
      const { organizationId, name } = await getTeam(zone, teamId);
      if (organizationId === undefined)
        throw new MakeApiError({ kind: 'invalid-response', zone, reason: 'unexpected-shape' });
      await memory.setTeam(zone, teamId, { organizationId, ...(name === undefined ? {} : { name }) });
    } catch (error) {
      const failure = failureOf(error);
      await refusals.note(connection, refusalOf(zone, teamId), failure);
      await noteFailure(zone, failure);
    }
  }

  /** `undefined` where asking is of no use: there is no good token, or Make has just refused to tell. */
  async function connectionToAsk(zone: Zone, teamId: number, byHand: boolean): Promise<Connection | undefined> {
    const connection = (await state.connections.get())[zone];
    if (connection === undefined || connection.trouble !== undefined) return undefined;
    const refused = byHand ? undefined : await refusals.of(connection, refusalOf(zone, teamId));
    return refused === undefined ? connection : undefined;
  }

  async function resolve(tabId: number, byHand = false): Promise<void> {
    const isLatest = beginTurn(tabId);
    const url = await urlOf(tabId);
    const page = url === undefined ? undefined : parseMakePage(url);
    if (url === undefined || page === undefined) return publish(tabId, undefined, isLatest);

    const found = await identify(tabId, url, page);
    const { askFor } = found;
    const asked = askFor === undefined ? undefined : await connectionToAsk(page.zone, askFor, byHand);
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

function refusalOf(zone: Zone, teamId: number): string {
  return `team ${zone}/${teamId}`;
}

function stateOf({ organizationId, askFor }: IdentifiedPage, asking: boolean): PageContext['state'] {
  if (organizationId !== undefined) return 'resolved';
  if (asking) return 'resolving';
  return askFor === undefined ? 'no-organization' : 'unresolved';
}
