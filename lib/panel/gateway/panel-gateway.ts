import type { IndexLoader, NamesLoader } from '@/lib/archive/contract';
import type { DetailsLoader } from '@/lib/archive/documents/details-loader';
import type { OrganizationRef } from '@/lib/audit-log/source';
import type { Messenger } from '@/lib/messaging/contract';
import type { Place } from '@/lib/panel/place/context-place';
import type { PanelView } from '@/lib/panel/place/view-hash';
import type { KeptContextStore } from '@/lib/state/kept-context-store';
import type { NamesRevision } from '@/lib/state/names-revision';
import type { SavedViewsStore } from '@/lib/state/saved-views-store';
import type { SettingsStore, StateReader, Watched } from '@/lib/state/state';
import type { Clock } from '@/lib/time';
import type { Zone } from '@/lib/zone';

/** The tab the person looks at in the panel's own window. `url` only where the extension may see it. */
export interface ActiveTab {
  readonly tabId: number;
  readonly url?: string;
}

/** The page's own address, of which only the part after `#` changes. */
export interface PageAddress {
  /** With its `#`; empty for none. */
  readonly hash: () => string;
  /** `push`: one can step back to what was there before. `state` is kept with the step, as JSON would keep it. */
  readonly set: (hash: string, how: 'push' | 'replace', state: unknown) => void;
  /** Of the step the page is at. */
  readonly state: () => unknown;
  /** Calls back after a step back or forth. */
  readonly onStep: (listener: () => void) => () => void;
}

/** How the panel gets at the names that the background learns. */
interface NamesGateway {
  readonly loader: NamesLoader;
  revision(organization: OrganizationRef): Watched<NamesRevision>;
}

/** Everything the panel's models reach the world by: one object to pass in, one to fake. */
export interface PanelGateway {
  readonly send: Messenger;
  readonly state: StateReader;
  readonly settings: SettingsStore;
  readonly activeTab: Watched<ActiveTab | undefined>;
  readonly indexes: IndexLoader;
  /** Without it, objects go by their ids. */
  readonly names?: NamesGateway;
  /** Details that are kept. */
  readonly details: DetailsLoader;
  /** Without it, no question is kept under a name. */
  readonly savedViews?: SavedViewsStore;
  readonly now: Clock;
  /** Resolves when the browser has drawn what is to be drawn now. */
  readonly drawn: () => Promise<void>;
  /** Opens the options page; with a zone, ready to connect or replace its token. */
  readonly openSettings: (zone?: Zone) => void;
  /** Opens this panel as an ordinary tab, with the same view. */
  readonly openInTab: (view?: PanelView) => void;
  /** Where a panel that was opened as a tab begins, and stays. */
  readonly startPlace?: Place | undefined;
  /** What the panel of this window was turned to when it was closed. Without it, every panel begins anew. */
  readonly keptContext?: KeptContextStore;
  /** Where the view is kept, so that a reload, a step back or a copied link brings it back. */
  readonly address?: PageAddress;
  /** Loads this page anew: it is older than the background it talks to. */
  readonly reload: () => void;
  /** Asks the browser for access to the zone's site again; `true` if the person gave it. */
  readonly allowSite: (zone: Zone) => Promise<boolean>;
  /** Hands a file to the browser's downloads. */
  readonly saveFile: (blob: Blob, name: string) => void;
  /** Of this extension. */
  readonly version: string;
  /** Puts text on the clipboard; `false` if the browser refused. */
  readonly copy: (text: string) => Promise<boolean>;
}
