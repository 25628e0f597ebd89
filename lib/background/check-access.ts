import type { SiteAccess } from '@/lib/browser/site-access';
import type { Zone } from '@/lib/zone';
import type { ConnectionBook } from './connections';

interface CheckAccessDeps {
  readonly connections: Pick<ConnectionBook, 'all' | 'noteFailure' | 'noteSuccess'>;
  readonly siteAccess: Pick<SiteAccess, 'has'>;
  /** The person let us reach the zone again. */
  readonly onReturn: (zone: Zone) => Promise<void>;
}

/** Tells each connection whether the browser lets us reach its zone. */
export function createCheckAccess({ connections, siteAccess, onReturn }: CheckAccessDeps): () => Promise<void> {
  return async () => {
    for (const { zone, trouble } of await connections.all()) {
      const access = await siteAccess.has(zone);
      if (!access) await connections.noteFailure(zone, { kind: 'no-access', zone });
      if (access && trouble?.kind === 'no-access') {
        await connections.noteSuccess(zone);
        await onReturn(zone);
      }
    }
  };
}
