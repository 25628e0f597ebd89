import type { Bytes } from '@/lib/archive/block-store';
import { type IdColumn, idWidth } from '@/lib/archive/columns/dictionary';
import type { TargetValue } from '@/lib/archive/columns/target-value';
import { packTimes, type TimeScale, unpackTimes } from '@/lib/archive/columns/time-column';
import type { ActorTuple, Block, CodedColumn, SeenTuple, TeamTuple } from './block';
import { type PartReader, packParts, unpackParts } from './byte-parts';
import { lazyColdValues, packColdValues } from './cold-values';

/**
 * How the rows of a block begin. All values they refer to are in the block itself: a damaged one takes nothing with it.
 */
interface BlockHeader {
  readonly count: number;
  readonly triggered: TimeScale;
  /** Rows whose time of recording stands beside the delays; -1: all, and there are no delays. */
  readonly exceptions: number;
  readonly events: readonly string[];
  readonly actors: readonly (ActorTuple | null)[];
  readonly teams: readonly (TeamTuple | null)[];
  readonly targets: readonly TargetValue[];
  readonly seen: readonly SeenTuple[];
  /** How many bytes the other values take, behind the columns, and how many they are. */
  readonly cold: number;
  readonly versions: number;
  readonly shapes: number;
  readonly literals: number;
}

/** A block as it was stored. */
export interface StoredBlock extends Block {
  /** See `cold-values`; a view, like the columns. */
  readonly cold: Bytes;
}

export function packBlock(block: Block): Bytes {
  const { created, events, actors, teams, targets, versions, shapes, literals, seen } = block;
  const { scale, column } = packTimes(block.triggeredAt);
  const cold = packColdValues(block);
  const header: BlockHeader = {
    count: block.count,
    triggered: scale,
    exceptions: created.delays ? created.rows.length : -1,
    events: events.values,
    actors: actors.values,
    teams: teams.values,
    targets: targets.values,
    seen: seen.values,
    cold: cold.length,
    versions: versions.values.length,
    shapes: shapes.values.length,
    literals: literals.values.length,
  };
  const coded = [events, actors, teams, targets, versions, shapes, literals, seen].flatMap(({ ids }) => ids ?? []);
  const delays = created.delays ? [created.delays, created.rows] : [];
  return packParts(header, [column, ...delays, created.times, ...coded, cold]);
}

/** Columns are views into `bytes`: what is to stay must be copied. */
export function unpackBlock(bytes: Bytes): StoredBlock {
  const { header, read } = unpackParts<BlockHeader>(bytes);
  const { count, triggered, exceptions } = header;
  const triggeredAt = unpackTimes(triggered, triggered.step === 0 ? read.float64(count) : read.uint32(count));
  const hasDelays = exceptions >= 0;
  const created = {
    delays: hasDelays ? read.uint16(count) : undefined,
    rows: hasDelays ? read.uint32(exceptions) : new Uint32Array(),
    times: read.float64(hasDelays ? exceptions : count),
  };
  const coded = <Value>(values: readonly Value[]): CodedColumn<Value> => ({
    values,
    ids: readIds(values.length, count, read),
  });
  const hot = {
    events: coded(header.events),
    actors: coded(header.actors),
    teams: coded(header.teams),
    targets: coded(header.targets),
  };
  const ids = {
    versions: readIds(header.versions, count, read),
    shapes: readIds(header.shapes, count, read),
    literals: readIds(header.literals, count, read),
  };
  const seen = coded(header.seen);
  const cold = read.uint8(header.cold);
  const values = lazyColdValues(cold);
  const coldColumn = <Name extends keyof typeof ids>(name: Name) => ({
    ids: ids[name],
    get values() {
      return values()[name];
    },
  });
  return {
    count,
    triggeredAt,
    created,
    ...hot,
    versions: coldColumn('versions'),
    shapes: coldColumn('shapes'),
    literals: coldColumn('literals'),
    seen,
    cold,
  };
}

function readIds(values: number, count: number, read: PartReader): IdColumn | undefined {
  switch (idWidth(values)) {
    case 0:
      return undefined;
    case 1:
      return read.uint8(count);
    case 2:
      return read.uint16(count);
    case 4:
      return read.uint32(count);
  }
}
