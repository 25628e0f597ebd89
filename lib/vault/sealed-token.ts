import { connectionSchema } from '@/lib/state/connection-schema';
import type { Connection } from '@/lib/state/state';
import { z } from '@/lib/zod';

/** What is sealed for a zone: nothing about whose token it is can be read without the key. */
export interface TokenContent {
  readonly connection: Connection;
  readonly token: string;
}

const schema: z.ZodMiniType<TokenContent> = z.object({ connection: connectionSchema, token: z.string() });

export function encodeToken(content: TokenContent): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(content));
}

/** `undefined` if the bytes were opened, but are not what we sealed. */
export function decodeToken(plain: Uint8Array<ArrayBuffer>): TokenContent | undefined {
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(plain))).data;
  } catch {
    // The error's text may quote the token.
    return undefined;
  }
}
