import type { AuditLogEntry } from '../audit-log/entry';
import type { OrganizationRef } from '../audit-log/source';
import { type Block, type BlockIds, type CodedColumn, type VersionTuple, valueAt } from './block';
import { blockAt } from './block-at';
import { type CreatedColumn, createdAt } from './created-column';
import { entryOf, known, readVersion } from './decode-rows';
import { type Shape, shapeOfText } from './entry-shape';
import { createFacets } from './facets';
import { createIndexColumns, type IndexColumns } from './index-columns';
import { findTwins } from './twins';
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
  /** Makes room for so many rows in all. */
  reserve(rows: number): void;
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
    facets: createFacets(columns),

    reserve(rows) {
      columns.reserve(rows);
      uuids.reserve(rows);
    },

    add(added) {
      const start = columns.size;
      for (const { sequence, ids, rows } of added) {
        blocks.push({
          sequence,
          start: columns.size,
          created: copyOfCreated(rows.created),
          versions: copyOfColumn(rows.versions),
          shapes: copyOfColumn({ values: rows.shapes.values.map(shapeOf), ids: rows.shapes.ids }),
          literals: copyOfColumn(rows.literals),
        });
        columns.append(rows);
        uuids.append(ids.uuids);
      }
      findTwins(uuids, start, decide);
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
        targetId: columns.targets.values[columns.target[row] ?? 0],
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
