import type { OrganizationRef } from '@/lib/audit-log/source';
import type { MakeTeam } from '@/lib/make/contract';
import { parseMakePage } from '@/lib/make/page-url';
import type { Wait } from '@/lib/make/wait';
import type { MakePage, PageContext, PageContextHint } from '@/lib/page-context';
import type { SessionState } from '@/lib/state/session-state';
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
  readonly namesOf: (organization: OrganizationRef, teamId: number | undefined) => Promise<PageNames>;
  readonly wait: Wait;
  /** After every look at a tab, also where nothing changed: a tab that loads forgets its badge. */
  readonly onContext: (tabId: number, context: PageContext | undefined) => void;
}

/** What each tab is about, kept in session state. No method throws or rejects for what a page or Make says. */
export interface PageContexts {
  resolve(tabId: number): Promise<void>;
  /** Every tab of Make, also those opened before the extension was there. */
  resolveAll(): Promise<void>;
  hint(tabId: number, hint: PageContextHint): Promise<void>;
  forget(tabId: number): Promise<void>;
}

/** Time for the page's own hint to arrive, and for a person who clicks on: then no request is needed. In ms. */
const BEFORE_ASKING = 250;

export function createPageContexts(deps: PageContextsDeps): PageContexts {
  const { urlOf, makeTabs, state, memory, getTeam, namesOf, wait, onContext } = deps;
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

  /** Asks Make for the team's organization; tells whether that brought it. */
  async function ask(zone: Zone, teamId: number): Promise<boolean> {
    try {
      const { organizationId, name } = await getTeam(zone, teamId);
      if (organizationId === undefined) return false;
      await memory.setTeam(zone, teamId, { organizationId, ...(name === undefined ? {} : { name }) });
      return true;
    } catch {
      // Whatever the reason: the context says `unresolved`, and the person can ask again or choose by hand.
      return false;
    }
  }

  async function resolve(tabId: number): Promise<void> {
    const isLatest = beginTurn(tabId);
    const url = await urlOf(tabId);
    const page = url === undefined ? undefined : parseMakePage(url);
    if (url === undefined || page === undefined) return publish(tabId, undefined, isLatest);

    const found = await identify(tabId, url, page);
    const connection = (await state.connections.get())[page.zone];
    const asking = found.askFor !== undefined && connection !== undefined && connection.trouble === undefined;
    await publish(tabId, await contextOf(page, found, asking), isLatest);
    if (!asking || found.askFor === undefined) return;

    await wait(BEFORE_ASKING);
    if (!isLatest()) return;
    await ask(page.zone, found.askFor);
    if (isLatest()) await publish(tabId, await contextOf(page, await identify(tabId, url, page), false), isLatest);
  }

  return {
    resolve,
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
