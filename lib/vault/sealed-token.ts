import { object, read, text } from '@/lib/shape';
import { connectionShape } from '@/lib/state/connection-shape';
import type { Connection } from '@/lib/state/state';

/** What is sealed for a zone: nothing about whose token it is can be read without the key. */
export interface TokenContent {
  readonly connection: Connection;
  readonly token: string;
}

const shape = object<TokenContent>({ connection: connectionShape, token: text });

export function encodeToken(content: TokenContent): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(content));
}

/** `undefined` if the bytes were opened, but are not what we sealed. */
export function decodeToken(plain: Uint8Array<ArrayBuffer>): TokenContent | undefined {
  try {
    return read(shape, JSON.parse(new TextDecoder().decode(plain)));
  } catch {
    // The error's text may quote the token.
    return undefined;
  }
}
