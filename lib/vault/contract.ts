import type { Connection } from '../state/state';
import type { Zone } from '../zone';

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
