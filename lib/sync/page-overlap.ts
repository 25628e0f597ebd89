import type { CoverageEdge } from '../archive/contract';
import type { AuditLogEntry } from '../audit-log/entry';
import type { AuditLogPage } from '../make/contract';

/** One page as it was read: `offset` is where it was asked to begin. */
export interface PageRead {
  readonly offset: number;
  readonly page: AuditLogPage;
}

type Entries = readonly AuditLogEntry[];

/** Rows that a page repeats of the one before. */
export const OVERLAP = 5;
/** Enough that some of them are still there when a page is joined days later. */
const EDGE_ROWS = 20;

/** The `createdAt` (ms) that the page ends at: rows of exactly this moment may go on with the next page. */
export function bottomOf(entries: Entries): number | undefined {
  return distinct(entries).findLast((entry) => entry.createdAt !== undefined)?.createdAt;
}

/** The newest `createdAt` (ms) of a page; `latest` sorts out clocks that are years ahead. */
export function topOf(entries: Entries, latest: number): number | undefined {
  const times = entries.flatMap(({ createdAt }) => (createdAt === undefined || createdAt > latest ? [] : [createdAt]));
  return times.length === 0 ? undefined : Math.max(...times);
}

/**
 * Where the next page begins: `overlap` rows before the end of this one, and early enough to hold a row that is newer
 * than the last moment, because rows of one moment may come in another order the next time. At least half a page on:
 * where more rows than that share a moment, their order is trusted.
 */
export function nextOffset({ offset, page }: PageRead, overlap: number): number {
  const again = trailingTies(page.entries) + overlap - 1;
  const isFull = page.limit !== undefined && page.received >= page.limit;
  // The only row of a log is its end if it comes again alone.
  return offset + page.received - Math.max(Math.min(again, halfOf(page)), isFull ? 0 : Math.min(1, page.received));
}

/** Where a page ends, for a page that is read later to join it. */
export function edgeOf(page: AuditLogPage): CoverageEdge {
  const { entries, received, unreadableAfter = [] } = page;
  const ties = trailingTies(entries);
  const unread = unreadableAfter.filter((position) => position === entries.length).length;
  const again = Math.max(1, Math.min(ties + unread + OVERLAP - 1, halfOf(page)));
  return {
    uuids: distinct(entries)
      .slice(-EDGE_ROWS)
      .map(({ uuid }) => uuid),
    again: Math.min(again, received),
    ...(ties >= halfOf(page) ? { tied: true } : {}),
  };
}

/** Whether a page's rows come by falling `createdAt`, as asked. */
export function isOrdered(entries: Entries): boolean {
  const times = distinct(entries).flatMap(({ createdAt }) => createdAt ?? []);
  return times.every((time, index) => index === 0 || time <= Number(times[index - 1]));
}

/**
 * Whether nothing can have slipped through between two reads: the later page shows a row of the earlier one, and that
 * row is newer than the earlier one's last moment (unless much of that page is one moment).
 */
export function isJoined(before: PageRead, after: PageRead): boolean {
  const { entries } = before.page;
  if (entries.length === 0) return true;
  const bottom = bottomOf(entries);
  const isOneMoment = trailingTies(entries) >= halfOf(before.page);
  const anchors = uuidsOf(isOneMoment ? entries : entries.filter((entry) => isNewer(entry, bottom)));
  return after.page.entries.some((entry) => anchors.has(entry.uuid));
}

/**
 * Whether Make's list ends with this page. A page may be short for other reasons, and its `limit` be the one asked for
 * and not the one used: only the total count is believed. Without it, the next page tells by bringing nothing.
 */
export function isEnd({ offset, page }: PageRead): boolean {
  const { received, limit, totalCount } = page;
  if (received === 0) return true;
  const full = limit !== undefined && received >= limit;
  return !full && totalCount !== undefined && offset + received >= totalCount;
}

export type Progress = 'further' | 'end' | 'none';

/** What the later page brought beyond the earlier one. `none`: the server repeats itself, or many rows came in between. */
export function progressOf(before: PageRead, after: PageRead): Progress {
  const known = uuidsOf(before.page.entries);
  if (after.page.entries.some((entry) => !known.has(entry.uuid))) return 'further';
  if (after.page.entries.length === 0 && after.page.received > 0) return 'further';
  return after.offset + after.page.received <= before.offset + before.page.received ? 'end' : 'none';
}

/** A server that repeats itself wherever one asks would keep us reading. */
export function isSamePage(before: PageRead | undefined, after: PageRead): boolean {
  if (before === undefined || before.offset === after.offset || after.page.entries.length === 0) return false;
  return uuidsIn(before) === uuidsIn(after);
}

const uuidsIn = ({ page }: PageRead) => page.entries.map(({ uuid }) => uuid).join();

function halfOf({ received }: AuditLogPage): number {
  return Math.floor(received / 2);
}

/** How many rows at the page's end share its last moment. */
function trailingTies(entries: Entries): number {
  const rows = distinct(entries);
  const bottom = bottomOf(rows);
  return rows.length - (rows.findLastIndex((entry) => isNewer(entry, bottom)) + 1);
}

/** A row that comes again says nothing about where the page ends. */
function distinct(entries: Entries): Entries {
  const seen = new Set<string>();
  return entries.filter(({ uuid }) => !seen.has(uuid) && seen.add(uuid));
}

function isNewer(entry: AuditLogEntry, moment: number | undefined): boolean {
  return entry.createdAt !== undefined && moment !== undefined && entry.createdAt > moment;
}

function uuidsOf(entries: Entries): ReadonlySet<string> {
  return new Set(entries.map((entry) => entry.uuid));
}
