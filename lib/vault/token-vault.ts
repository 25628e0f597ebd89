import { MakeApiError } from '@/lib/make/make-api-error';
import type { Connection } from '@/lib/state/state';
import type { Exclusive } from '@/lib/storage/exclusive';
import type { Medium } from '@/lib/storage/medium';
import { isUnavailable } from '@/lib/storage/outage';
import type { SealerOf } from '@/lib/storage/sealer';
import type { StorageArea } from '@/lib/storage/storage-area';
import { ZONES, type Zone, zoneOrigin } from '@/lib/zone';
import type { TokenVault } from './contract';
import { SealError } from './seal-error';
import { decodeToken, encodeToken, type TokenContent } from './sealed-token';
import { createSessionTokens } from './session-tokens';
import type { TokenRecord } from './token-record';
import { createTokenRecords } from './token-records';
import type { VaultDatabase } from './vault-database';

export interface TokenVaultDependencies {
  readonly sealerOf: SealerOf;
  readonly vaultDatabase: () => Promise<VaultDatabase>;
  /** `storage.session`. */
  readonly sessionArea: StorageArea;
  readonly exclusive: Exclusive;
}

/** What a zone's place in the vault holds: a readable token, or why there is none. */
type Held =
  | { readonly state: 'open'; readonly content: TokenContent }
  | { readonly state: 'lost'; readonly reason: 'damaged' | 'cleared'; readonly keepToken: Medium };

/** A token is opened for each use and kept nowhere else. What can no longer be opened is deleted, zone by zone. */
export function createTokenVault({
  sealerOf,
  vaultDatabase,
  sessionArea,
  exclusive,
}: TokenVaultDependencies): TokenVault {
  const records = createTokenRecords(vaultDatabase);
  const session = createSessionTokens(sessionArea);
  // One at a time: nothing found damaged may be deleted after a new token took its place.
  const alone = <Value>(work: () => Promise<Value>) => exclusive('token-vault', work);

  /** Where nothing on this computer can be opened, what is in memory is all there is. */
  async function recordOf(zone: Zone): Promise<TokenRecord | undefined> {
    try {
      return await records.get(zone);
    } catch (error) {
      if (isUnavailable(error) && (await session.get(zone)) !== undefined) return { state: 'session' };
      throw error;
    }
  }

  async function read(zone: Zone): Promise<Held | undefined> {
    const record = await recordOf(zone);
    if (record === undefined) {
      return (await session.wasCleared(zone)) ? { state: 'lost', reason: 'cleared', keepToken: 'session' } : undefined;
    }
    if (record.state === 'damaged') return { state: 'lost', reason: 'damaged', keepToken: 'computer' };

    const medium = record.state === 'sealed' ? 'computer' : 'session';
    const sealed = record.state === 'sealed' ? record.sealed : await session.get(zone);
    if (sealed === undefined) {
      // Update, reload or restart took it. Said in this browser session; afterwards the zone is just not connected.
      await session.markCleared(zone);
      await records.remove(zone);
      return { state: 'lost', reason: 'cleared', keepToken: medium };
    }
    const content = await open(sealed, medium, zone);
    if (content !== undefined) return { state: 'open', content };
    await records.put(zone, { state: 'damaged' });
    await session.remove(zone);
    return { state: 'lost', reason: 'damaged', keepToken: medium };
  }

  async function open(sealed: Uint8Array<ArrayBuffer>, medium: Medium, zone: Zone): Promise<TokenContent | undefined> {
    const sealer = await sealerOf(medium);
    try {
      return decodeToken(await sealer.unseal(sealed, zoneOrigin(zone)));
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  }

  /** A worker that ended between two writes of `put` may leave a copy in memory that nothing refers to. */
  async function removeStray(zone: Zone): Promise<void> {
    if ((await recordOf(zone))?.state !== 'session') await session.remove(zone);
  }

  async function removeZone(zone: Zone): Promise<void> {
    // The copy in memory goes also where the other place cannot be opened.
    await session.remove(zone);
    await session.forgetCleared(zone);
    await records.remove(zone);
  }

  async function keep(connection: Connection, token: string): Promise<void> {
    const { zone, keepToken } = connection;
    const sealer = await sealerOf(keepToken);
    const sealed = await sealer.seal(encodeToken({ connection, token }), zoneOrigin(zone));
    // The record decides which copy is in force; writing it replaces, and so removes, a copy on the computer.
    if (keepToken === 'session') {
      await session.put(zone, sealed);
      await records.put(zone, { state: 'session' });
    } else {
      await records.put(zone, { state: 'sealed', sealed });
      await session.remove(zone);
    }
  }

  /** Better than not at all: the person has just pasted it. */
  async function keepInMemory(connection: Connection, token: string): Promise<void> {
    const sealer = await sealerOf('session');
    const here: Connection = { ...connection, keepToken: 'session' };
    await session.put(here.zone, await sealer.seal(encodeToken({ connection: here, token }), zoneOrigin(here.zone)));
  }

  async function connectionOf(zone: Zone): Promise<Connection | undefined> {
    await removeStray(zone);
    const held = await read(zone);
    return held?.state === 'lost' ? lostConnection(zone, held) : held?.content.connection;
  }

  return {
    put: (connection, token) =>
      alone(async () => {
        try {
          await keep(connection, token);
        } catch (error) {
          if (!isUnavailable(error)) throw error;
          await keepInMemory(connection, token);
        }
      }),

    remove: (zone) => alone(() => removeZone(zone)),

    connections: () =>
      alone(async () => {
        const found: Connection[] = [];
        for (const zone of ZONES) {
          try {
            const connection = await connectionOf(zone);
            if (connection !== undefined) found.push(connection);
          } catch (error) {
            if (!isUnavailable(error)) throw error;
          }
        }
        return found;
      }),

    async withToken(zone, use) {
      const held = await alone(() => read(zone));
      if (held === undefined) throw new MakeApiError({ kind: 'missing-token', zone });
      if (held.state === 'lost') throw new MakeApiError({ kind: 'token-damaged', zone, reason: held.reason });
      return use(held.content.token);
    },

    removeAll: () =>
      alone(async () => {
        for (const zone of ZONES) await removeZone(zone);
        await records.removeKey();
      }),
  };
}

/**
 * What is left to say of a zone whose record cannot be read. The choices were sealed with it; history is looked for on
 * the computer, where some may have outlived the token.
 */
function lostConnection(zone: Zone, { reason, keepToken }: Extract<Held, { state: 'lost' }>): Connection {
  return {
    zone,
    last4: '',
    keepToken,
    keepHistory: 'computer',
    connectedAt: 0,
    organizations: [],
    trouble: { kind: 'token-damaged', zone, reason },
  };
}
