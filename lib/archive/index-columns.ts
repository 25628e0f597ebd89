import type { Actor, TeamRef } from '../audit-log/entry';
import type { Block, CodedColumn } from './block';
import { blockAt } from './block-at';
import { createDictionary, type Dictionary } from './dictionary';
import { createFoldedTexts } from './folded-texts';
import { grown } from './growable';
import { createUuidTable, type UuidColumn, type UuidTable } from './uuid-table';

export interface LoadedBlock {
  readonly sequence: number;
  /** Its first row in the index. */
  readonly start: number;
  readonly block: Block;
}

/** Everything read of one organization, as columns. Only ever grows: a row keeps its number and its meaning. */
export interface IndexColumns {
  readonly size: number;
  readonly triggeredAt: Float64Array;
  /** Ids into the dictionaries below. */
  readonly event: Uint32Array;
  readonly actor: Uint32Array;
  readonly team: Uint32Array;
  readonly target: Uint32Array;
  readonly events: Dictionary<string>;
  readonly actors: Dictionary<Actor | undefined>;
  readonly teams: Dictionary<TeamRef | undefined>;
  readonly targets: Dictionary<string | undefined>;
  /** By dictionary id, in lower case; empty where there is nothing. */
  readonly actorNames: () => readonly string[];
  readonly actorEmails: () => readonly string[];
  readonly teamNames: () => readonly string[];
  readonly targetIds: () => readonly string[];
  readonly uuids: UuidTable;
  readonly blocks: readonly LoadedBlock[];
  add(sequence: number, ids: UuidColumn, block: Block): void;
  /** A later block holds the same uuid. */
  isReplaced(row: number): boolean;
  blockOf(row: number): LoadedBlock;
}

export function createIndexColumns(): IndexColumns {
  let size = 0;
  let triggeredAt = new Float64Array(256);
  let event = new Uint32Array(256);
  let actor = new Uint32Array(256);
  let team = new Uint32Array(256);
  let target = new Uint32Array(256);
  const events = createDictionary<string>((name) => name);
  const actors = createDictionary<Actor | undefined>(
    (value) => value && JSON.stringify([value.id, value.name, value.email]),
  );
  const teams = createDictionary<TeamRef | undefined>((value) => value && JSON.stringify([value.id, value.name]));
  const targets = createDictionary<string | undefined>((id) => id);
  const uuids = createUuidTable();
  const replaced = new Set<number>();
  const blocks: LoadedBlock[] = [];

  return {
    get size() {
      return size;
    },
    get triggeredAt() {
      return triggeredAt;
    },
    get event() {
      return event;
    },
    get actor() {
      return actor;
    },
    get team() {
      return team;
    },
    get target() {
      return target;
    },
    events,
    actors,
    teams,
    targets,
    actorNames: createFoldedTexts(actors.values, (value) => value?.name),
    actorEmails: createFoldedTexts(actors.values, (value) => value?.email),
    teamNames: createFoldedTexts(teams.values, (value) => value?.name),
    targetIds: createFoldedTexts(targets.values, (id) => id),
    uuids,
    blocks,

    add(sequence, ids, block) {
      const start = size;
      size += block.count;
      triggeredAt = grown(triggeredAt, size, (length) => new Float64Array(length));
      triggeredAt.set(block.triggeredAt, start);
      event = translated(event, start, block.count, block.events, events);
      actor = translated(actor, start, block.count, block.actors, actors);
      team = translated(team, start, block.count, block.teams, teams);
      target = translated(target, start, block.count, block.targets, targets);
      blocks.push({ sequence, start, block });
      uuids.append(ids);
      for (let row = start; row < size; row++) {
        const before = uuids.hold(row);
        if (before === undefined) continue;
        const isOlder = blockAt(blocks, before).sequence > sequence;
        replaced.add(isOlder ? row : before);
        if (isOlder) uuids.hold(before);
      }
    },

    isReplaced: (row) => replaced.has(row),
    blockOf: (row) => blockAt(blocks, row),
  };
}

/** Appends a block's column, its own ids turned into those of the index. */
function translated<Value>(
  column: Uint32Array<ArrayBuffer>,
  start: number,
  count: number,
  { values, ids }: CodedColumn<Value>,
  dictionary: Dictionary<Value>,
): Uint32Array<ArrayBuffer> {
  const translation = Uint32Array.from(values, (value) => dictionary.idOf(value));
  const target = grown(column, start + count, (length) => new Uint32Array(length));
  for (let row = 0; row < count; row++) target[start + row] = translation[ids?.[row] ?? 0] ?? 0;
  return target;
}
