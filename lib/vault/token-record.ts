/**
 * What the database's store `tokens` holds under a zone. It also tells where a token is kept that is not in it, so
 * moving a token to memory and taking its copy off the disk is one write. Only the zone, its key, is readable.
 */
export type TokenRecord =
  | { readonly state: 'sealed'; readonly sealed: Uint8Array<ArrayBuffer> }
  /** Kept in `storage.session` until the browser closes. */
  | { readonly state: 'session' }
  /** It could not be opened any more and was deleted. */
  | { readonly state: 'damaged' };

/** Anything stored that is no record of ours counts as a damaged one; `undefined` only where nothing is stored. */
export function parseTokenRecord(stored: unknown): TokenRecord | undefined {
  if (stored === undefined) return undefined;
  if (typeof stored === 'object' && stored !== null && 'state' in stored) {
    if (stored.state === 'session') return { state: 'session' };
    if (stored.state === 'sealed' && 'sealed' in stored && stored.sealed instanceof Uint8Array) {
      return { state: 'sealed', sealed: new Uint8Array(stored.sealed) };
    }
  }
  return { state: 'damaged' };
}
