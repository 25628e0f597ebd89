import type { Archive } from '@/lib/archive/contract';
import type { CommandRequest } from '@/lib/messaging/contract';
import type { SessionState } from '@/lib/state/session-state';
import type { ZoneQueue } from '@/lib/sync/zone-queue';
import type { TokenVault } from '@/lib/vault/contract';
import type { Zone } from '@/lib/zone';
import { removeHistory } from './connect';
import type { ConnectionBook } from './connections';

export interface DisconnectDeps {
  readonly queue: Pick<ZoneQueue, 'abort'>;
  /** Resolves when nothing that was asked before is under way any more. */
  readonly settled: () => Promise<void>;
  readonly vault: Pick<TokenVault, 'remove'>;
  readonly connections: Pick<ConnectionBook, 'publish'>;
  readonly archive: Pick<Archive, 'usage' | 'remove'>;
  readonly state: Pick<SessionState, 'removeSources'>;
  readonly onDisconnected: (zone: Zone) => void;
}

export type Disconnect = (request: CommandRequest<'connection.remove'>) => Promise<void>;

/** Removes a zone's token. What is under way ends at once, and an answer that still comes is not kept. */
export function createDisconnect(deps: DisconnectDeps): Disconnect {
  const { queue, settled, vault, connections, archive, state, onDisconnected } = deps;
  return async ({ zone, deleteHistory }) => {
    await vault.remove(zone);
    queue.abort(zone);
    await settled();
    if (deleteHistory) await removeHistory(archive, zone);
    // Where history is kept, its state is made from it again when somebody looks.
    await state.removeSources(zone);
    await connections.publish();
    onDisconnected(zone);
  };
}
