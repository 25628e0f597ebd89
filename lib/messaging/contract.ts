import type { Medium } from '@/lib/storage/medium';
import type { OrganizationUsage } from '../archive/organization-usage';
import type { AuditLogEntryDetail, TeamRef } from '../audit-log/entry';
import type { AuditLogFilters } from '../audit-log/filters';
import type { SettledQuery } from '../audit-log/query';
import type { AuditLogSource, OrganizationRef } from '../audit-log/source';
import type { Failure } from '../failure';
import type { JsonObject } from '../json';
import type { Result } from '../result';
import type { Connection } from '../state/state';
import type { Zone } from '../zone';

/** Goes up with every change of this contract: a panel that was open over an update must not be misunderstood. */
export const PROTOCOL_VERSION = 3;

/**
 * What the extension's own pages may ask of the background. Commands only: what changes is learnt by watching state
 * (`lib/state`). No command takes an address, a header, a storage key or markup, and none returns a token.
 */
export interface Commands {
  /** Tests the token against Make and, if Make knows it, keeps it. Replaces an earlier one of the zone. */
  'connection.connect': (request: {
    readonly zone: Zone;
    readonly token: string;
    readonly keepToken: Medium;
    readonly keepHistory: Medium;
  }) => ConnectReport;
  'connection.remove': (request: { readonly zone: Zone; readonly deleteHistory: boolean }) => undefined;

  /** Organizations and teams a person may choose by hand. */
  'organization.describe': (request: OrganizationRef) => OrganizationDescription;
  /** Asks again what a tab is about, after a failure. */
  'page.resolve': (request: { readonly tabId: number }) => undefined;

  /** The person turned to this source: look at Make now unless the last look is fresh. */
  'source.open': (request: { readonly source: AuditLogSource }) => undefined;
  /** Look at Make now, whatever the last look. */
  'source.refresh': (request: { readonly source: AuditLogSource }) => undefined;
  /** Fetches the next older entries, narrowed on the server by what of the query it understands. */
  'source.load-older': (request: { readonly source: AuditLogSource; readonly query: SettledQuery }) => OlderEntries;
  'source.mark-seen': (request: { readonly source: AuditLogSource }) => undefined;
  /** `byHand`: a person asks, so Make is asked also where it has just refused. */
  'source.filters': (request: { readonly source: AuditLogSource; readonly byHand?: true }) => AuditLogFilters;

  /**
   * Reads the whole log, all that Make keeps, one page after another and as far as the request limit allows. Returns
   * as soon as it is under way; how it goes is told by the source's state. Also starts one that failed or was declined.
   */
  'backfill.start': (request: { readonly source: AuditLogSource }) => undefined;
  /** Keeps what was read, and where to go on. */
  'backfill.pause': (request: { readonly source: AuditLogSource }) => undefined;
  'backfill.resume': (request: { readonly source: AuditLogSource }) => undefined;
  /** Ends it and keeps what was read; it does not begin again by itself. */
  'backfill.cancel': (request: { readonly source: AuditLogSource }) => undefined;

  'entry.detail': (request: OrganizationRef & { readonly uuid: string }) => AuditLogEntryDetail;

  /**
   * Learns what the objects of these entries are called, from details kept or, as far as the budget goes, asked for.
   * The names themselves are in the archive, and tell of a change by their revision (`lib/state/names-revision.ts`).
   */
  'entry.names': (request: OrganizationRef & { readonly uuids: readonly string[] }) => NamesLearnt;

  /** How fast the details of many entries can be had. */
  'details.pace': (request: OrganizationRef) => DetailsPace;
  /**
   * Asks Make for the details of these entries, in this order, until something is in the way: call again with the rest.
   * What it fetched is kept at once, so that the death of either side loses nothing.
   */
  'details.fetch': (request: OrganizationRef & { readonly uuids: readonly string[] }) => DetailsFetched;

  'storage.usage': (request: Record<never, never>) => StorageUsage;
  'storage.delete-all': (request: Record<never, never>) => undefined;
}

export type CommandName = keyof Commands;
export type CommandRequest<Name extends CommandName> = Parameters<Commands[Name]>[0];
export type CommandValue<Name extends CommandName> = ReturnType<Commands[Name]>;

/** Sends one command. Never rejects: a dead background is retried once, then is a `Failure`. */
export type Messenger = <Name extends CommandName>(
  name: Name,
  request: CommandRequest<Name>,
) => Promise<Result<CommandValue<Name>>>;

export interface ConnectReport {
  readonly connection: Connection;
  readonly scopes?: readonly string[];
  readonly organizations: readonly {
    readonly id: number;
    readonly name: string;
    /** What Make said when asked for its audit log; `not-asked` to spare the organization's request limit. */
    readonly auditLog: 'available' | 'forbidden' | 'not-in-plan' | 'not-asked' | 'unknown';
  }[];
}

export interface OrganizationDescription {
  readonly id: number;
  readonly name?: string;
  readonly teams: readonly TeamRef[];
  /** Days that Make keeps audit logs, if it told. */
  readonly auditLogsDays?: number;
}

export interface OlderEntries {
  readonly added: number;
  /** Nothing older matches at Make. */
  readonly end: boolean;
}

export interface NamesLearnt {
  /** Of the entries asked about, those that were looked at, whether or not a name was in them. */
  readonly done: readonly string[];
  /** Before this (ms since the epoch) asking about the others is in vain; absent: ask again at once. */
  readonly waitUntil?: number;
}

export interface DetailsPace {
  /** Requests a minute, of the organization's limit, that may be sent for it. */
  readonly perMinute: number;
  /** The organization's limit itself; absent where Make does not tell it, and the smallest is assumed. */
  readonly limit?: number;
}

export interface DetailsFetched {
  readonly fetched: readonly FetchedDetails[];
  /** Asking for these again is in vain. */
  readonly refused: readonly DetailsRefusal[];
  readonly requests: number;
  /** Why it ended before the last one: a wait (`rate-limited`, `budget`), or what else is in the way. */
  readonly failure?: Failure;
}

export interface FetchedDetails {
  readonly uuid: string;
  /** Only where they could not be kept: whoever asked has to hold them. Absent: they are in the archive. */
  readonly details?: JsonObject;
}

export interface DetailsRefusal {
  readonly uuid: string;
  /** Make does not show them, has them no more, or sent what cannot be read. */
  readonly reason: 'refused' | 'not-found' | 'unreadable';
}

export interface StorageUsage {
  readonly organizations: readonly (OrganizationUsage & { readonly name?: string })[];
}
