import type { CommandRequest } from '@/lib/messaging/contract';
import type { SessionState } from '@/lib/state/session-state';
import type { ZoneQueue } from '@/lib/sync/zone-queue';
import type { TokenVault } from '@/lib/vault/contract';
import type { Zone } from '@/lib/zone';
import type { ConnectionBook } from './connections';
import type { RemoveHistory } from './remove-history';

export interface DisconnectDeps {
  readonly queue: Pick<ZoneQueue, 'abort'>;
  /** Resolves when nothing that was asked before is under way any more. */
  readonly settled: () => Promise<void>;
  readonly vault: Pick<TokenVault, 'remove'>;
  readonly connections: Pick<ConnectionBook, 'of' | 'publish'>;
  readonly removeHistory: RemoveHistory;
  readonly pauseBackfills: (zone: Zone) => Promise<void>;
  readonly state: Pick<SessionState, 'removeSources'>;
  readonly onDisconnected: (zone: Zone) => void;
}

export type Disconnect = (request: CommandRequest<'connection.remove'>) => Promise<void>;

/** Removes a zone's token. What is under way ends at once, and an answer that still comes is not kept. */
export function createDisconnect(deps: DisconnectDeps): Disconnect {
  const { queue, settled, vault, connections, removeHistory, pauseBackfills, state, onDisconnected } = deps;
  return async ({ zone, deleteHistory }) => {
    const connection = await connections.of(zone);
    await vault.remove(zone);
    queue.abort(zone);
    await settled();
    // In memory only, it would be gone with the browser, and without the connection nothing leads to it.
    const isForgotten = deleteHistory || connection?.keepHistory === 'session';
    if (isForgotten) await removeHistory(zone);
    else await pauseBackfills(zone);
    // Where history is kept, its state is made from it again when somebody looks.
    await state.removeSources(zone);
    await connections.publish();
    onDisconnected(zone);
  };
}
