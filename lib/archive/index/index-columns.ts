import type { Block, Seen, SeenTuple } from '@/lib/archive/block/block';
import { ACTORS, SEEN, TEAMS } from '@/lib/archive/block/block-codings';
import { readActor, readSeen, readTeam } from '@/lib/archive/block/decode-rows';
import { type Coding, createCoder } from '@/lib/archive/columns/coder';
import { createdAt } from '@/lib/archive/columns/created-column';
import { createDictionary, type Dictionary, type IdColumn } from '@/lib/archive/columns/dictionary';
import { createFoldedTexts } from '@/lib/archive/columns/folded-texts';
import { grown } from '@/lib/archive/columns/growable';
import { widened } from '@/lib/archive/columns/id-column';
import { createTargetDictionary, type TargetDictionary } from '@/lib/archive/columns/target-dictionary';
import { type Actor, lateBy, type TeamRef } from '@/lib/audit-log/entry';

/** What we know of an entry beside what Make says. */
export interface Mark extends Seen {
  /** Recorded an hour or more after it happened. */
  readonly late: boolean;
}

/**
 * Everything that can be asked of rows, as columns. Only ever grows: a row keeps its number and its meaning. The
 * arrays themselves are replaced as they grow, and an id column is as wide as its dictionary needs it to be.
 */
export interface IndexColumns {
  readonly size: number;
  readonly triggeredAt: Float64Array<ArrayBuffer>;
  /** Ids into the dictionaries below. */
  readonly event: IdColumn;
  readonly actor: IdColumn;
  readonly team: IdColumn;
  readonly target: IdColumn;
  readonly mark: IdColumn;
  readonly events: Dictionary<string>;
  readonly actors: Values<Actor | undefined>;
  readonly teams: Values<TeamRef | undefined>;
  readonly targets: TargetDictionary;
  readonly marks: Values<Mark>;
  /** By dictionary id, in lower case; empty where there is nothing. */
  readonly actorNames: () => readonly string[];
  readonly actorEmails: () => readonly string[];
  readonly teamNames: () => readonly string[];
}

/** Different ones, by id. */
export interface Values<Value> {
  readonly values: readonly Value[];
}

export interface GrowingColumns extends IndexColumns {
  /** Makes room for so many rows in all. */
  reserve(rows: number): void;
  append(block: Block): void;
}

export function createIndexColumns(): GrowingColumns {
  let size = 0;
  let room = 0;
  let triggeredAt = new Float64Array();
  let event: IdColumn = new Uint8Array();
  let actor: IdColumn = new Uint8Array();
  let team: IdColumn = new Uint8Array();
  let target: IdColumn = new Uint8Array();
  let mark: IdColumn = new Uint8Array();
  const events = createDictionary<string>((name) => name);
  const actors = createValues(ACTORS, readActor);
  const teams = createValues(TEAMS, readTeam);
  const targets = createTargetDictionary();
  const marks = createMarks();

  function reserve(rows: number): void {
    if (rows <= room) return;
    triggeredAt = grown(triggeredAt, rows, (length) => new Float64Array(length));
    room = triggeredAt.length;
    event = widened(event, room, 0);
    actor = widened(actor, room, 0);
    team = widened(team, room, 0);
    target = widened(target, room, 0);
    mark = widened(mark, room, 0);
  }

  /** Appends ids of a block's column, turned into those of the index. */
  function append(column: IdColumn, ids: IdColumn | undefined, translation: Uint32Array, count: number): IdColumn {
    const wide = widened(column, room, largestOf(translation));
    if (ids === undefined) wide.fill(translation[0] ?? 0, size, size + count);
    else wide.set(translated(ids.subarray(0, count), translation), size);
    return wide;
  }

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
    get mark() {
      return mark;
    },
    events,
    actors,
    teams,
    targets,
    marks,
    actorNames: createFoldedTexts(actors.values, (value) => value?.name),
    actorEmails: createFoldedTexts(actors.values, (value) => value?.email),
    teamNames: createFoldedTexts(teams.values, (value) => value?.name),
    reserve,

    append(block) {
      const { count } = block;
      reserve(size + count);
      triggeredAt.set(block.triggeredAt, size);
      event = append(event, block.events.ids, idsOf(block.events.values, events.idOf), count);
      actor = append(actor, block.actors.ids, idsOf(block.actors.values, actors.idOf), count);
      team = append(team, block.teams.ids, idsOf(block.teams.values, teams.idOf), count);
      target = append(target, block.targets.ids, idsOf(block.targets.values, targets.idOf), count);
      const { inTime, late } = marks.translationsOf(block.seen.values);
      mark = append(mark, block.seen.ids, Uint32Array.from(inTime), count);
      for (const row of lateRows(block)) {
        const id = late(block.seen.ids?.[row] ?? 0);
        mark = widened(mark, room, id);
        mark[size + row] = id;
      }
      size += count;
    },
  };
}

/** A dictionary of what tuples stand for. */
function createValues<Tuple, Value>(coding: Coding<Tuple>, read: (tuple: Tuple) => Value) {
  const coder = createCoder(coding);
  const values: Value[] = [];
  return {
    values,
    idOf(tuple: Tuple): number {
      const id = coder.idOf(tuple);
      if (id === values.length) values.push(read(tuple));
      return id;
    },
  };
}

function createMarks() {
  const inTime = createValues(SEEN, readSeen);
  const values: Mark[] = [];
  /** By id of `inTime`, the marks of those that came in time and of those that came late. */
  const ids = new Map<number, number>();
  const idOf = (seen: number, late: boolean): number => {
    const key = seen * 2 + (late ? 1 : 0);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const value = inTime.values[seen];
    if (value === undefined) throw new RangeError(`No mark ${seen}`);
    const id = values.push({ ...value, late }) - 1;
    ids.set(key, id);
    return id;
  };

  return {
    values,
    /** What the ids of a block's `seen` stand for, in rows that came in time and in rows that came late. */
    translationsOf(tuples: readonly SeenTuple[]) {
      const own = tuples.map(inTime.idOf);
      return { inTime: own.map((id) => idOf(id, false)), late: (id: number) => idOf(own[id] ?? 0, true) };
    },
  };
}

/** The rows that Make recorded late. */
function lateRows({ count, created, triggeredAt }: Block): readonly number[] {
  // A delay that is written as one is shorter than two minutes.
  const candidates = created.delays ? created.rows : Uint32Array.from({ length: count }, (_value, row) => row);
  const late: number[] = [];
  for (const row of candidates) {
    const time = triggeredAt[row] ?? Number.NaN;
    if (lateBy({ triggeredAt: time, createdAt: createdAt(created, row, time) }) !== undefined) late.push(row);
  }
  return late;
}

/** `Uint32Array.from` takes several times as long. */
function idsOf<Value>(values: readonly Value[], idOf: (value: Value) => number): Uint32Array {
  const ids = new Uint32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value !== undefined) ids[index] = idOf(value);
  }
  return ids;
}

/** Widths are changed by the engine's own copying; a loop over arrays of several kinds takes many times as long. */
function translated(ids: IdColumn, translation: Uint32Array): Uint32Array {
  const all = new Uint32Array(ids);
  for (let row = 0; row < all.length; row++) all[row] = translation[all[row] ?? 0] ?? 0;
  return all;
}

function largestOf(ids: Uint32Array): number {
  let largest = 0;
  for (let index = 0; index < ids.length; index++) largest = Math.max(largest, ids[index] ?? 0);
  return largest;
}
