import type { Target } from './audit-log/target';
import type { Zone } from './zone';

/** What a page's address says, by itself. A work page names its team, never its organization. */
export type MakePage =
  | { readonly zone: Zone; readonly type: 'organization'; readonly organizationId: number }
  | { readonly zone: Zone; readonly type: 'team'; readonly teamId: number; readonly target?: Target }
  /** A page of Make without organization or team: profile, public templates, notifications. */
  | { readonly zone: Zone; readonly type: 'other' };

/** What a tab is about, resolved. Ids are positive safe integers. */
export interface PageContext {
  readonly zone: Zone;
  readonly organizationId?: number;
  readonly organizationName?: string;
  readonly teamId?: number;
  readonly teamName?: string;
  readonly target?: Target;
  /** Why there is no organization, if there is none: still asking, or what went wrong, or a page about none. */
  readonly state: 'resolved' | 'resolving' | 'no-organization' | 'unresolved';
}

/** The one message of the content script: a hint from an untrusted place. */
export interface PageContextHint {
  readonly path: string;
  readonly organizationId?: number;
  readonly teamId?: number;
}
