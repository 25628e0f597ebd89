import { zoneOfUrl } from '@/lib/zone';
import type { TabsApi } from './tabs';

export interface PagesApi {
  readonly runtime: { openOptionsPage(): Promise<void> };
  readonly tabs: Pick<TabsApi, 'create'>;
}

/** The ways out of panel and popup to other pages. */
export interface Pages {
  openOptions(): Promise<void>;
  /** Opens a page of Make in a new tab; anything else is not opened, whatever an entry made of it. */
  openMake(url: string): Promise<boolean>;
}

export function createPages({ runtime, tabs }: PagesApi): Pages {
  return {
    openOptions: () => runtime.openOptionsPage(),
    async openMake(url) {
      if (zoneOfUrl(url) === undefined) return false;
      await tabs.create({ url });
      return true;
    },
  };
}
