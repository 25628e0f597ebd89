import { zoneOfOrigin } from '@/lib/zone';

/** Who sent a message, as far as the browser vouches for it. */
export type SenderClass = 'own-page' | 'make-page' | 'other';

/** What we look at of `runtime.MessageSender`. `url` is left out: it keeps the first address after `pushState`. */
export interface Sender {
  readonly id?: string | undefined;
  readonly origin?: string | undefined;
  /** Absent for a popup. */
  readonly frameId?: number | undefined;
  /** Set for content scripts, and for extension pages in a tab as well. */
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

export interface OwnIdentity {
  readonly runtimeId: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a path. */
  readonly ownOrigin: string;
}

/** `security.md` 2.3 and 2.4. A sender without origin is `other`: every supported browser sends one. */
export function classifySender(sender: Sender, { runtimeId, ownOrigin }: OwnIdentity): SenderClass {
  if (sender.id !== runtimeId || sender.origin === undefined || sender.origin === '') return 'other';
  if (sender.origin === ownOrigin) {
    return sender.frameId === undefined || sender.frameId === 0 ? 'own-page' : 'other';
  }
  const isTopFrameOfTab = sender.frameId === 0 && sender.tab?.id !== undefined;
  return isTopFrameOfTab && zoneOfOrigin(sender.origin) !== undefined ? 'make-page' : 'other';
}

/**
 * The origin of one of our own pages' addresses (`runtime.getURL('')`). By hand: by the URL standard the origin of a
 * scheme like `moz-extension:` is opaque, and `new URL(address).origin` may say `null`.
 */
export function originOfExtension(address: string): string {
  return /^[a-z-]+:\/\/[^/]+/.exec(address)?.[0] ?? '';
}
