import { type Zone, zoneOrigin } from '@/lib/zone';
import { type BrowserEvent, listen } from './event';

/** What we use of `permissions`. */
export interface PermissionsApi {
  contains(permissions: { origins: string[] }): Promise<boolean>;
  request(permissions: { origins: string[] }): Promise<boolean>;
  readonly onAdded: BrowserEvent<[unknown]>;
  readonly onRemoved: BrowserEvent<[unknown]>;
}

/** Whether the person lets us reach a zone's site. They can withdraw it at any time; a policy can too. */
export interface SiteAccess {
  has(zone: Zone): Promise<boolean>;
  /** Only inside a gesture, with nothing awaited before. `false` if the person or a policy says no. */
  request(zone: Zone): Promise<boolean>;
  /** Calls back when access to some site was given or taken: ask `has` then. */
  watch(listener: () => void): () => void;
}

export function createSiteAccess(permissions: PermissionsApi): SiteAccess {
  const access = (zone: Zone) => ({ origins: [`${zoneOrigin(zone)}/*`] });
  return {
    has: (zone) => permissions.contains(access(zone)),
    async request(zone) {
      try {
        return await permissions.request(access(zone));
      } catch {
        // Blocked by a policy, or no gesture: a no like any other.
        return false;
      }
    },
    watch(listener) {
      const stops = [listen(permissions.onAdded, () => listener()), listen(permissions.onRemoved, () => listener())];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
