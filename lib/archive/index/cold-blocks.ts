import { type CodedColumn, valueAt } from '@/lib/archive/block/block';
import { type ColdValues, readColdValues } from '@/lib/archive/block/cold-values';
import { type Shape, shapeOfText } from '@/lib/archive/block/entry-shape';
import type { StoredBlock } from '@/lib/archive/block/pack-block';
import type { Bytes } from '@/lib/archive/block-store';
import { type CreatedColumn, createdAt } from '@/lib/archive/columns/created-column';
import type { IdColumn } from '@/lib/archive/columns/dictionary';
import { blockAt } from './block-at';

/** What of a block is needed only when one of its entries is put together. */
interface ColdBlock {
  readonly sequence: number;
  /** Its first row in the index. */
  readonly start: number;
  readonly created: CreatedColumn;
  readonly ids: Readonly<Record<keyof ColdValues, IdColumn | undefined>>;
  readonly values: Bytes;
}

/** The cold parts of the blocks of an index, one after the other. */
export interface ColdBlocks {
  add(sequence: number, start: number, block: StoredBlock): void;
  sequenceOf(row: number): number;
  /** Throws where there is no such row. */
  row(row: number, triggeredAt: number): ColdRow;
}

export interface ColdRow {
  /** ms since the epoch, `NaN` if unreadable. */
  readonly createdAt: number;
  readonly shape: Shape;
  readonly version: ColdValues['versions'][number] | undefined;
  readonly literals: string | null | undefined;
}

/** Blocks whose values are kept at hand: what is looked at next is most often of the same. */
const MOST_AT_HAND = 8;

export function createColdBlocks(): ColdBlocks {
  const blocks: ColdBlock[] = [];
  const shapes = new Map<string, Shape>();
  /** The one used last is the last. */
  const atHand = new Map<ColdBlock, ColdValues>();

  function shapeOf(text: string): Shape {
    const known = shapes.get(text);
    if (known) return known;
    const shape = shapeOfText(text);
    shapes.set(text, shape);
    return shape;
  }

  function valuesOf(block: ColdBlock): ColdValues {
    const values = atHand.get(block) ?? readColdValues(block.values);
    atHand.delete(block);
    atHand.set(block, values);
    const [oldest] = atHand.keys();
    if (atHand.size > MOST_AT_HAND && oldest) atHand.delete(oldest);
    return values;
  }

  return {
    /** Views into all bytes of the block, which must not stay for these few. */
    add(sequence, start, { created, versions, shapes: forms, literals, cold }) {
      const ids = { versions: versions.ids?.slice(), shapes: forms.ids?.slice(), literals: literals.ids?.slice() };
      const { delays, rows, times } = created;
      const own = { delays: delays?.slice(), rows: rows.slice(), times: times.slice() };
      blocks.push({ sequence, start, created: own, ids, values: cold.slice() });
    },

    sequenceOf: (row) => blockAt(blocks, row).sequence,

    row(row, triggeredAt) {
      const block = blockAt(blocks, row);
      const values = valuesOf(block);
      const at = row - block.start;
      const read = <Name extends keyof ColdValues>(name: Name): ColdValues[Name][number] | undefined => {
        const column: CodedColumn<ColdValues[Name][number]> = { values: values[name], ids: block.ids[name] };
        return valueAt(column, at);
      };
      const text = read('shapes');
      if (text === undefined) throw new RangeError(`No row ${row}`);
      return {
        createdAt: createdAt(block.created, at, triggeredAt),
        shape: shapeOf(text),
        version: read('versions'),
        literals: read('literals'),
      };
    },
  };
}
