import { fromBase64, toBase64 } from '@/lib/storage/base64';
import type { Exclusive } from '@/lib/storage/exclusive';
import type { SealerOf } from '@/lib/storage/sealer';
import { createSealer } from './sealer';
import type { VaultDatabase } from './vault-database';

/** Small text values in `storage.session`: memory only, gone with the browser, closed to content scripts. */
export interface SessionValues {
  get(key: string): Promise<unknown>;
  set(key: string, value: string): Promise<void>;
}

export interface SealerOfDependencies {
  readonly vaultDatabase: () => Promise<VaultDatabase>;
  readonly sessionStorage: SessionValues;
  readonly exclusive: Exclusive;
}

const KEY_NAME = 'vault';
const SESSION_KEY = 'vault-key';
const SESSION_KEY_LENGTH = 32;
const AES = { name: 'AES-GCM', length: 256 };

/**
 * Keys are asked for at every use and kept nowhere else: after "delete everything" a remembered key would seal what
 * nobody can open. `sealerOf` throws `StorageError` if the vault cannot be opened.
 */
export function createSealerOf(dependencies: SealerOfDependencies): SealerOf {
  return async (medium) =>
    createSealer(medium === 'computer' ? await computerKey(dependencies) : await sessionKey(dependencies));
}

async function computerKey({ vaultDatabase }: SealerOfDependencies): Promise<CryptoKey> {
  const database = await vaultDatabase();
  const kept = await database.get('keys', KEY_NAME);
  if (isVaultKey(kept)) return kept;

  const made = await crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);
  // Looked at again inside the transaction: two contexts may be here at once, and the first key must win.
  const transaction = database.transaction('keys', 'readwrite');
  const existing = await transaction.store.get(KEY_NAME);
  if (!isVaultKey(existing)) await transaction.store.put(made, KEY_NAME);
  await transaction.done;
  return isVaultKey(existing) ? existing : made;
}

function isVaultKey(value: unknown): value is CryptoKey {
  return value instanceof CryptoKey && value.algorithm.name === AES.name;
}

async function sessionKey({ sessionStorage, exclusive }: SealerOfDependencies): Promise<CryptoKey> {
  const raw =
    (await keptSessionKey(sessionStorage)) ??
    (await exclusive(SESSION_KEY, async () => {
      const existing = await keptSessionKey(sessionStorage);
      if (existing) return existing;
      const made = crypto.getRandomValues(new Uint8Array(SESSION_KEY_LENGTH));
      await sessionStorage.set(SESSION_KEY, toBase64(made));
      return made;
    }));
  return crypto.subtle.importKey('raw', raw, AES.name, false, ['encrypt', 'decrypt']);
}

async function keptSessionKey(sessionStorage: SessionValues): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const text = await sessionStorage.get(SESSION_KEY);
  const raw = typeof text === 'string' ? fromBase64(text) : undefined;
  return raw?.length === SESSION_KEY_LENGTH ? raw : undefined;
}
