import { isZone, type Zone, zoneOfUrl } from '@/lib/zone';
import type { TabsApi } from './tabs';

export interface PagesApi {
  readonly runtime: {
    openOptionsPage(): Promise<void>;
    getURL(path: '/options.html' | '/sidepanel.html'): string;
  };
  readonly tabs: Pick<TabsApi, 'create'>;
}

/** The ways out of panel and popup to other pages. */
export interface Pages {
  /** With a zone: ready to connect it, or to replace its token (see `zoneOfHash`). */
  openOptions(zone?: Zone): Promise<void>;
  openPanelInTab(): Promise<void>;
  /** Opens a page of Make in a new tab; anything else is not opened, whatever an entry made of it. */
  openMake(url: string): Promise<boolean>;
}

export function createPages({ runtime, tabs }: PagesApi): Pages {
  return {
    async openOptions(zone) {
      if (zone === undefined) return runtime.openOptionsPage();
      await tabs.create({ url: `${runtime.getURL('/options.html')}#${zone}` });
    },
    async openPanelInTab() {
      await tabs.create({ url: runtime.getURL('/sidepanel.html') });
    },
    async openMake(url) {
      if (zoneOfUrl(url) === undefined) return false;
      await tabs.create({ url });
      return true;
    },
  };
}

/** The zone that the options page was opened for: `#eu1.make.com`. */
export function zoneOfHash(hash: string): Zone | undefined {
  const zone = hash.slice(1);
  return isZone(zone) ? zone : undefined;
}
