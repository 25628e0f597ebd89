import { fromBase64, toBase64 } from '@/lib/storage/base64';
import type { StorageArea } from '@/lib/storage/storage-area';
import { toStorageError } from '@/lib/storage/storage-error';
import type { Zone } from '@/lib/zone';

/**
 * The vault's part in `storage.session`. What lies there is sealed as well, though its key lies beside it: one way to
 * read a token, the zone bound to it in both media, and no token in clear in anything that prints the area.
 */
export interface SessionTokens {
  get(zone: Zone): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Throws `StorageError`. */
  put(zone: Zone, sealed: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(zone: Zone): Promise<void>;
  /** Whether the zone's token was found gone in this browser session. Told until the browser closes, then no more. */
  wasCleared(zone: Zone): Promise<boolean>;
  markCleared(zone: Zone): Promise<void>;
  forgetCleared(zone: Zone): Promise<void>;
}

export function createSessionTokens(area: StorageArea): SessionTokens {
  const tokenKey = (zone: Zone) => `token:${zone}`;
  const clearedKey = (zone: Zone) => `tokenCleared:${zone}`;
  return {
    async get(zone) {
      const stored = (await area.get(tokenKey(zone)))[tokenKey(zone)];
      return typeof stored === 'string' ? fromBase64(stored) : undefined;
    },
    async put(zone, sealed) {
      try {
        await area.set({ [tokenKey(zone)]: toBase64(sealed) });
      } catch (error) {
        // The area is small, and history may fill it.
        throw toStorageError(error);
      }
    },
    remove: (zone) => area.remove(tokenKey(zone)),
    async wasCleared(zone) {
      return (await area.get(clearedKey(zone)))[clearedKey(zone)] === true;
    },
    markCleared: (zone) => area.set({ [clearedKey(zone)]: true }),
    forgetCleared: (zone) => area.remove(clearedKey(zone)),
  };
}
