import type { Medium } from '@/lib/storage/medium';
import type { Backfill } from '../archive/backfill';
import type { SourceRecord } from '../archive/contract';
import type { AuditLogSource } from '../audit-log/source';
import type { Failure } from '../failure';
import type { PageContext } from '../page-context';
import type { Zone } from '../zone';

/** A small value in `storage.session` (or `storage.local` for settings) that one context writes and others watch. */
export interface Watched<Value> {
  get(): Promise<Value>;
  /** Calls back on every change until the returned function is called. */
  watch(listener: (value: Value) => void): () => void;
}

/** What the person's interface may know of a connection. The token is not among it, and no message returns it. */
export interface Connection {
  readonly zone: Zone;
  /** The token's last four characters, to tell tokens apart. */
  readonly last4: string;
  readonly keepToken: Medium;
  readonly keepHistory: Medium;
  /** ms since the epoch. */
  readonly connectedAt: number;
  readonly person?: {
    readonly id?: number;
    readonly name?: string;
    readonly email?: string;
    readonly timeZone?: string;
  };
  readonly organizations: readonly { readonly id: number; readonly name: string }[];
  /** Why the token cannot be used now, if so. */
  readonly trouble?: Failure;
}

export type Connections = Readonly<Partial<Record<Zone, Connection>>>;

/** What the panel needs to know of a source besides its entries. */
export interface SourceState {
  readonly source: AuditLogSource;
  /** Goes up whenever the organization's archive changed: read the index again. */
  readonly revision: number;
  readonly activity: 'idle' | 'checking' | 'loading-older';
  /** Without what only the background needs (edges, cursors). */
  readonly record: SourceRecord;
  /** The reading of the whole log, if it was asked for and not ended. */
  readonly backfill?: BackfillProgress;
  /** When Make was last asked: ms since the epoch. */
  readonly lastAttemptAt?: number;
  /** What went wrong at the last attempt; gone after a success. */
  readonly failure?: Failure;
}

export interface BackfillProgress
  extends Pick<Backfill, 'state' | 'cause' | 'startedAt' | 'until' | 'failure' | 'reached'> {
  /** Rows of Make's list that are covered, those from before it began included. */
  readonly entries: number;
  /** Rows of Make's list, if it told: `entries` may be a little off it while the list changes. */
  readonly total?: number;
  /** About how long it has to go, ms; absent while nothing can be said. */
  readonly etaMs?: number;
}

export interface StateReader {
  readonly connections: Watched<Connections>;
  /** The databases on this computer cannot be opened: until the browser closes, everything is kept in memory. */
  readonly memoryOnly: Watched<boolean>;
  /** There is no more room on this computer: what comes is kept in memory, over what lies there. */
  readonly historyFull: Watched<boolean>;
  pageContext(tabId: number): Watched<PageContext | undefined>;
  source(source: AuditLogSource): Watched<SourceState | undefined>;
}

export interface Settings {
  /** Minutes between looks in the background. */
  readonly pollMinutes: 1 | 5 | 15 | 30 | 60;
  readonly badge: boolean;
  readonly theme: 'system' | 'light' | 'dark';
  /** Whether single letters and signs are shortcuts in the panel: who dictates or types by accident can do without. */
  readonly shortcuts: boolean;
  /** Whose clock times are shown in; `make` is the time zone of the person's Make profile. */
  readonly timeZone: 'browser' | 'utc' | 'make';
  /** Whether the whole log of a source is read as soon as it is looked at, or when the person asks for it. */
  readonly backfill: 'ask' | 'auto';
  /** What Make recorded longer ago than so many months is deleted here. */
  readonly keepMonths: 1 | 3 | 6 | 13 | 25 | 37;
  /** Of each organization no more entries are kept than these, the newest. */
  readonly keepEntries: 10_000 | 100_000 | 250_000 | 500_000 | 1_000_000;
}

export const DEFAULT_SETTINGS: Settings = {
  pollMinutes: 5,
  badge: true,
  theme: 'system',
  shortcuts: true,
  timeZone: 'browser',
  backfill: 'ask',
  // Make itself keeps up to 12 months: with 13, nothing that it still has is deleted.
  keepMonths: 13,
  keepEntries: 1_000_000,
};

export interface SettingsStore extends Watched<Settings> {
  change(change: Partial<Settings>): Promise<void>;
}
