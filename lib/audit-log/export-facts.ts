import type { JsonObject } from '@/lib/json';
import type { AuditLogEntry } from './entry';
import type { AuditLogSource } from './source';

/** What part of the log the answer covers, as it is said on screen and as data. Times are ms since the epoch. */
export interface ExportCoverage {
  /** For people, for example "Everything since Apr 19, 2024; the log goes back further". */
  readonly text: string;
  /** Everything recorded since is held; `undefined` if nothing is. */
  readonly from?: number | undefined;
  /** When the log was last read. */
  readonly to?: number | undefined;
  /** `true` when everything that Make keeps is held. */
  readonly complete: boolean;
  /** How many entries Make says there are, if it was asked. */
  readonly total?: number | undefined;
  /** How many entries were searched. */
  readonly searched: number;
  /** How many of them the query matched. */
  readonly matched: number;
}

/** What every export says about itself. There is no field in which a token could travel. */
export interface ExportFacts {
  readonly source: AuditLogSource;
  readonly organizationName?: string | undefined;
  readonly teamName?: string | undefined;
  /** The query in its text form; empty for everything. */
  readonly queryText: string;
  readonly coverage: ExportCoverage;
  /** ms since the epoch. */
  readonly exportedAt: number;
  /** How many entries the file is to hold. */
  readonly entries: number;
  /** Whether entries come with their `details`. */
  readonly withDetails: boolean;
  /** Why the file holds less than was asked for, for people, if that is known before it begins. */
  readonly incomplete?: string | undefined;
  /** Version of this extension. */
  readonly appVersion: string;
}

/** An entry and what we know beside it. */
export interface ExportEntry {
  readonly entry: AuditLogEntry;
  /** ms since the epoch, if it was news when we first saw it. */
  readonly firstSeenAt?: number | undefined;
  /** Make later sent other content under the same uuid; `entry` is the last one. */
  readonly changed?: boolean | undefined;
  /** It was not there when we read what Make recorded an hour and more after it. */
  readonly arrivedLate?: boolean | undefined;
  /** The object's name, where details or the dictionary of names know it. */
  readonly targetName?: string | undefined;
  readonly details?: JsonObject | undefined;
  /** Why details that were asked for are not here. */
  readonly detailsMissing?: DetailsMissing | undefined;
}

/**
 * Make does not show them (403), has them no more (404), sent what cannot be read, or was not asked for them because
 * the person did not want to wait.
 */
export type DetailsMissing = 'refused' | 'not-found' | 'unreadable' | 'not-fetched';

/** How many entries come without details that were asked for, by the reason why; reasons that none has are absent. */
export type MissingDetails = Readonly<Partial<Record<DetailsMissing, number>>>;

/** What is known only when the last entry is written; the last thing in a file, so that a file cut off lacks it. */
export interface ExportEnd {
  /** Entries written. */
  readonly entries: number;
  /** How many of them should have had details, but came without. */
  readonly withoutDetails: number;
  /** The same, by the reason why. */
  readonly missing: MissingDetails;
  /** As many entries as announced, with their details, and nothing known to be missing. */
  readonly complete: boolean;
}
