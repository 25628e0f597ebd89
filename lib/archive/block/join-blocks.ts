import { type Coder, createCoder, createPlainCoder, narrowed } from '@/lib/archive/columns/coder';
import { createdAt, packCreated } from '@/lib/archive/columns/created-column';
import { sortRows } from '@/lib/archive/columns/sort-rows';
import { createTimeOrder } from '@/lib/archive/columns/time-order';
import { UUID_WORDS } from '@/lib/archive/columns/uuid';
import { createUuidRows, type UuidColumn } from '@/lib/archive/columns/uuid-column';
import type { Block, CodedColumn } from './block';
import { ACTORS, SEEN, TEAMS, VERSIONS } from './block-codings';
import { cut, FULL_BLOCK, type PlainBlock } from './plain-block';

/** A block and which of its rows are wanted. */
export interface Share {
  readonly block: PlainBlock;
  /** Rising. */
  readonly rows: Uint32Array;
}

/**
 * The wanted rows of several blocks, newest first, in blocks of `size` rows; `first` rows, where that is not 0, are a
 * block of their own. Column by column: no entry is put together, so nothing can be lost of one. `merged` is theirs.
 */
export function joinBlocks(
  shares: readonly Share[],
  merged: readonly number[],
  size = FULL_BLOCK,
  first = 0,
): readonly PlainBlock[] {
  const sources = sourcesOf(shares);
  const order = sortRows(
    sources.wanted,
    createTimeOrder(() => sources.times, sources.uuids),
  );
  return cut(order.length, size, first).map(([start, end]) => {
    const rows = order.subarray(start, end);
    return { ids: { uuids: uuidsOf(sources, rows), merged }, rows: gathered(shares, sources, rows) };
  });
}

/** All rows of all shares, numbered one after the other. */
type Sources = ReturnType<typeof sourcesOf>;

function sourcesOf(shares: readonly Share[]) {
  const total = shares.reduce((sum, { block }) => sum + block.rows.count, 0);
  const wanted = new Uint32Array(shares.reduce((sum, { rows }) => sum + rows.length, 0));
  const times = new Float64Array(total);
  const shareOf = new Uint32Array(total);
  const uuids = createUuidRows();
  const starts: number[] = [];
  uuids.reserve(total);
  let start = 0;
  let next = 0;
  shares.forEach(({ block, rows }, index) => {
    starts.push(start);
    times.set(block.rows.triggeredAt, start);
    shareOf.fill(index, start, start + block.rows.count);
    uuids.append(block.ids.uuids);
    for (const row of rows) wanted[next++] = start + row;
    start += block.rows.count;
  });
  return { wanted, times, shareOf, starts, uuids };
}

function uuidsOf({ uuids }: Sources, rows: Uint32Array): UuidColumn {
  const words = new Uint32Array(rows.length * UUID_WORDS);
  const odd = new Map<number, string>();
  rows.forEach((row, index) => {
    for (let word = 0; word < UUID_WORDS; word++) {
      words[index * UUID_WORDS + word] = uuids.words[row * UUID_WORDS + word] ?? 0;
    }
    const text = uuids.odd.get(row);
    if (text !== undefined) odd.set(index, text);
  });
  return { count: rows.length, words, odd };
}

function gathered(shares: readonly Share[], { times, shareOf, starts }: Sources, rows: Uint32Array): Block {
  const triggeredAt = new Float64Array(rows.length);
  const created = new Float64Array(rows.length);
  rows.forEach((row, index) => {
    const share = shareOf[row] ?? 0;
    const source = shares[share]?.block.rows;
    const time = times[row] ?? Number.NaN;
    triggeredAt[index] = time;
    created[index] = source ? createdAt(source.created, row - (starts[share] ?? 0), time) : Number.NaN;
  });

  function column<Value>(read: (block: Block) => CodedColumn<Value>, coder: Coder<Value>): CodedColumn<Value> {
    const columns = shares.map(({ block }) => read(block.rows));
    // A value nobody refers to any more is left behind.
    const translations = columns.map(({ values }) => new Int32Array(values.length).fill(-1));
    const ids = new Uint32Array(rows.length);
    rows.forEach((row, index) => {
      const share = shareOf[row] ?? 0;
      const { values, ids: own } = columns[share] ?? { values: [], ids: undefined };
      const id = own === undefined ? 0 : (own[row - (starts[share] ?? 0)] ?? 0);
      const known = translations[share]?.[id] ?? -1;
      const value = values[id];
      if (known >= 0) ids[index] = known;
      else if (value !== undefined) ids[index] = coder.idOf(value);
      const translation = translations[share];
      if (translation) translation[id] = ids[index] ?? 0;
    });
    return { values: coder.values, ids: narrowed(ids, coder.values.length) };
  }

  return {
    count: rows.length,
    triggeredAt,
    created: packCreated(created, triggeredAt),
    events: column(({ events }) => events, createPlainCoder()),
    actors: column(({ actors }) => actors, createCoder(ACTORS)),
    teams: column(({ teams }) => teams, createCoder(TEAMS)),
    targets: column(({ targets }) => targets, createPlainCoder()),
    versions: column(({ versions }) => versions, createCoder(VERSIONS)),
    shapes: column(({ shapes }) => shapes, createPlainCoder()),
    literals: column(({ literals }) => literals, createPlainCoder()),
    seen: column(({ seen }) => seen, createCoder(SEEN)),
  };
}
