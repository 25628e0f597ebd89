import type { AuditLogSource } from '@/lib/audit-log/source';
import type { Toolbar } from '@/lib/browser/toolbar';
import type { FailureKind } from '@/lib/failure';
import type { PageContext } from '@/lib/page-context';
import { choosePageSource, sourcesOfPage } from '@/lib/page-source';
import type { SettingsStore, SourceState, StateReader } from '@/lib/state/state';
import { createExclusive } from '@/lib/storage/exclusive';
import { badgeText } from '@/lib/text/badge';
import type { SourceStates } from './source-states';

export interface BadgeDeps {
  readonly toolbar: Toolbar;
  readonly state: Pick<StateReader, 'connections' | 'pageContext'>;
  readonly states: Pick<SourceStates, 'hydrated'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly makeTabs: () => Promise<readonly { readonly tabId: number }[]>;
}

/** The toolbar button's badge, one per tab. The browser forgets it when the tab loads or the browser restarts. */
export interface Badge {
  render(tabId: number): Promise<void>;
  renderAll(): Promise<void>;
}

/** Failures that get a mark: they do not pass, and no count can be trusted until they are mended. */
const MARKED: readonly FailureKind[] = [
  'unauthorized',
  'forbidden',
  'not-in-plan',
  'no-access',
  'token-damaged',
  'locked',
];

export function createBadge({ toolbar, state, states, settings, makeTabs }: BadgeDeps): Badge {
  const alone = createExclusive(undefined);

  async function renderNow(tabId: number): Promise<void> {
    const context = await state.pageContext(tabId).get();
    const { badge } = await settings.get();
    if (context === undefined || !badge) return toolbar.renderNothing(tabId, badgeText.product);
    const connection = (await state.connections.get())[context.zone];
    if (connection === undefined) return toolbar.renderNothing(tabId, badgeText.notConnected(context.zone));

    const { source, sourceState } = await sourceOf(context);
    const trouble = connection.trouble ?? sourceState?.failure;
    if (trouble !== undefined && MARKED.includes(trouble.kind)) {
      return toolbar.renderWarning(tabId, badgeText.trouble(trouble));
    }
    if (source === undefined || sourceState === undefined) return toolbar.renderNothing(tabId, badgeText.product);
    const { unseen } = sourceState.record;
    const where = nameOf(source, context);
    if (unseen === 0) return toolbar.renderNothing(tabId, badgeText.nothingNew(where));
    return toolbar.renderCount(tabId, unseen, badgeText.unseen(unseen, where));
  }

  async function sourceOf(
    context: PageContext,
  ): Promise<{ readonly source?: AuditLogSource; readonly sourceState?: SourceState }> {
    const sources = sourcesOfPage(context);
    if (sources === undefined) return {};
    const organizationState = await states.hydrated(sources.organization);
    const source = choosePageSource(context, organizationState) ?? sources.organization;
    const sourceState = source.type === 'organization' ? organizationState : await states.hydrated(source);
    return { source, ...(sourceState === undefined ? {} : { sourceState }) };
  }

  const render = (tabId: number) => alone(String(tabId), () => renderNow(tabId));
  return {
    render,
    async renderAll() {
      await Promise.all((await makeTabs()).map(({ tabId }) => render(tabId)));
    },
  };
}

function nameOf(source: AuditLogSource, { organizationName, teamName }: PageContext): string {
  return source.type === 'team'
    ? (teamName ?? badgeText.team(source.teamId))
    : (organizationName ?? badgeText.organization(source.organizationId));
}
