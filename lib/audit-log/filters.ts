import type { Actor, TeamRef } from './entry';

/** What Make's filters endpoint offers for a source. Teams come only with an organization's log. */
export interface AuditLogFilters {
  readonly teams: readonly TeamRef[];
  readonly users: readonly (Actor & { readonly id: number })[];
  readonly eventGroups: readonly EventGroup[];
}

/** For example header `Webhooks` with the items `Webhook created` = `webhook_created`, ... */
export interface EventGroup {
  readonly header: string;
  readonly items: readonly { readonly label: string; readonly value: string }[];
}
