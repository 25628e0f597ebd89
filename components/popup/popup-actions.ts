import type { Zone } from '@/lib/zone';

/** What only the browser can do for the popup. */
export interface PopupActions {
  /** Called within the click, with nothing awaited before: both browsers ask for that. */
  readonly openPanel: () => void;
  readonly openSettings: (zone?: Zone) => void;
  /** Within the click, too. */
  readonly allowSite: (zone: Zone) => void;
  readonly reload: () => void;
}
