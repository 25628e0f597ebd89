import type { AuditLogPage } from '../make/contract';
import { isEnd, isJoined, nextOffset, type PageRead, progressOf } from './page-overlap';

export interface Walk {
  /** Reads the rows from `offset` on. */
  readonly read: (offset: number) => Promise<AuditLogPage>;
  /** Keeps a page; answers whether to go on. A walk that begins again visits the first page (offset 0) again. */
  readonly visit: (read: PageRead, end: boolean) => Promise<'go-on' | 'stop'>;
  /** Keeps a page that does not join the one before: its rows are true, but rows may be missing above them. */
  readonly visitTorn: (read: PageRead) => Promise<void>;
  /** Pages in all, whatever the server does. */
  readonly maxPages: number;
}

export type WalkEnd = 'stopped' | 'end' | 'too-long' | 'kept-changing';

const RESTARTS = 3;
/** Rows that a page repeats of the page before. */
const OVERLAP = 5;

/**
 * Reads a list from its newest row downwards while rows are inserted and deleted in it. Each page must join the one
 * before (`isJoined`); if it does not, the walk begins again with a wider overlap, and gives up after three times.
 */
export async function walkDown({ read, visit, visitTorn, maxPages }: Walk): Promise<WalkEnd> {
  let pages = 0;
  for (let attempt = 0; attempt <= RESTARTS; attempt++) {
    const overlap = OVERLAP * 4 ** attempt;
    let before: PageRead | undefined;
    for (;;) {
      if (pages === maxPages) return 'too-long';
      pages += 1;
      const offset: number = before === undefined ? 0 : nextOffset(before, overlap);
      const after: PageRead = { offset, page: await read(offset) };
      const step = before === undefined ? 'further' : stepBetween(before, after);
      if (step === 'torn') {
        await visitTorn(after);
        break;
      }
      const end = step === 'end' || isEnd(after);
      if ((await visit(after, end)) === 'stop') return 'stopped';
      if (end) return 'end';
      before = after;
    }
  }
  return 'kept-changing';
}

export function stepBetween(before: PageRead, after: PageRead): 'further' | 'end' | 'torn' {
  if (!isJoined(before, after)) return 'torn';
  const progress = progressOf(before, after);
  return progress === 'none' ? 'torn' : progress;
}
