import type { EntryIndex } from '@/lib/archive/contract';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogQuery, SettledQuery } from '@/lib/audit-log/query';
import type { AuditLogSource } from '@/lib/audit-log/source';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import { type FeedDay, splitIntoDays } from './feed-days';

/** Positions on screen, both included. */
export interface Shown {
  readonly from: number;
  readonly to: number;
}

/** The list as it is shown: a snapshot that changes only as a whole. */
export interface FeedView {
  readonly source: AuditLogSource;
  readonly query: AuditLogQuery;
  /** The query as it was answered. */
  readonly settled: SettledQuery;
  /** What the rows are of. */
  readonly index: EntryIndex;
  /** Of the index, in the order of the list. */
  readonly rows: Uint32Array;
  readonly length: number;
  readonly days: readonly FeedDay[];
  /** Position of the first entry below those that are new at the top; `undefined` if the top is not new. */
  readonly dividerAt: number | undefined;
  /** Entries new since the person last looked, among those shown. */
  readonly unread: number;
  /** New ones that match, held back while the person reads. */
  readonly waiting: number;
  /** When we first saw the newest arrival of those shown or waiting: ms since the epoch, 0 if there is none. */
  readonly newestArrival: number;
  entry(position: number): AuditLogEntry;
  isUnread(position: number): boolean;
  isChanged(position: number): boolean;
  /** It was not there when we read later ones. */
  arrivedLate(position: number): boolean;
  /** -1 if the entry is not in the list. */
  positionOf(uuid: string): number;
}

interface FeedViewOptions {
  readonly index: EntryIndex;
  readonly source: AuditLogSource;
  readonly query: AuditLogQuery;
  readonly settled: SettledQuery;
  readonly events: EventCatalog;
  /** What words may be found in beside the entries themselves. */
  readonly names: readonly NamedTarget[];
  readonly dayKey: (ms: number) => string;
  /** Entries first seen after this moment (ms since the epoch) are unread. */
  readonly seenAt: number;
  /** Entries first seen after this moment (ms since the epoch) wait; `Infinity`: none does. */
  readonly waitAfter: number;
}

export function createFeedView(options: FeedViewOptions): FeedView {
  const { index, source, query, settled, events, names, dayKey, seenAt, waitAfter } = options;
  const found = index.search(source, settled, events, names);
  const { shown: rows, unread, waiting, newest } = index.arrivals(found, seenAt, waitAfter);
  const isUnread = (position: number): boolean => {
    const row = rows[position];
    return row !== undefined && (index.newSince(row) ?? 0) > seenAt;
  };

  return {
    source,
    query,
    settled,
    index,
    rows,
    length: rows.length,
    days: splitIntoDays(rows.length, (position) => dayKey(index.triggeredAt(rows[position] ?? 0))),
    dividerAt: dividerOf(rows.length, unread, isUnread),
    unread,
    waiting,
    newestArrival: newest,
    entry: (position) => {
      const row = rows[position];
      if (row === undefined) throw new RangeError('no such position in the list');
      return index.entry(row);
    },
    isUnread,
    isChanged: (position) => {
      const row = rows[position];
      return row !== undefined && index.changed(row);
    },
    arrivedLate: (position) => {
      const row = rows[position];
      return row !== undefined && index.arrivedLate(row);
    },
    positionOf: (uuid) => {
      const row = index.rowOf(uuid);
      return row === undefined ? -1 : rows.indexOf(row);
    },
  };
}

/** What is at these positions now; a list may have become shorter since they were told. */
export function entriesIn(view: FeedView, shown: Shown): readonly AuditLogEntry[] {
  const entries: AuditLogEntry[] = [];
  for (let position = shown.from; position <= shown.to && position < view.length; position++) {
    entries.push(view.entry(position));
  }
  return entries;
}

function dividerOf(length: number, unread: number, isUnread: (position: number) => boolean): number | undefined {
  if (unread === 0) return undefined;
  let position = 0;
  while (position < length && isUnread(position)) position += 1;
  return position === 0 || position === length ? undefined : position;
}
