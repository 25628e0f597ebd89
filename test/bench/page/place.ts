import type { Archive } from '@/lib/archive/contract';
import type { PlaceDependencies } from '@/lib/archive/sealed/place';
import { createComputerStore } from '@/lib/archive/store/computer-store';
import { createArchive } from '@/lib/archive/write/archive';
import { createExclusive } from '@/lib/storage/exclusive';
import { createSealer } from '@/lib/vault/sealer';
import { done, openDatabase, settled } from './idb';

/** The computer's own store, sealed with a key that is kept as the vault keeps its own. */
export async function createPlace(): Promise<PlaceDependencies> {
  const sealer = createSealer(await keptKey());
  const store = createComputerStore();
  return {
    mediumOf: async () => 'computer',
    stores: { computer: store, session: store },
    sealerOf: async () => sealer,
  };
}

export async function openArchive(): Promise<Archive> {
  return createArchive({ ...(await createPlace()), exclusive: createExclusive(navigator.locks) });
}

async function keptKey(): Promise<CryptoKey> {
  const database = await openDatabase('bench-key', (opened) => opened.createObjectStore('keys'));
  const kept: unknown = await settled(database.transaction('keys').objectStore('keys').get('key'));
  if (kept instanceof CryptoKey) return kept;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const transaction = database.transaction('keys', 'readwrite');
  transaction.objectStore('keys').put(key, 'key');
  await done(transaction);
  database.close();
  return key;
}
