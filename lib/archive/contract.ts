import type { AuditLogEntry } from '../audit-log/entry';
import type { EventCatalog } from '../audit-log/events';
import type { Flag } from '../audit-log/flag';
import type { TargetNames } from '../audit-log/names';
import type { SettledQuery } from '../audit-log/query';
import type { AuditLogSource, OrganizationRef } from '../audit-log/source';
import type { NamedTarget } from '../audit-log/target-names';
import type { JsonValue } from '../json';
import type { Backfill } from './backfill';
import type { OffsetAt } from './calendar';
import type { DraftDocuments } from './draft-documents';
import type { Arrivals, Facets, Timeline, TimelineBar, TimelineRange } from './facts';
import type { OrganizationUsage } from './organization-usage';
import type { Retention } from './retention';

/**
 * What part of a source's log we hold. Pages are read by `createdAt` descending, so it is one span up to the last
 * successful look; and as nothing is recorded before it happens, every entry *triggered* since `from` is held too.
 * Further spans lie below, with a hole above each: what happened there was too much for one look.
 */
export interface Coverage {
  /** ms since the epoch of `createdAt`; `undefined` before the first read. */
  readonly from?: number;
  /**
   * The newest `createdAt` (ms) up to which the span has no hole. Entries above it may be held already, when a walk
   * ended half-way: the next one reads down to here again.
   */
  readonly to?: number;
  /** About how many rows Make listed from the newest down to `from`: where the next older page begins. */
  readonly depth?: number;
  /** `true` when the walk met the end of what Make keeps. */
  readonly complete: boolean;
  /** Make's own total count for the source, when last told. */
  readonly total?: number;
  /** Where the span ends below, so that the next older page can be seen to join it. */
  readonly edge?: CoverageEdge;
  /** Spans below the one that `from` and `to` tell of, newest first; between two of them entries may be missing. */
  readonly older?: readonly CoverageSpan[];
}

/** A stretch of the log without a hole. Times as in `Coverage`. */
export interface CoverageSpan {
  readonly from: number;
  readonly to: number;
  /** About how many rows Make listed in it. */
  readonly rows: number;
  /** `true` when nothing is below it. */
  readonly complete: boolean;
  readonly edge?: CoverageEdge;
}

/** The lowest rows of a span. */
export interface CoverageEdge {
  /** In Make's order, the lowest last. */
  readonly uuids: readonly string[];
  /** How many rows the next page should show again. */
  readonly again: number;
  /** Most of the last page is of one moment: the order among its rows is trusted. */
  readonly tied?: true;
  /** The last pages were not sorted by `createdAt`: they say nothing of times. */
  readonly unordered?: true;
}

/** What is kept about a source beside its entries, and moves in the same transaction as they do. */
export interface SourceRecord {
  readonly coverage: Coverage;
  /** Entries first seen after `seenAt`. */
  readonly unseen: number;
  /** When the person last looked at this source: ms since the epoch. */
  readonly seenAt?: number;
  /** When Make last answered well for this source: ms since the epoch. */
  readonly lastSuccessAt?: number;
  /** When the trailing window was last read again for entries that appeared late: ms since the epoch. */
  readonly reconciledAt?: number;
  /** Where that goes on, if the window was too long for one look. */
  readonly reconcile?: Reconcile;
  /** Rows met so far that could not be read, each counted once as far as it can be told from others, to `MOST_COUNTED`. */
  readonly unreadable: number;
  /** What tells those rows from each other (see `unreadable-rows.ts`). */
  readonly unreadableRows?: readonly string[];
  /** Rows met so far that were of another organization than asked for, likewise: never kept, only told. */
  readonly foreign?: number;
  /** Their uuids. */
  readonly foreignRows?: readonly string[];
  /**
   * Entries of the organization were dropped because no more than `maxEntries` are kept: those recorded before (ms since
   * the epoch). While no more are kept, reading them again would only bring what is dropped again.
   */
  readonly beyond?: { readonly before: number; readonly maxEntries: number };
  /** The reading of all that Make keeps, if it was asked for. */
  readonly backfill?: Backfill;
  /** The person ended it: it does not begin again by itself. */
  readonly backfillDeclined?: boolean;
}

/** A reading of the trailing window that is not through yet: down to `from` no late entry is missing. */
export interface Reconcile {
  /** ms since the epoch. */
  readonly startedAt: number;
  /** How far down it goes: ms since the epoch of `createdAt`. */
  readonly until: number;
  /** How far it has come; with `depth` and `edge` as in `Coverage`. */
  readonly from: number;
  readonly depth: number;
  readonly edge?: CoverageEdge;
  /** Pages in a row that brought it no further. */
  readonly fruitless: number;
}

export const NEW_SOURCE: SourceRecord = { coverage: { complete: false }, unseen: 0, unreadable: 0 };

export interface Page {
  readonly entries: readonly AuditLogEntry[];
  /** ms since the epoch. */
  readonly seenAt: number;
  /**
   * An entry not held yet is *new* when Make recorded it at or after this moment (ms); `undefined`: none is.
   * Entries read for the first time from before our coverage are history, not news.
   */
  readonly newFrom?: number;
  /** A new one that Make recorded before this moment (ms) was not there when we read later ones; `undefined`: none. */
  readonly lateBefore?: number;
}

export interface Appended {
  readonly added: readonly AuditLogEntry[];
  /** Those of `added` that count as new. */
  readonly fresh: readonly AuditLogEntry[];
  /** Known uuid, other content: the last one wins. */
  readonly changed: readonly AuditLogEntry[];
  /** How many of the page's entries were already held, unchanged. */
  readonly known: number;
  readonly record: SourceRecord;
}

/** The background's side: the only writer. Failures are thrown as `StorageError` (see `lib/storage/storage-error.ts`). */
export interface Archive {
  /**
   * Keeps what is not held yet and the source's new record, in one transaction: killed anywhere, old state or new.
   * `update` gets the record as it is and what the page brought (its `record` still the old one).
   */
  append(
    source: AuditLogSource,
    page: Page,
    update: (record: SourceRecord, outcome: Omit<Appended, 'record'>) => SourceRecord,
  ): Promise<Appended>;
  record(source: AuditLogSource): Promise<SourceRecord>;
  updateRecord(source: AuditLogSource, update: (record: SourceRecord) => SourceRecord): Promise<SourceRecord>;
  /**
   * One step of tidying up in the background: blocks of an earlier release are rewritten, then small blocks merged,
   * without what was replaced since. `false`: there was nothing to do. Changes nothing that anybody sees, so it may be
   * called at any time and as often as it says `true`.
   */
  compact(organization: OrganizationRef): Promise<boolean>;
  /**
   * Drops the entries recorded longest ago that are beyond retention, and puts the coverage of the organization's
   * sources right, in one transaction. Returns how many it dropped.
   */
  retain(organization: OrganizationRef, retention: Retention): Promise<number>;
  /** All sources with a record. */
  sources(): Promise<readonly AuditLogSource[]>;
  entry(organization: OrganizationRef, uuid: string): Promise<AuditLogEntry | undefined>;
  /** Sealed small documents beside the entries: filters, details. The id is not readable on disk. */
  document(organization: OrganizationRef, id: string): Promise<JsonValue | undefined>;
  putDocument(organization: OrganizationRef, id: string, value: JsonValue): Promise<void>;
  /**
   * Several documents in one transaction: killed anywhere, all as they were or all new. `draft` reads what it needs and
   * returns what is to be put, by id; it may run again if another context wrote meanwhile. Nothing to put writes nothing.
   */
  changeDocuments(organization: OrganizationRef, draft: DraftDocuments): Promise<void>;
  /** Of which anything is kept, on whichever medium. */
  organizations(): Promise<readonly OrganizationRef[]>;
  /** As `organizations`, with what each takes on each medium. For that, all its blocks are read and their uuids unsealed. */
  usage(): Promise<readonly OrganizationUsage[]>;
  remove(organization: OrganizationRef): Promise<void>;
  removeAll(): Promise<void>;
}

/** The panel's side: columns in memory, read straight from the store. */
export interface IndexLoader {
  /**
   * Reads what is new since `previous`, or everything. `onFirst` is given an index of the newest block as soon as that
   * is there, so that rows appear before the rest is read. An entry that Make changed may be as it was in it, if its time
   * was changed too, or very much was changed around it: until the load ends, which puts it right. What it returns is waited
   * for before the rest is read.
   */
  load(
    organization: OrganizationRef,
    previous?: EntryIndex,
    onFirst?: (index: EntryIndex) => unknown,
  ): Promise<EntryIndex>;
}

/** The panel's side: what objects are called, read straight from the store. */
export interface NamesLoader {
  /**
   * Reads what is new since `previous`, which an earlier load gave, or everything. `previous` itself if nothing is.
   * Throws `StorageError`; names whose document is damaged are missing.
   */
  load(organization: OrganizationRef, previous?: TargetNames): Promise<TargetNames>;
}

/** Row numbers are valid for the index that gave them. */
export interface EntryIndex {
  readonly organization: OrganizationRef;
  /** All entries held of the organization. */
  readonly size: number;
  /** Blocks that could not be read; the rest is complete. */
  readonly damagedBlocks: number;
  /**
   * Matching rows of the source, newest `triggeredAt` first, equal ones by uuid, unreadable times last. Objects are also
   * found by `names`: the same array as long as they are the same. What it gives is not to be written to.
   */
  search(
    source: AuditLogSource,
    query: SettledQuery,
    events: EventCatalog,
    names?: readonly NamedTarget[],
  ): Uint32Array;
  entry(row: number): AuditLogEntry;
  /** ms since the epoch; `NaN` if unreadable. */
  triggeredAt(row: number): number;
  /** When we first saw it (ms since the epoch), if it counted as new then; else `undefined`. */
  newSince(row: number): number | undefined;
  /** Rows first seen after `seenAt` are unread, those after `waitAfter` wait: both ms since the epoch. */
  arrivals(rows: Uint32Array, seenAt: number, waitAfter: number): Arrivals;
  /** `true` if Make later sent other content under the same uuid. */
  changed(row: number): boolean;
  /** `true` if it was not there when we read what Make recorded an hour and more after it. */
  arrivedLate(row: number): boolean;
  /** Why it stands out; looks through all rows when it is first asked. */
  flags(row: number): readonly Flag[];
  /** Looks through all rows (2 ms for a million): for one now and then. */
  rowOf(uuid: string): number | undefined;
  /**
   * Where the row stands in rows of a search, or would stand if they held it: without filters, what is around that
   * place happened around that time.
   */
  place(rows: Uint32Array, row: number): number;
  /** Counts of rows as `search` gave them. */
  facets(rows: Uint32Array, events: EventCatalog): Facets;
  /** As `facets`: rows by time. */
  timeline(rows: Uint32Array, range: TimelineRange): Timeline;
  /** As `facets`: the days that have any, newest first. */
  days(rows: Uint32Array, offsetAt: OffsetAt): readonly TimelineBar[];
}
