import fc from 'fast-check';
import { deleteDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import type { Connection } from '@/lib/state/state';
import { createExclusive } from '@/lib/storage/exclusive';
import type { Medium } from '@/lib/storage/medium';
import type { Sealer } from '@/lib/storage/sealer';
import type { StorageArea } from '@/lib/storage/storage-area';
import { createSealer } from '@/lib/vault/sealer';
import { createTokenVault } from '@/lib/vault/token-vault';
import { openVaultDatabase, type VaultDatabase } from '@/lib/vault/vault-database';
import type { Zone } from '@/lib/zone';
import { fakeArea } from '../../setup/fake-storage';

const TOKEN = 'canary-1234-5678-90ab';
const EU1 = 'eu1.make.com';
const US1 = 'us1.make.com';
const MEDIA = ['computer', 'session'] as const;

function fakeConnection(overrides: Partial<Connection> = {}): Connection {
  return {
    zone: EU1,
    last4: '90ab',
    keepToken: 'computer',
    keepHistory: 'session',
    connectedAt: 1_700_000_000_000,
    person: { id: 1, name: 'Ada Canary', email: 'ada@canary.example' },
    organizations: [{ id: 11, name: 'Canary Inc' }],
    ...overrides,
  };
}

const generateKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

async function makeSealer(): Promise<Sealer> {
  return createSealer(await generateKey());
}

let opened: VaultDatabase | undefined;

afterEach(async () => {
  opened?.close();
  opened = undefined;
  await deleteDB('audit-lens-vault');
});

/** A vault over a real database and area; keys can be lost, and the browser session can end. */
async function setUp() {
  opened ??= await openVaultDatabase();
  const database = opened;
  const keys: Record<Medium, Sealer> = { computer: await makeSealer(), session: await makeSealer() };
  let session = fakeArea('session');
  const area: StorageArea = {
    get: (names) => session.area.get(names),
    set: (items) => session.area.set(items),
    remove: (names) => session.area.remove(names),
  };
  const vault = createTokenVault({
    sealerOf: async (medium) => keys[medium],
    vaultDatabase: async () => database,
    sessionArea: area,
    exclusive: createExclusive(undefined),
  });
  return {
    vault,
    database,
    area,
    session: () => session.stored(),
    record: (zone: Zone) => database.get('tokens', zone),
    breakSealer: (medium: Medium) => {
      const whole = keys[medium];
      keys[medium] = { ...whole, unseal: () => Promise.reject(new Error('no crypto now')) };
      return () => {
        keys[medium] = whole;
      };
    },
    loseKey: async (medium: Medium) => {
      keys[medium] = await makeSealer();
    },
    endSession: () => {
      session = fakeArea('session');
    },
    token: (zone: Zone = EU1) => vault.withToken(zone, async (token) => token),
  };
}

const damaged = (zone: Zone, reason: 'damaged' | 'cleared' = 'damaged') => ({ kind: 'token-damaged', zone, reason });

it.each(MEDIA)('gives back a token and what is known of it, kept in %s', async (keepToken) => {
  const { vault, token } = await setUp();
  const connection = fakeConnection({ keepToken });
  await vault.put(connection, TOKEN);
  expect(await token()).toBe(TOKEN);
  expect(await vault.connections()).toEqual([connection]);
});

it.each(MEDIA)('lets nothing but the zone be read where it keeps the token, in %s', async (keepToken) => {
  const { vault, session, record } = await setUp();
  await vault.put(fakeConnection({ keepToken }), TOKEN);
  const kept = JSON.stringify([session(), await record(EU1)], (_key, value) =>
    value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value,
  );
  expect(kept).not.toMatch(/canary|90ab|170000000/i);
});

it.each([
  ['computer', 'session'],
  ['session', 'computer'],
] as const)('leaves no copy in %s when the token moves to %s', async (from, to) => {
  const { vault, token, session, record } = await setUp();
  await vault.put(fakeConnection({ keepToken: from }), TOKEN);
  await vault.put(fakeConnection({ keepToken: to }), 'another-token-1234');
  expect(await token()).toBe('another-token-1234');
  expect(Object.keys(session())).toEqual(to === 'session' ? ['token:eu1.make.com'] : []);
  expect(await record(EU1)).toMatchObject({ state: to === 'session' ? 'session' : 'sealed' });
  expect(Object.keys((await record(EU1)) ?? {}).includes('sealed')).toBe(to === 'computer');
});

it('says that a zone has no token, and does not try another one', async () => {
  const { vault, token } = await setUp();
  await vault.put(fakeConnection(), TOKEN);
  await expect(token(US1)).rejects.toMatchObject({
    name: 'MakeApiError',
    failure: { kind: 'missing-token', zone: US1 },
  });
});

it("does not open one zone's record under another", async () => {
  const { vault, token, database, record } = await setUp();
  await vault.put(fakeConnection(), TOKEN);
  await database.put('tokens', await record(EU1), US1);
  await expect(token(US1)).rejects.toMatchObject({ failure: damaged(US1) });
  expect(await token(EU1)).toBe(TOKEN);
});

it.each(MEDIA)(
  'deletes what the lost key of %s sealed, says so until it is replaced, and keeps other zones',
  async (keepToken) => {
    const { vault, token, loseKey, session, record } = await setUp();
    const other = fakeConnection({ zone: US1, keepToken: keepToken === 'computer' ? 'session' : 'computer' });
    await vault.put(fakeConnection({ keepToken }), TOKEN);
    await vault.put(other, 'other-token-12345');
    await loseKey(keepToken);

    await expect(token()).rejects.toMatchObject({ failure: damaged(EU1) });
    await expect(token()).rejects.toMatchObject({ failure: damaged(EU1) });
    expect(await vault.connections()).toMatchObject([{ zone: EU1, trouble: damaged(EU1) }, other]);
    expect(await token(US1)).toBe('other-token-12345');
    expect(await record(EU1)).toEqual({ state: 'damaged' });
    expect(session()).not.toHaveProperty(['token:eu1.make.com']);

    await vault.put(fakeConnection({ keepToken }), TOKEN);
    expect(await token()).toBe(TOKEN);
  },
);

it('fails closed on any truncated or changed record', async () => {
  const { vault, token, database, record } = await setUp();
  await vault.put(fakeConnection(), TOKEN);
  const whole = await record(EU1);
  const sealed =
    whole !== undefined && typeof whole === 'object' && whole !== null && 'sealed' in whole ? whole.sealed : undefined;
  if (!(sealed instanceof Uint8Array)) throw new Error('no sealed bytes');
  const change = fc.oneof(
    fc.nat({ max: sealed.length - 1 }).map((length) => sealed.slice(0, length)),
    fc
      .tuple(fc.nat({ max: sealed.length - 1 }), fc.integer({ min: 1, max: 255 }))
      .map(([at, by]) => sealed.map((byte, index) => (index === at ? byte ^ by : byte))),
  );
  await fc.assert(
    fc.asyncProperty(change, async (bytes) => {
      await database.put('tokens', { state: 'sealed', sealed: bytes }, EU1);
      await expect(token()).rejects.toMatchObject({ failure: damaged(EU1) });
    }),
    { numRuns: 60 },
  );
});

it.each([
  ['text', 'nonsense'],
  ['nothing', null],
  ['an unknown state', { state: 'lent' }],
  ['sealed text', { state: 'sealed', sealed: 'abc' }],
])('takes a record of %s for a damaged one', async (_title, stored) => {
  const { vault, database } = await setUp();
  await database.put('tokens', stored, EU1);
  expect(await vault.connections()).toMatchObject([{ zone: EU1, trouble: damaged(EU1) }]);
});

it('tells in one browser session that an until-close token is gone, and then no more', async () => {
  const { vault, token, endSession } = await setUp();
  await vault.put(fakeConnection({ keepToken: 'session' }), TOKEN);
  endSession();
  for (let look = 0; look < 2; look += 1) {
    expect(await vault.connections()).toMatchObject([
      { zone: EU1, keepToken: 'session', trouble: damaged(EU1, 'cleared') },
    ]);
    await expect(token()).rejects.toMatchObject({ failure: damaged(EU1, 'cleared') });
  }
  endSession();
  expect(await vault.connections()).toEqual([]);
  await expect(token()).rejects.toMatchObject({ failure: { kind: 'missing-token' } });
});

it('stops telling of a gone token once it is pasted again or removed', async () => {
  const { vault, token, endSession } = await setUp();
  for (const mend of [() => vault.put(fakeConnection(), TOKEN), () => vault.remove(EU1)]) {
    await vault.put(fakeConnection({ keepToken: 'session' }), TOKEN);
    endSession();
    await expect(token()).rejects.toMatchObject({ failure: damaged(EU1, 'cleared') });
    await mend();
    expect((await vault.connections()).map(({ trouble }) => trouble).filter(Boolean)).toEqual([]);
  }
});

it('removes one zone, or all', async () => {
  const { vault, session, database } = await setUp();
  await vault.put(fakeConnection(), TOKEN);
  await vault.put(fakeConnection({ zone: US1, keepToken: 'session' }), TOKEN);
  await vault.remove(EU1);
  expect((await vault.connections()).map(({ zone }) => zone)).toEqual([US1]);
  await database.put('keys', await generateKey(), 'vault');
  await vault.removeAll();
  expect(await vault.connections()).toEqual([]);
  expect(await database.count('tokens')).toBe(0);
  expect(await database.count('keys')).toBe(0);
  expect(session()).toEqual({});
});

it('takes away a copy in memory that an interrupted change left', async () => {
  const { vault, area, session, token } = await setUp();
  await vault.put(fakeConnection(), TOKEN);
  await area.set({ 'token:eu1.make.com': 'AAAA', 'token:us1.make.com': 'AAAA' });
  await vault.connections();
  expect(session()).toEqual({});
  expect(await token()).toBe(TOKEN);
});

it('keeps the old token when the new one cannot be written', async () => {
  const { vault, area, token } = await setUp();
  await vault.put(fakeConnection(), TOKEN);
  const { set } = area;
  area.set = () => Promise.reject(new Error('QuotaExceeded'));
  await expect(vault.put(fakeConnection({ keepToken: 'session' }), 'another-token-1234')).rejects.toMatchObject({
    failure: { kind: 'storage' },
  });
  area.set = set;
  expect(await token()).toBe(TOKEN);
});

it('does not delete a token that was pasted while a damaged one was being read', async () => {
  const { vault, token, loseKey } = await setUp();
  await vault.put(fakeConnection(), TOKEN);
  await loseKey('computer');
  const [, , found] = await Promise.allSettled([token(), vault.put(fakeConnection(), 'another-token-1234'), token()]);
  expect(found).toEqual({ status: 'fulfilled', value: 'another-token-1234' });
});

it('tells a closed database from a damaged token', async () => {
  const { vault, token, database } = await setUp();
  await vault.put(fakeConnection(), TOKEN);
  database.close();
  await expect(token()).rejects.toMatchObject({ name: 'StorageError', failure: { kind: 'storage' } });
});

it('deletes nothing when opening failed for another reason than the bytes', async () => {
  const { vault, token, breakSealer } = await setUp();
  await vault.put(fakeConnection(), TOKEN);
  const mend = breakSealer('computer');
  await expect(token()).rejects.toThrow('no crypto now');
  mend();
  expect(await token()).toBe(TOKEN);
});
