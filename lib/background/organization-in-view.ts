import type { TabsApi } from '@/lib/browser/tabs';
import type { StateReader } from '@/lib/state/state';
import type { Zone } from '@/lib/zone';

export interface OrganizationInViewDeps {
  readonly tabs: Pick<TabsApi, 'query'>;
  readonly state: Pick<StateReader, 'pageContext'>;
}

/** The organization that a tab of the zone is about, one on screen before others; `undefined` if none is. */
export function createOrganizationInView({ tabs, state }: OrganizationInViewDeps) {
  return async (zone: Zone): Promise<number | undefined> => {
    for (const tab of [...(await tabs.query({ active: true })), ...(await tabs.query({}))]) {
      const context = tab.id === undefined ? undefined : await state.pageContext(tab.id).get();
      if (context?.zone === zone && context.organizationId !== undefined) return context.organizationId;
    }
    return undefined;
  };
}
