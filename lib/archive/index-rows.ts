import type { AuditLogEntry } from '../audit-log/entry';
import type { OrganizationRef } from '../audit-log/source';
import { type Block, type BlockIds, type CodedColumn, type VersionTuple, valueAt } from './block';
import { blockAt } from './block-at';
import { type CreatedColumn, createdAt } from './created-column';
import { entryOf, known, readVersion } from './decode-rows';
import { type Shape, shapeOfText } from './entry-shape';
import { createFacets } from './facets';
import { createIndexColumns, type IndexColumns } from './index-columns';
import { createTimeOrder } from './time-order';
import { createTwinFinder } from './twins';
import { createUuidRows, type UuidRows } from './uuid-column';

/** What of a block is needed only when an entry is opened. */
interface ColdBlock {
  readonly sequence: number;
  /** Its first row in the index. */
  readonly start: number;
  readonly created: CreatedColumn;
  readonly versions: CodedColumn<VersionTuple | null>;
  readonly shapes: CodedColumn<Shape>;
  readonly literals: CodedColumn<string | null>;
}

export interface ReadBlock {
  readonly sequence: number;
  readonly ids: BlockIds;
  readonly rows: Block;
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
  /** They have been. */
  settle(): void;
  add(blocks: readonly ReadBlock[]): void;
  entry(row: number): AuditLogEntry;
  readonly facets: ReturnType<typeof createFacets>;
}

export function createIndexRows({ organizationId }: OrganizationRef): IndexRows {
  const columns = createIndexColumns();
  const uuids = createUuidRows();
  const replaced = new Set<number>();
  const blocks: ColdBlock[] = [];
  const shapes = new Map<string, Shape>();
  const twins = createTwinFinder(uuids, decide);
  const runs: number[] = [];
  const compare = createTimeOrder(() => columns.triggeredAt, uuids);

  function shapeOf(text: string): Shape {
    const known = shapes.get(text);
    if (known) return known;
    const shape = shapeOfText(text);
    shapes.set(text, shape);
    return shape;
  }

  /** Where two blocks hold the same uuid, the one with the higher sequence is right. */
  function decide(a: number, b: number): number {
    const isFirst = blockAt(blocks, a).sequence > blockAt(blocks, b).sequence;
    replaced.add(isFirst ? b : a);
    return isFirst ? a : b;
  }

  return {
    columns,
    uuids,
    replaced,
    runs,
    facets: createFacets(columns),
    settle: twins.forget,

    reserve(rows) {
      columns.reserve(rows);
      uuids.reserve(rows);
      // Where few are added to many, it is better to look through those than to remember them all.
      if (rows > columns.size * 2) twins.expect(rows);
    },

    add(added) {
      for (const { sequence, ids, rows } of added) {
        blocks.push({
          sequence,
          start: columns.size,
          created: copyOfCreated(rows.created),
          versions: copyOfColumn(rows.versions),
          shapes: copyOfColumn({ values: rows.shapes.values.map(shapeOf), ids: rows.shapes.ids }),
          literals: copyOfColumn(rows.literals),
        });
        const start = columns.size;
        columns.append(rows);
        uuids.append(ids.uuids);
        for (let row = start; row < columns.size; row++) if (row === start || compare(row - 1, row) > 0) runs.push(row);
      }
      twins.look();
    },

    entry(row) {
      const { start, created, versions, shapes, literals } = blockAt(blocks, row);
      const shape = valueAt(shapes, row - start);
      if (shape === undefined || row >= columns.size) throw new RangeError(`No row ${row}`);
      const triggeredAt = columns.triggeredAt[row] ?? Number.NaN;
      const facts = {
        uuid: uuids.uuid(row),
        organizationId,
        eventName: columns.events.values[columns.event[row] ?? 0] ?? '',
        triggeredAt: known(triggeredAt),
        createdAt: known(createdAt(created, row - start, triggeredAt)),
        team: columns.teams.values[columns.team[row] ?? 0],
        actor: columns.actors.values[columns.actor[row] ?? 0],
        targetId: columns.targets.text(columns.target[row] ?? 0),
        version: readVersion(valueAt(versions, row - start)),
      };
      return entryOf(facts, shape, valueAt(literals, row - start));
    },
  };
}

/** Columns of a block are views into all of its bytes, which must not stay for these few. */
function copyOfColumn<Value>({ values, ids }: CodedColumn<Value>): CodedColumn<Value> {
  return { values, ids: ids?.slice() };
}

function copyOfCreated({ delays, rows, times }: CreatedColumn): CreatedColumn {
  return { delays: delays?.slice(), rows: rows.slice(), times: times.slice() };
}
