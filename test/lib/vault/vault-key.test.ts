import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createExclusive } from '@/lib/storage/exclusive';
import type { Sealer } from '@/lib/storage/sealer';
import { createVaultConnection, openVaultDatabase } from '@/lib/vault/vault-database';
import { createSealerOf } from '@/lib/vault/vault-key';

const PLAIN = new Uint8Array([1, 2, 3]);

/** A browser profile; every context of it opens its own sealers. */
function createProfile() {
  const values = new Map<string, string>();
  const exclusive = createExclusive(undefined);
  const sessionStorage = {
    get: async (key: string) => values.get(key),
    set: async (key: string, value: string) => void values.set(key, value),
  };
  return {
    values,
    newContext: () => createSealerOf({ vaultDatabase: createVaultConnection(), sessionStorage, exclusive }),
  };
}

async function opens(sealer: Sealer, sealed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return sealer.unseal(sealed, 'label').then(
    () => true,
    () => false,
  );
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe.each(['computer', 'session'] as const)('the key of the medium %s', (medium) => {
  it('is the same for every context, also when all ask for it first at once', async () => {
    const profile = createProfile();
    const sealers = await Promise.all(Array.from({ length: 6 }, () => profile.newContext()(medium)));
    for (const sealer of sealers) {
      const sealed = await sealer.seal(PLAIN, 'label');
      for (const other of sealers) expect(await opens(other, sealed)).toBe(true);
    }
    expect(await opens(await profile.newContext()(medium), (await sealers[0]?.seal(PLAIN, 'label')) ?? PLAIN)).toBe(
      true,
    );
  });

  it('is another one in another profile', async () => {
    const sealed = await (await createProfile().newContext()(medium)).seal(PLAIN, 'label');
    globalThis.indexedDB = new IDBFactory();
    expect(await opens(await createProfile().newContext()(medium), sealed)).toBe(false);
  });

  it('is made anew when what was kept is no key', async () => {
    const profile = createProfile();
    const sealerOf = profile.newContext();
    const sealed = await (await sealerOf(medium)).seal(PLAIN, 'label');
    profile.values.set('vault-key', 'not base64!');
    const database = await openVaultDatabase();
    await database.put('keys', 'rubbish', 'vault');
    database.close();

    const later = await sealerOf(medium);

    expect(await opens(later, sealed)).toBe(false);
    expect(await opens(later, await later.seal(PLAIN, 'label'))).toBe(true);
  });
});

describe('the vault', () => {
  it('keeps a key that cannot be taken out of it, and nothing in the session', async () => {
    const profile = createProfile();
    await profile.newContext()('computer');
    const database = await openVaultDatabase();
    const key = await database.get('keys', 'vault');
    database.close();
    expect(key).toMatchObject({ extractable: false, algorithm: { name: 'AES-GCM', length: 256 } });
    expect(profile.values.size).toBe(0);
  });

  it('writes nothing to disk for the session, whose key differs from the one on disk', async () => {
    const profile = createProfile();
    const sealer = await profile.newContext()('session');
    expect(await indexedDB.databases()).toEqual([]);
    expect(await opens(await profile.newContext()('computer'), await sealer.seal(PLAIN, 'label'))).toBe(false);
  });
});
