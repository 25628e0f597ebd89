import type { Sealer } from '@/lib/storage/sealer';
import { SealError } from './seal-error';

/** Bytes of a random IV, as AES-GCM wants them; never reused: with one key, 2^32 seals are safe. */
const IV_LENGTH = 12;

export function createSealer(key: CryptoKey): Sealer {
  return {
    async seal(plain, label) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_LENGTH));
      const ciphertext = await crypto.subtle.encrypt(parameters(iv, label), key, plain);
      const sealed = new Uint8Array(IV_LENGTH + ciphertext.byteLength);
      sealed.set(iv);
      sealed.set(new Uint8Array(ciphertext), IV_LENGTH);
      return sealed;
    },

    async unseal(sealed, label) {
      try {
        const iv = sealed.subarray(0, IV_LENGTH);
        return new Uint8Array(await crypto.subtle.decrypt(parameters(iv, label), key, sealed.subarray(IV_LENGTH)));
      } catch (cause) {
        throw new SealError({ cause });
      }
    },
  };
}

function parameters(iv: Uint8Array<ArrayBuffer>, label: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(label) };
}
