import type { Medium } from '../archive/contract';
import type { Connection } from '../state/state';
import type { Zone } from '../zone';

/** AES-256-GCM with a fresh IV for every call; the IV is part of the sealed bytes. */
export interface Sealer {
  /** `label` is bound to the bytes (additional authenticated data): sealed for one place, they open at no other. */
  seal(plain: Uint8Array<ArrayBuffer>, label: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws `SealError` (`./seal-error`) if key, label or bytes are not those of `seal`. */
  unseal(sealed: Uint8Array<ArrayBuffer>, label: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** The sealer of a medium: its key is made on first use. On the computer the key is not extractable. */
export type SealerOf = (medium: Medium) => Promise<Sealer>;

/** What is kept for a zone: the token sealed with what is known of it. */
export interface TokenVault {
  /** Replaces what was kept. */
  put(connection: Connection, token: string): Promise<void>;
  remove(zone: Zone): Promise<void>;
  /** Everything but the tokens, for every zone; a damaged record shows as `trouble`. */
  connections(): Promise<readonly Connection[]>;
  /** Throws `MakeApiError` with `missing-token` or `token-damaged`. */
  withToken<Value>(zone: Zone, use: (token: string) => Promise<Value>): Promise<Value>;
  removeAll(): Promise<void>;
}
