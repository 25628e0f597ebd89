import type { BlockIds } from '@/lib/archive/block/block';
import { entryOf, known, readVersion } from '@/lib/archive/block/decode-rows';
import type { StoredBlock } from '@/lib/archive/block/pack-block';
import { createTimeOrder } from '@/lib/archive/columns/time-order';
import { createUuidRows, type UuidRows } from '@/lib/archive/columns/uuid-column';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { OrganizationRef } from '@/lib/audit-log/source';
import { createColdBlocks } from './cold-blocks';
import { createFacets } from './facets';
import { createIndexColumns, type IndexColumns } from './index-columns';
import { createTwinFinder } from './twins';

export interface ReadBlock {
  readonly sequence: number;
  readonly ids: BlockIds;
  readonly rows: StoredBlock;
}

/** Everything read of one organization: the columns, and enough to give back every entry. Only ever grows. */
export interface IndexRows {
  readonly columns: IndexColumns;
  readonly uuids: UuidRows;
  /** Rows in the place of which another has come. */
  readonly replaced: ReadonlySet<number>;
  /** Rows that begin a run of rows that are in the order of time; blocks are, so they are few. */
  readonly runs: readonly number[];
  /** So many rows in all are about to be added. */
  reserve(rows: number): void;
  /** Finds out which rows are replaced, once some were added; step by step, between which a page may go on. */
  settle(): Iterable<unknown>;
  add(blocks: readonly ReadBlock[]): void;
  entry(row: number): AuditLogEntry;
  readonly facets: ReturnType<typeof createFacets>;
}

export function createIndexRows({ organizationId }: OrganizationRef): IndexRows {
  const columns = createIndexColumns();
  const uuids = createUuidRows();
  const replaced = new Set<number>();
  const blocks = createColdBlocks();
  const twins = createTwinFinder(uuids, decide);
  const runs: number[] = [];
  const compare = createTimeOrder(() => columns.triggeredAt, uuids);

  /** Where two blocks hold the same uuid, the one with the higher sequence is right. */
  function decide(a: number, b: number): number {
    const isFirst = blocks.sequenceOf(a) > blocks.sequenceOf(b);
    replaced.add(isFirst ? b : a);
    return isFirst ? a : b;
  }

  function takeRuns(start: number): void {
    const { triggeredAt, size } = columns;
    for (let row = start; row < size; row++) {
      const isLater = (triggeredAt[row - 1] ?? Number.NaN) > (triggeredAt[row] ?? Number.NaN);
      // What is told by the time alone, nearly all, need not be looked at further.
      if (row === 0 || (!isLater && compare(row - 1, row) > 0)) runs.push(row);
    }
  }

  return {
    columns,
    uuids,
    replaced,
    runs,
    facets: createFacets(columns),
    settle: twins.look,

    reserve(rows) {
      columns.reserve(rows);
      uuids.reserve(rows);
    },

    add(added) {
      for (const { sequence, ids, rows } of added) {
        const start = columns.size;
        blocks.add(sequence, start, rows);
        columns.append(rows);
        uuids.append(ids.uuids);
        takeRuns(start);
      }
    },

    entry(row) {
      if (row >= columns.size) throw new RangeError(`No row ${row}`);
      const triggeredAt = columns.triggeredAt[row] ?? Number.NaN;
      const { createdAt, shape, version, literals } = blocks.row(row, triggeredAt);
      const facts = {
        uuid: uuids.uuid(row),
        organizationId,
        eventName: columns.events.values[columns.event[row] ?? 0] ?? '',
        triggeredAt: known(triggeredAt),
        createdAt: known(createdAt),
        team: columns.teams.values[columns.team[row] ?? 0],
        actor: columns.actors.values[columns.actor[row] ?? 0],
        targetId: columns.targets.text(columns.target[row] ?? 0),
        version: readVersion(version),
      };
      return entryOf(facts, shape, literals);
    },
  };
}
