import type { IndexLoader } from '@/lib/archive/contract';
import type { Messenger } from '@/lib/messaging/contract';
import type { SettingsStore, StateReader, Watched } from '@/lib/state/state';
import type { Clock } from '@/lib/time';
import type { Zone } from '@/lib/zone';
import type { Place } from './context-place';
import type { NamesGateway } from './names-model';

/** The tab the person looks at in the panel's own window. `url` only where the extension may see it. */
export interface ActiveTab {
  readonly tabId: number;
  readonly url?: string;
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
  readonly now: Clock;
  /** Opens the options page; with a zone, ready to connect or replace its token. */
  readonly openSettings: (zone?: Zone) => void;
  /** Opens this panel as an ordinary tab, at the same place. */
  readonly openInTab: (place?: Place) => void;
  /** Where a panel that was opened as a tab begins, and stays. */
  readonly startPlace?: Place | undefined;
  /** Loads this page anew: it is older than the background it talks to. */
  readonly reload: () => void;
  /** Asks the browser for access to the zone's site again; `true` if the person gave it. */
  readonly allowSite: (zone: Zone) => Promise<boolean>;
  /** Puts text on the clipboard; `false` if the browser refused. */
  readonly copy: (text: string) => Promise<boolean>;
}
