import type { ActorTuple, Block, CodedColumn, SeenTuple, TeamTuple, VersionTuple } from '@/lib/archive/block/block';
import { packIds } from '@/lib/archive/block/block-ids';
import { aligned, partReader } from '@/lib/archive/block/byte-parts';
import type { StoredField, StoredShape } from '@/lib/archive/block/entry-shape';
import { jsonOfText, textOfJson } from '@/lib/archive/block/exact-json';
import { packBlock } from '@/lib/archive/block/pack-block';
import type { Bytes } from '@/lib/archive/block-store';
import { createPlainCoder, narrowed } from '@/lib/archive/columns/coder';
import { packCreated } from '@/lib/archive/columns/created-column';
import { idWidth } from '@/lib/archive/columns/dictionary';
import { UUID_WORDS } from '@/lib/archive/columns/uuid';
import type { JsonValue } from '@/lib/json';
import type { FormatStep } from './format-step';

/**
 * In format 1 the header stood right behind its length, times took 8 bytes and delays 4, and what followed from no fact
 * stood in the shape itself.
 */
export const FROM_FORMAT_1: FormatStep = {
  ids(bytes) {
    const { header, start } = headerOf<{ count: number; odd: [number, string][] }>(bytes);
    const words = partReader(bytes, start).uint32(header.count * UUID_WORDS);
    return packIds({ uuids: { count: header.count, words, odd: new Map(header.odd) }, merged: [] });
  },
  rows: (bytes) => packBlock(blockOf(bytes)),
};

interface Header {
  readonly count: number;
  readonly created: 'delay' | 'time';
  readonly events: readonly string[];
  readonly actors: readonly (ActorTuple | null)[];
  readonly teams: readonly (TeamTuple | null)[];
  readonly targets: readonly (string | null)[];
  readonly versions: readonly (VersionTuple | null)[];
  readonly shapes: readonly OldShape[];
  readonly seen: readonly SeenTuple[];
}

type OldShape = readonly OldField[];
type OldField = readonly [key: string, form: string, rest?: JsonValue | OldShape];

function blockOf(bytes: Bytes): Block {
  const { header, start } = headerOf<Header>(bytes);
  const { count } = header;
  const read = partReader(bytes, start);
  const triggeredAt = read.float64(count);
  const isDelay = header.created === 'delay';
  const created = isDelay ? new Int32Array(read.uint32(count)) : read.float64(count);
  const createdAt = Float64Array.from(created, (time, row) => (isDelay ? (triggeredAt[row] ?? 0) + time : time));
  const coded = <Value>(values: readonly Value[]): CodedColumn<Value> => {
    switch (idWidth(values.length)) {
      case 0:
        return { values, ids: undefined };
      case 1:
        return { values, ids: read.uint8(count) };
      case 2:
        return { values, ids: read.uint16(count) };
      case 4:
        return { values, ids: read.uint32(count) };
    }
  };
  const facts = {
    events: coded(header.events),
    actors: coded(header.actors),
    teams: coded(header.teams),
    targets: coded(header.targets),
    versions: coded(header.versions),
  };
  const { shapes, literals } = split(coded(header.shapes), count);
  const seen = coded(header.seen);
  return { count, triggeredAt, created: packCreated(createdAt, triggeredAt), ...facts, shapes, literals, seen };
}

/** Shapes and literals apart. */
function split({ values, ids }: CodedColumn<OldShape>, count: number): Pick<Block, 'shapes' | 'literals'> {
  const shapes = createPlainCoder<string>();
  const literals = createPlainCoder<string | null>();
  const parts = values.map((shape) => {
    const found: JsonValue[] = [];
    const stored = withoutLiterals(shape, found);
    return [shapes.idOf(JSON.stringify(stored)), literals.idOf(found.length > 0 ? textOfJson(found) : null)] as const;
  });
  const idsOf = (part: 0 | 1) =>
    Uint32Array.from({ length: count }, (_value, row) => parts[ids?.[row] ?? 0]?.[part] ?? 0);
  return {
    shapes: { values: shapes.values, ids: narrowed(idsOf(0), shapes.values.length) },
    literals: { values: literals.values, ids: narrowed(idsOf(1), literals.values.length) },
  };
}

function withoutLiterals(shape: OldShape, literals: JsonValue[]): StoredShape {
  return shape.map(([key, form, rest]): StoredField => {
    if (form === '{' && isShape(rest)) return [key, form, withoutLiterals(rest, literals)];
    if (form === '=' && rest !== undefined && !isShape(rest)) literals.push(rest);
    if (form === '~' && typeof rest === 'string') literals.push(jsonOfText(rest));
    return [key, form === '~' ? '=' : form];
  });
}

/** A literal of format 1 is never a list: what is no plain value was written as text. */
function isShape(rest: OldField[2]): rest is OldShape {
  return Array.isArray(rest);
}

function headerOf<Parsed>(bytes: Bytes): { readonly header: Parsed; readonly start: number } {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const header: Parsed = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  return { header, start: aligned(4 + length) };
}
