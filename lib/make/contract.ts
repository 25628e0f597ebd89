import type { AuditLogEntry, AuditLogEntryDetail } from '@/lib/audit-log/entry';
import type { AuditLogFilters } from '@/lib/audit-log/filters';
import type { AuditLogSource, OrganizationRef } from '@/lib/audit-log/source';
import type { Zone } from '@/lib/zone';

/** Every documented parameter of the two list endpoints, in Make's words. `team` exists for an organization's log only. */
export interface AuditLogListParameters {
  readonly team?: readonly (number | string)[];
  /** `YYYY-MM-DD`; whether the day is UTC, and whether `dateTo` covers its whole day, is not documented. */
  readonly dateFrom?: string;
  readonly dateTo?: string;
  readonly event?: readonly string[];
  readonly author?: readonly (number | string)[];
  readonly offset?: number;
  readonly limit?: number;
  readonly last?: number | string;
  readonly sortBy?: 'createdAt' | 'triggeredAt' | 'eventName' | 'organization' | 'team' | 'actor' | 'targetId';
  readonly sortDir?: 'asc' | 'desc';
  readonly returnTotalCount?: boolean;
}

export interface AuditLogPage {
  /** In Make's order. */
  readonly entries: readonly AuditLogEntry[];
  /** How many rows Make sent, readable or not: the next offset counts them all. */
  readonly received: number;
  /** Rows that could not be read at all (no uuid, no object); each is counted, none drops the page. */
  readonly unreadable: number;
  /** For each of these rows, how many of `entries` come before it. */
  readonly unreadableAfter?: readonly number[];
  /** Rows of another organization than asked for: never shown, only counted. */
  readonly foreign: number;
  readonly foreignUuids?: readonly string[];
  /** The page size Make really used; trust it over the one asked for. */
  readonly limit?: number;
  readonly offset?: number;
  readonly last?: string;
  readonly totalCount?: number;
}

export interface Person {
  readonly id?: number;
  readonly name?: string;
  readonly email?: string;
  /** IANA name, for example `Europe/Prague`. */
  readonly timeZone?: string;
}

export interface MakeOrganization {
  readonly id: number;
  readonly name?: string;
  /** The zone Make says it lives in: `GET /organizations` lists those of every zone. */
  readonly zone?: string;
  readonly teams: readonly { readonly id: number; readonly name?: string }[];
  readonly auditLogsDays?: number;
  /** Requests a minute that the organization may make, shared with its automations. */
  readonly apiLimit?: number;
}

export interface MakeTeam {
  readonly id: number;
  readonly name?: string;
  readonly organizationId?: number;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  readonly cause: RequestCause;
  /**
   * It serves a person but nobody waits for it: it goes after all else, and is refused (`budget`) where the person's own
   * requests might need its turn.
   */
  readonly yields?: boolean;
}

/**
 * Who wants it: decides the share of the organization's request limit, and who goes first. `background`: a look that
 * nobody asked for. `backfill`: the whole log, asked for by the person; `backfill-unasked`: by a setting.
 */
export type RequestCause = 'person' | 'background' | 'backfill' | 'backfill-unasked';

/** The only code that is handed a token. Every method throws `MakeApiError` (`./make-api-error`), which carries a `Failure`. */
export interface MakeClient {
  listAuditLogs(
    source: AuditLogSource,
    parameters: AuditLogListParameters,
    options: RequestOptions,
  ): Promise<AuditLogPage>;
  getFilters(source: AuditLogSource, options: RequestOptions): Promise<AuditLogFilters>;
  getDetail(organization: OrganizationRef, uuid: string, options: RequestOptions): Promise<AuditLogEntryDetail>;
  getMe(zone: Zone, options: RequestOptions): Promise<Person>;
  getScopes(zone: Zone, options: RequestOptions): Promise<readonly string[]>;
  listOrganizations(zone: Zone, options: RequestOptions): Promise<readonly MakeOrganization[]>;
  getOrganization(organization: OrganizationRef, options: RequestOptions): Promise<MakeOrganization>;
  listTeams(organization: OrganizationRef, options: RequestOptions): Promise<readonly MakeTeam[]>;
  getTeam(zone: Zone, teamId: number, options: RequestOptions): Promise<MakeTeam>;
}

/** Runs `use` with the zone's token in hand, for the length of one request. Throws `MakeApiError` (missing, damaged). */
export type WithToken = <Value>(zone: Zone, use: (token: string) => Promise<Value>) => Promise<Value>;

/** Waits after a 429 by key: they outlive the worker and the browser. */
export interface PauseStore {
  get(key: string): Promise<StoredPause | undefined>;
  set(key: string, pause: StoredPause | undefined): Promise<void>;
}

export interface StoredPause {
  /** ms since the epoch. */
  readonly until: number;
  /** How many 429s in a row. */
  readonly strikes: number;
}

/** What is left of a share of the organization's request limit. `tokens` may be below 0: others have used it up. */
export interface StoredBucket {
  readonly tokens: number;
  /** When that was so: ms since the epoch. */
  readonly at: number;
}

export type Share = 'background' | 'backfill';

/** Shares by key: they outlive the worker. */
export interface BucketStore {
  get(key: string): Promise<Partial<Readonly<Record<Share, StoredBucket>>>>;
  set(key: string, buckets: Readonly<Record<Share, StoredBucket>>): Promise<void>;
}

/** How many requests a minute Make lets an organization send, by key, where it told us. */
export interface LimitStore {
  get(key: string): Promise<number | undefined>;
  set(key: string, limit: number): Promise<void>;
}

/** When the person's latest requests were sent, by key, in ms since the epoch: outlives the worker. */
export interface TurnStore {
  get(key: string): Promise<readonly number[]>;
  set(key: string, sent: readonly number[]): Promise<void>;
}

/** Who asks a zone now, and until when others believe it. */
export interface StoredLease {
  readonly owner: string;
  /** ms since the epoch. */
  readonly until: number;
}

/** Outlives the worker, not the browser. */
export interface LeaseStore {
  get(zone: Zone): Promise<StoredLease | undefined>;
  set(zone: Zone, lease: StoredLease | undefined): Promise<void>;
}
