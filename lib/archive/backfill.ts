import type { Failure } from '../failure';

/**
 * `running`: pages are read, or will be as soon as the worker is awake. `waiting`: nothing is asked until `until`, or
 * until the person has mended what `failure` tells. `failed`: nothing is asked until the person starts it again.
 */
export type BackfillState = 'running' | 'paused' | 'waiting' | 'done' | 'failed';

/** The reading of a source's whole log. It is part of the source's record, and so moves together with the entries. */
export interface Backfill {
  readonly state: BackfillState;
  /** Who wants it: decides the share of the organization's request limit. */
  readonly cause: 'person' | 'setting';
  /** ms since the epoch. */
  readonly startedAt: number;
  /** Rows that were covered when it began. */
  readonly startRows: number;
  /** How long it has been at work, ms: pauses and long waits do not count. */
  readonly activeMs: number;
  /** When its latest page came: ms since the epoch. */
  readonly lastPageAt?: number;
  /** ms since the epoch. */
  readonly until?: number;
  readonly failure?: Failure;
  /** Of a back-fill that is done: the end of Make's list, or the most that is kept. */
  readonly reached?: 'end' | 'limit';
  /** Failures in a row. */
  readonly strikes: number;
  /** Pages in a row that brought it no further. */
  readonly fruitless: number;
  /** First and last row of the latest page: a server that repeats itself is not asked for ever. */
  readonly lastPage?: string;
  readonly pageSize: PageSize;
  /** The list is read up to a day instead of from its top, because Make refuses to skip more rows than `deepest`. */
  readonly window?: { readonly dateTo: string; readonly depth: number; readonly deepest: number };
}

/** What is known of the largest page that Make gives. */
export interface PageSize {
  /** Rows to ask for. */
  readonly ask: number;
  /** Nothing larger needs to be tried. */
  readonly known: boolean;
}
