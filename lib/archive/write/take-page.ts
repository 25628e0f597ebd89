import type { Row } from '@/lib/archive/block/block';
import type { Appended, Page } from '@/lib/archive/contract';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import { differenceOf } from './entry-difference';

export interface TakenPage {
  readonly outcome: Omit<Appended, 'record'>;
  /** What is to be written. */
  readonly rows: readonly Row[];
}

/**
 * What a page brings beyond `held`, entry by entry in its order: a uuid that comes twice in one page is treated as if
 * it came in two.
 */
export function takePage({ entries, seenAt, newFrom, lateBefore }: Page, held: ReadonlyMap<string, Row>): TakenPage {
  const written = new Map<string, Row>();
  const added = new Set<string>();
  const changed = new Set<string>();
  let known = 0;

  for (const entry of entries) {
    const before = written.get(entry.uuid) ?? held.get(entry.uuid);
    if (before === undefined) {
      added.add(entry.uuid);
      const fresh = isFresh(entry, newFrom);
      const late = fresh && isBefore(entry, lateBefore) ? ({ arrivedLate: true } as const) : {};
      written.set(entry.uuid, { entry, seen: { firstSeenAt: seenAt, fresh, changed: false, ...late } });
      continue;
    }
    const difference = differenceOf(before.entry, entry);
    if (difference === 'changed') changed.add(entry.uuid);
    else known++;
    if (difference === 'changed') written.set(entry.uuid, { entry, seen: { ...before.seen, changed: true } });
    if (difference === 'richer') written.set(entry.uuid, { entry, seen: before.seen });
  }

  const rows = [...written.values()];
  const entriesIn = (uuids: ReadonlySet<string>) => rows.flatMap(({ entry }) => (uuids.has(entry.uuid) ? entry : []));
  const addedRows = rows.filter(({ entry }) => added.has(entry.uuid));
  return {
    outcome: {
      added: addedRows.map(({ entry }) => entry),
      fresh: addedRows.filter(({ seen }) => seen.fresh).map(({ entry }) => entry),
      changed: entriesIn(changed),
      known,
    },
    rows,
  };
}

/** Where Make's own time of recording is unreadable, it is rather told once too often than missed. */
function isFresh({ createdAt, triggeredAt }: AuditLogEntry, newFrom: number | undefined): boolean {
  return newFrom !== undefined && (createdAt ?? triggeredAt ?? newFrom) >= newFrom;
}

/** Only by Make's own time of recording: nothing else says that it should have been there. */
function isBefore({ createdAt }: AuditLogEntry, moment: number | undefined): boolean {
  return createdAt !== undefined && moment !== undefined && createdAt < moment;
}
