import type { OrganizationRef } from '../audit-log/source';
import type { Medium } from '../storage/medium';

export interface OrganizationUsage extends OrganizationRef {
  readonly medium: Medium;
  readonly entries: number;
  readonly bytes: number;
  /** ms since the epoch. */
  readonly oldest?: number;
  readonly newest?: number;
}
