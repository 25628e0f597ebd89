import type { Zone } from './zone';

/**
 * Every way in which a request of the person can fail that we expect. It carries data, never text for people:
 * `lib/text/failures.ts` turns a `kind` into what happened and the one thing to do next.
 */
export type Failure =
  /** No token is kept for this zone. */
  | { readonly kind: 'missing-token'; readonly zone: Zone }
  /** A token was kept, but can no longer be read (key lost, record damaged, cleared by an update). */
  | { readonly kind: 'token-damaged'; readonly zone: Zone; readonly reason: 'damaged' | 'cleared' }
  | { readonly kind: 'locked' }
  /** 401 */
  | { readonly kind: 'unauthorized'; readonly zone: Zone }
  /** 402: seen in practice, though Make's document names only 403. */
  | { readonly kind: 'not-in-plan'; readonly zone: Zone }
  /** 403. `what` is what was asked for. */
  | {
      readonly kind: 'forbidden';
      readonly zone: Zone;
      readonly what: 'organization' | 'team' | 'detail' | 'other';
      readonly detail?: MakeErrorText;
    }
  /** 404 */
  | { readonly kind: 'not-found'; readonly zone: Zone; readonly what: 'organization' | 'team' | 'detail' | 'other' }
  /** 429, or our own pause after one. `until` is in ms since the epoch. */
  | { readonly kind: 'rate-limited'; readonly zone: Zone; readonly until: number }
  /** Our own budget for this organization is used up; nothing was sent. `until` is in ms since the epoch. */
  | { readonly kind: 'budget'; readonly zone: Zone; readonly until: number }
  /** 5xx, after retries. */
  | { readonly kind: 'server-error'; readonly zone: Zone; readonly status: number }
  /** Any other 4xx. */
  | { readonly kind: 'rejected'; readonly zone: Zone; readonly status: number; readonly detail?: MakeErrorText }
  | { readonly kind: 'network'; readonly zone: Zone }
  | { readonly kind: 'timeout'; readonly zone: Zone }
  | {
      readonly kind: 'invalid-response';
      readonly zone: Zone;
      readonly reason: 'web-page' | 'cut-off' | 'too-large' | 'unexpected-shape' | 'redirected';
    }
  /** The person or a policy withholds access to the zone's site. */
  | { readonly kind: 'no-access'; readonly zone: Zone }
  /** The local store could not be opened, read or written. */
  | {
      readonly kind: 'storage';
      /** `full`: this computer gives no more room; `memory-full`: what is kept until the browser closes has none left. */
      readonly reason: 'full' | 'memory-full' | 'unavailable' | 'newer-version' | 'damaged';
    }
  /** The list changed on every attempt to read it; `read` entries were kept. */
  | { readonly kind: 'list-kept-changing'; readonly zone: Zone; readonly read: number }
  /** The list ended before Make's own count of it, or repeats itself: `read` entries were kept of `total`. */
  | { readonly kind: 'list-inconsistent'; readonly zone: Zone; readonly read: number; readonly total?: number }
  /** The pasted text is no Make API token. The text itself is never repeated. */
  | { readonly kind: 'not-a-token' }
  /** The message was not of the contract, or from a sender that may not send it. */
  | { readonly kind: 'refused' }
  /** This page is older or newer than the background it talks to. */
  | { readonly kind: 'reload-needed' }
  /** The background ended while it worked on this; asking again is safe. */
  | { readonly kind: 'interrupted' }
  /** A fault of our own. Nothing of the exception travels. */
  | { readonly kind: 'unexpected' };

export type FailureKind = Failure['kind'];

/** Make's own words about an error, as plain text of at most 300 characters, and its code (`SC403`). */
export interface MakeErrorText {
  readonly message?: string;
  readonly code?: string;
}
