import type { Archive } from '@/lib/archive/contract';
import type { StorageArea } from '@/lib/storage/storage-area';
import type { ZoneQueue } from '@/lib/sync/zone-queue';
import type { TokenVault } from '@/lib/vault/contract';
import { ZONES } from '@/lib/zone';

export interface DeleteAllDeps {
  readonly queue: Pick<ZoneQueue, 'abort'>;
  readonly settled: () => Promise<void>;
  readonly archive: Pick<Archive, 'removeAll'>;
  readonly vault: Pick<TokenVault, 'removeAll'>;
  /** `storage.session` and `storage.local`. */
  readonly areas: readonly Pick<StorageArea, 'get' | 'remove'>[];
  readonly clearAlarms: () => Promise<unknown>;
  /** Contexts of open tabs are found again; they hold nothing that was deleted. */
  readonly onDeleted: () => Promise<void>;
}

/** Forgets everything: tokens, history, settings, waits, alarms and what the badge shows. Throws `StorageError`. */
export function createDeleteAll(deps: DeleteAllDeps): () => Promise<void> {
  const { queue, settled, archive, vault, areas, clearAlarms, onDeleted } = deps;
  return async () => {
    // Tokens first: whatever fails later, they are gone.
    await vault.removeAll();
    for (const zone of ZONES) queue.abort(zone);
    await settled();
    await archive.removeAll();
    for (const area of areas) await area.remove(Object.keys(await area.get(undefined)));
    await clearAlarms();
    await onDeleted();
  };
}
