import { folded } from '@/lib/archive/columns/folded-texts';
import type { IndexColumns } from '@/lib/archive/index/index-columns';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogQuery } from '@/lib/audit-log/query';
import { TARGET_KINDS } from '@/lib/audit-log/target';
import type { NamedTarget } from '@/lib/audit-log/target-names';
import { findNamed } from './find-named';

export const TEXT_FIELDS = ['event', 'actor', 'team', 'target'] as const;
type TextField = (typeof TEXT_FIELDS)[number];

/** A bit for each of up to 31 terms: set where a value contains it. */
export interface TextMasks {
  readonly event: Uint32Array;
  readonly actor: Uint32Array;
  readonly team: Uint32Array;
  readonly target: Uint32Array;
  /** Where a name contains a term; most often none does. */
  readonly names: NameMasks | undefined;
  /** The bits of all terms; of these, exactly the `required` must be found in a row's values together. */
  readonly asked: number;
  readonly required: number;
  /** Bits of the terms that any value contains at all, and that any value of a field does. */
  readonly anywhere: number;
  readonly within: Readonly<Record<TextField, number>>;
}

/** Names belong to an id of one kind: `bits[slot[target] + kind[event]]`. */
export interface NameMasks {
  readonly slot: Uint32Array;
  readonly kind: Uint8Array;
  readonly bits: Uint32Array;
}

const TERMS_PER_MASK = 31;
const OTHER_KIND = TARGET_KINDS.length;
const KINDS = TARGET_KINDS.length + 1;

export function textMasks(
  columns: IndexColumns,
  { text }: Pick<AuditLogQuery, 'text'>,
  catalog: EventCatalog,
  names: readonly NamedTarget[],
): readonly TextMasks[] {
  const terms = [
    ...text.include.map((term) => ({ term: folded(term), required: true })),
    ...text.exclude.map((term) => ({ term: folded(term), required: false })),
  ].filter(({ term }) => term.trim() !== '');
  const masks: TextMasks[] = [];
  for (let start = 0; start < terms.length; start += TERMS_PER_MASK) {
    const group = terms.slice(start, start + TERMS_PER_MASK);
    const words = group.map(({ term }) => term);
    const bits = group.map(({ required }, bit) => ({ required, bit: 1 << bit }));
    const fields = {
      event: containing(words, [
        columns.events.values.map(folded),
        columns.events.values.map((name) => folded(catalog.label(name))),
      ]),
      actor: containing(words, [columns.actorNames(), columns.actorEmails()]),
      team: containing(words, [columns.teamNames()]),
      target: targetsContaining(words, columns),
    };
    const named = nameMasks(columns, words, catalog, names);
    const within = {
      event: union(fields.event),
      actor: union(fields.actor),
      team: union(fields.team),
      target: union(fields.target),
    };
    masks.push({
      ...fields,
      names: named,
      asked: bits.reduce((all, { bit }) => all | bit, 0),
      required: bits.reduce((all, { required, bit }) => (required ? all | bit : all), 0),
      anywhere: TEXT_FIELDS.reduce((all, field) => all | within[field], named ? union(named.bits) : 0),
      within,
    });
  }
  return masks;
}

/** For every value, the bits of the words that one of its fields contains. */
function containing(words: readonly string[], fields: readonly (readonly string[])[]): Uint32Array {
  const bits = new Uint32Array(fields[0]?.length ?? 0);
  for (const texts of fields) {
    words.forEach((word, position) => {
      texts.forEach((text, value) => {
        if (text.includes(word)) bits[value] = (bits[value] ?? 0) | (1 << position);
      });
    });
  }
  return bits;
}

function targetsContaining(words: readonly string[], { targets }: IndexColumns): Uint32Array {
  const bits = new Uint32Array(targets.size);
  words.forEach((word, position) => {
    targets.containing(word, (id) => {
      bits[id] = (bits[id] ?? 0) | (1 << position);
    });
  });
  return bits;
}

function nameMasks(
  { events, targets }: IndexColumns,
  words: readonly string[],
  catalog: EventCatalog,
  names: readonly NamedTarget[],
): NameMasks | undefined {
  const found: { readonly target: number; readonly kind: number; readonly bits: number }[] = [];
  words.forEach((word, position) => {
    findNamed(names)(word, ({ kind, id }) => {
      const target = targets.find(id);
      if (target !== undefined) found.push({ target, kind: TARGET_KINDS.indexOf(kind), bits: 1 << position });
    });
  });
  if (found.length === 0) return undefined;
  const slot = new Uint32Array(targets.size);
  // The first slot is that of all ids without such a name.
  const bits = new Uint32Array((found.length + 1) * KINDS);
  found.forEach((one, position) => {
    const own = slot[one.target] || (position + 1) * KINDS;
    slot[one.target] = own;
    bits[own + one.kind] = (bits[own + one.kind] ?? 0) | one.bits;
  });
  const kind = Uint8Array.from(events.values, (name) => {
    const known = catalog.kind(name);
    return known === undefined ? OTHER_KIND : TARGET_KINDS.indexOf(known);
  });
  return { slot, kind, bits };
}

function union(values: Uint32Array): number {
  let all = 0;
  for (let index = 0; index < values.length; index++) all |= values[index] ?? 0;
  return all;
}
