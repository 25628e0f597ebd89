import type { ActorTuple, Block, CodedColumn, SeenTuple, TeamTuple, VersionTuple } from './block';
import type { Bytes } from './block-store';
import { type PartReader, packParts, unpackParts } from './byte-parts';
import { type IdColumn, idWidth } from './dictionary';
import type { TargetValue } from './target-value';
import { packTimes, type TimeScale, unpackTimes } from './time-column';

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
  readonly versions: readonly (VersionTuple | null)[];
  readonly shapes: readonly string[];
  readonly literals: readonly (string | null)[];
  readonly seen: readonly SeenTuple[];
}

export function packBlock(block: Block): Bytes {
  const { created, events, actors, teams, targets, versions, shapes, literals, seen } = block;
  const { scale, column } = packTimes(block.triggeredAt);
  const header: BlockHeader = {
    count: block.count,
    triggered: scale,
    exceptions: created.delays ? created.rows.length : -1,
    events: events.values,
    actors: actors.values,
    teams: teams.values,
    targets: targets.values,
    versions: versions.values,
    shapes: shapes.values,
    literals: literals.values,
    seen: seen.values,
  };
  const coded = [events, actors, teams, targets, versions, shapes, literals, seen].flatMap(({ ids }) => ids ?? []);
  const delays = created.delays ? [created.delays, created.rows] : [];
  return packParts(header, [column, ...delays, created.times, ...coded]);
}

/** Columns are views into `bytes`: what is to stay must be copied. */
export function unpackBlock(bytes: Bytes): Block {
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
  return {
    count,
    triggeredAt,
    created,
    events: coded(header.events),
    actors: coded(header.actors),
    teams: coded(header.teams),
    targets: coded(header.targets),
    versions: coded(header.versions),
    shapes: coded(header.shapes),
    literals: coded(header.literals),
    seen: coded(header.seen),
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
