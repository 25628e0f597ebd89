import type { Medium } from './medium';

/** AES-256-GCM with a fresh IV for every call; the IV is part of the sealed bytes. */
export interface Sealer {
  /** `label` is bound to the bytes (additional authenticated data): sealed for one place, they open at no other. */
  seal(plain: Uint8Array<ArrayBuffer>, label: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws `SealError` of the vault if key, label or bytes are not those of `seal`. */
  unseal(sealed: Uint8Array<ArrayBuffer>, label: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** The sealer of a medium: its key is made on first use. On the computer the key is not extractable. */
export type SealerOf = (medium: Medium) => Promise<Sealer>;
