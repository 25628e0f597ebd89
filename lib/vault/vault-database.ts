import type { DBSchema, IDBPDatabase } from 'idb';
import { createConnection, type DatabaseDescription, openDatabase } from '@/lib/storage/open-database';
import type { Outage } from '@/lib/storage/outage';
import type { Zone } from '@/lib/zone';

export interface VaultSchema extends DBSchema {
  /** Non-extractable `CryptoKey`s by name. */
  keys: { key: string; value: unknown };
  /** What is kept for a zone; parsed by who reads it. */
  tokens: { key: Zone; value: unknown };
}

export type VaultDatabase = IDBPDatabase<VaultSchema>;

const VAULT: DatabaseDescription<VaultSchema> = {
  name: 'audit-lens-vault',
  version: 1,
  upgrade(database, oldVersion) {
    if (oldVersion < 1) {
      database.createObjectStore('keys');
      database.createObjectStore('tokens');
    }
  },
};

/** A connection of one's own, to be closed after use. Throws `StorageError`. */
export function openVaultDatabase(): Promise<VaultDatabase> {
  return openDatabase(VAULT);
}

/** The context's one connection, opened on first use. What it returns throws `StorageError`. */
export function createVaultConnection(outage?: Outage): () => Promise<VaultDatabase> {
  return createConnection(VAULT, outage);
}
