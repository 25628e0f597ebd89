import type { EventCatalog } from '../audit-log/events';
import type { AuditLogQuery, Terms } from '../audit-log/query';
import type { AuditLogSource } from '../audit-log/source';
import { TARGET_KINDS, type Target } from '../audit-log/target';
import { folded } from './folded-texts';
import type { IndexColumns } from './index-columns';

/** One answer for every value of a dictionary: 1 passes. `undefined`: nothing was asked of it. */
export type Mask = Uint8Array | undefined;

/** Bits of `TARGET_KINDS`: an id of a target counts only together with the kind its event tells. */
export interface TargetMasks {
  readonly kindOfEvent: Uint32Array;
  readonly include: Uint32Array | undefined;
  readonly exclude: Uint32Array | undefined;
}

/** A bit for each of up to 31 terms: set where a value contains it. */
export interface TextMasks {
  readonly event: Uint32Array;
  readonly actor: Uint32Array;
  readonly team: Uint32Array;
  readonly target: Uint32Array;
  /** The bits of all terms; of these, exactly the `required` must be found in a row's values together. */
  readonly asked: number;
  readonly required: number;
  /** Bits of the terms that any value contains at all. */
  readonly anywhere: number;
}

export function eventMask({ events }: IndexColumns, { event }: AuditLogQuery): Mask {
  return maskOf(events.values, event, (name) => name);
}

export function actorMask({ actors }: IndexColumns, { actor }: AuditLogQuery): Mask {
  return maskOf(actors.values, actor, (value) => value?.id);
}

/** The query's teams, and for a team's source that team alone. */
export function teamMask({ teams }: IndexColumns, { team }: AuditLogQuery, source: AuditLogSource): Mask {
  const asked = maskOf(teams.values, team, (value) => value?.id);
  if (source.type === 'organization') return asked;
  return Uint8Array.from(teams.values, (value, id) => (value?.id === source.teamId ? (asked?.[id] ?? 1) : 0));
}

function maskOf<Value, Term>(
  values: readonly Value[],
  { include, exclude }: Terms<Term>,
  termOf: (value: Value) => Term | undefined,
): Mask {
  if (include.length === 0 && exclude.length === 0) return undefined;
  const included = new Set<Term | undefined>(include);
  const excluded = new Set<Term | undefined>(exclude);
  return Uint8Array.from(values, (value) => {
    const term = termOf(value);
    if (term === undefined) return include.length === 0 ? 1 : 0;
    return (include.length === 0 || included.has(term)) && !excluded.has(term) ? 1 : 0;
  });
}

export function targetMasks(
  { events, targets }: IndexColumns,
  { target: { include, exclude } }: AuditLogQuery,
  catalog: EventCatalog,
): TargetMasks | undefined {
  if (include.length === 0 && exclude.length === 0) return undefined;
  const bitsOf = (terms: readonly Target[]): Uint32Array | undefined => {
    if (terms.length === 0) return undefined;
    const bits = new Uint32Array(targets.values.length);
    for (const { kind, id } of terms) {
      const target = targets.find(id);
      if (target !== undefined) bits[target] = (bits[target] ?? 0) | kindBit(kind);
    }
    return bits;
  };
  return {
    kindOfEvent: Uint32Array.from(events.values, (name) => kindBit(catalog.kind(name))),
    include: bitsOf(include),
    exclude: bitsOf(exclude),
  };
}

function kindBit(kind: Target['kind'] | undefined): number {
  return kind === undefined ? 0 : 1 << TARGET_KINDS.indexOf(kind);
}

const TERMS_PER_MASK = 31;

export function textMasks(columns: IndexColumns, { text }: AuditLogQuery, catalog: EventCatalog): readonly TextMasks[] {
  const terms = [
    ...text.include.map((term) => ({ term: folded(term), required: true })),
    ...text.exclude.map((term) => ({ term: folded(term), required: false })),
  ].filter(({ term }) => term.trim() !== '');
  const masks: TextMasks[] = [];
  for (let start = 0; start < terms.length; start += TERMS_PER_MASK) {
    const group = terms.slice(start, start + TERMS_PER_MASK);
    const bitsOf = (...fields: readonly (readonly string[])[]): Uint32Array => containing(fields, group);
    const bits = group.map(({ required }, bit) => ({ required, bit: 1 << bit }));
    const fields = {
      event: bitsOf(
        columns.events.values.map(folded),
        columns.events.values.map((name) => folded(catalog.label(name))),
      ),
      actor: bitsOf(columns.actorNames(), columns.actorEmails()),
      team: bitsOf(columns.teamNames()),
      target: bitsOf(columns.targetIds()),
    };
    masks.push({
      ...fields,
      asked: bits.reduce((all, { bit }) => all | bit, 0),
      required: bits.reduce((all, { required, bit }) => (required ? all | bit : all), 0),
      anywhere: Object.values(fields).reduce((all, values) => values.reduce((union, bit) => union | bit, all), 0),
    });
  }
  return masks;
}

/** For every value, the bits of the terms that one of its fields contains. */
function containing(fields: readonly (readonly string[])[], terms: readonly { readonly term: string }[]): Uint32Array {
  const bits = new Uint32Array(fields[0]?.length ?? 0);
  for (const texts of fields) {
    terms.forEach(({ term }, position) => {
      texts.forEach((text, value) => {
        if (text.includes(term)) bits[value] = (bits[value] ?? 0) | (1 << position);
      });
    });
  }
  return bits;
}
