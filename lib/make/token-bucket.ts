import { MINUTE } from '@/lib/time';
import type { Share, StoredBucket } from './contract';

/** Requests at once, and requests a minute after that. In any minute there are no more than both together. */
interface Size {
  readonly burst: number;
  readonly perMinute: number;
}

/** The smallest paid plan's limit, for where Make does not tell. */
const ASSUMED_LIMIT = 60;
const LIMIT_RANGE = { least: 1, most: 10_000 };

/**
 * Of the organization's limit, which its own automations share. A look that nobody asked for is a burst of up to ten
 * pages and then nothing for minutes; a back-fill that the person asked for goes on evenly.
 */
const SHARES: Readonly<Record<Share, { readonly burst: number; readonly perMinute: number }>> = {
  background: { burst: 1 / 6, perMinute: 1 / 12 },
  backfill: { burst: 1 / 20, perMinute: 9 / 20 },
};

/** `limit`: requests a minute that Make lets the organization send, if it told us. */
export function sizeOf(share: Share, limit: number | undefined): Size {
  const believed = Math.min(Math.max(limit ?? ASSUMED_LIMIT, LIMIT_RANGE.least), LIMIT_RANGE.most);
  const { burst, perMinute } = SHARES[share];
  return { burst: Math.max(1, Math.floor(believed * burst)), perMinute: believed * perMinute };
}

/** Requests a minute that the reading of many things which a person asked for may send in the long run. */
export function backfillPace(limit: number | undefined): number {
  return sizeOf('backfill', limit).perMinute;
}

/** The bucket as it is now. One of a time that has not come yet is from before the clock was set back: it begins anew. */
export function refilled(bucket: StoredBucket | undefined, { burst, perMinute }: Size, now: number): StoredBucket {
  if (bucket === undefined || bucket.at > now) return { tokens: burst, at: now };
  return { tokens: Math.min(burst, bucket.tokens + ((now - bucket.at) / MINUTE) * perMinute), at: now };
}

/** One request less. Others may overdraw it, but not so far that its turn never comes. */
export function drained({ tokens, at }: StoredBucket, { burst }: Size): StoredBucket {
  return { tokens: Math.max(-burst, tokens - 1), at };
}

/** When (ms since the epoch) there will be a token, and `spare` more that are left to others. */
export function readyAt({ tokens, at }: StoredBucket, { perMinute }: Size, spare = 0): number {
  const missing = 1 + spare - tokens;
  return missing <= 0 ? at : Math.ceil(at + (missing / perMinute) * MINUTE);
}
