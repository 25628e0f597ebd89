import { toStorageError } from '@/lib/storage/storage-error';
import type { Zone } from '@/lib/zone';
import { parseTokenRecord, type TokenRecord } from './token-record';
import type { VaultDatabase } from './vault-database';

/** The vault's part on this computer. Everything throws `StorageError`. */
export interface TokenRecords {
  get(zone: Zone): Promise<TokenRecord | undefined>;
  put(zone: Zone, record: TokenRecord): Promise<void>;
  remove(zone: Zone): Promise<void>;
  /** What was sealed with it and still lies somewhere on the disk is then noise. */
  removeKey(): Promise<void>;
}

export function createTokenRecords(vaultDatabase: () => Promise<VaultDatabase>): TokenRecords {
  async function run<Value>(work: (database: VaultDatabase) => Promise<Value>): Promise<Value> {
    try {
      return await work(await vaultDatabase());
    } catch (error) {
      throw toStorageError(error);
    }
  }
  return {
    get: (zone) => run(async (database) => parseTokenRecord(await database.get('tokens', zone))),
    put: (zone, record) => run(async (database) => void (await database.put('tokens', record, zone))),
    remove: (zone) => run((database) => database.delete('tokens', zone)),
    removeKey: () => run((database) => database.clear('keys')),
  };
}
