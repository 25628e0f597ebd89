import { folded } from '@/lib/archive/columns/folded-texts';
import type { AuditLogEntry } from '@/lib/audit-log/entry';
import type { EventCatalog } from '@/lib/audit-log/events';
import type { AuditLogQuery } from '@/lib/audit-log/query';
import type { TextRange } from '@/lib/text/visible-text';

/** What words are looked for in. */
type Field = 'event' | 'actor' | 'team' | 'target';

/** Of each field the words, folded as the search folds, that an entry was found by. */
export type Found = Readonly<Record<Field, readonly string[]>>;

/** Words of a query, to be marked where an entry has them. */
export interface Highlights {
  /** `undefined`: there is nothing to mark. */
  readonly in: (entry: Searched) => Found | undefined;
  /** What the entry was found by among texts that are not shown, each once: without it nobody would see why it is there. */
  readonly unseen: (found: Found, shown: Texts, hidden: Texts) => readonly FieldText[];
}

/** Of an entry all that words are looked for in. */
export interface Searched {
  readonly entry: Pick<AuditLogEntry, 'actor' | 'eventName' | 'team' | 'targetId'>;
  readonly events: Pick<EventCatalog, 'label'>;
  /** What its object is and was called. */
  readonly names: readonly string[];
}

export interface FieldText {
  readonly field: Field;
  readonly text: string;
}
type Texts = readonly FieldText[];

const FIELDS = ['event', 'actor', 'team', 'target'] as const satisfies readonly Field[];
/** Nothing that is shown is longer: what comes after it needs no marks. */
const LONGEST = 2000;

export function createHighlights(query: Pick<AuditLogQuery, Field | 'text'>): Highlights | undefined {
  const everywhere = query.text.include.map(folded).filter((word) => word.trim() !== '');
  const words = byField((field) => [...new Set([...everywhere, ...partsOf(query[field].include)])]);
  if (FIELDS.every((field) => words[field].length === 0)) return undefined;
  return {
    in: (searched) => {
      const texts = textsOf(searched);
      const found = byField((field) => words[field].filter((word) => texts[field].some((text) => text.includes(word))));
      return FIELDS.some((field) => found[field].length > 0) ? found : undefined;
    },
    unseen: (found, shown, hidden) => {
      const has = (word: string) => (one: FieldText) =>
        found[one.field].includes(word) && folded(one.text).includes(word);
      const all = new Set(FIELDS.flatMap((field) => found[field]));
      const missing = [...all].filter((word) => !shown.some(has(word)));
      return [...new Set(missing.flatMap((word) => hidden.find(has(word)) ?? []))];
    },
  };
}

/** Where the folded words stand in a text, from its beginning, without overlaps. */
export function rangesOf(text: string, words: readonly string[] | undefined): readonly TextRange[] {
  if (words === undefined || words.length === 0) return [];
  const begin = text.slice(0, LONGEST);
  const low = folded(begin);
  const placeOf = low.length === begin.length ? (at: number) => at : placesIn(begin, low);
  const ranges: { from: number; to: number }[] = [];
  const found = words.flatMap((word) => occurrences(low, word)).sort((a, b) => a.from - b.from);
  for (const { from, to } of found) {
    const last = ranges.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else ranges.push({ from, to });
  }
  return ranges.map(({ from, to }) => ({ from: placeOf(from), to: placeOf(to) })).filter(({ from, to }) => to > from);
}

function occurrences(text: string, word: string): TextRange[] {
  const found: TextRange[] = [];
  if (word === '') return found;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    found.push({ from: at, to: at + word.length });
  }
  return found;
}

/** Folding may make a text longer or shorter: where in the text a place of its folded form is. */
function placesIn(text: string, low: string): (at: number) => number {
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    for (let unit = 0; unit < folded(character).length; unit++) places.push(at);
    at += character.length;
  }
  // A character that folds otherwise beside others: then nothing is known for certain, and nothing is marked.
  if (places.length !== low.length) return () => 0;
  return (place) => places[place] ?? text.length;
}

function textsOf({ entry, events, names }: Searched): Readonly<Record<Field, readonly string[]>> {
  const { actor, eventName, team, targetId } = entry;
  const texts = {
    event: [eventName, events.label(eventName)],
    actor: [actor?.name ?? '', actor?.email ?? ''],
    team: [team?.name ?? ''],
    target: [targetId ?? '', ...names],
  };
  return byField((field) => texts[field].map(folded));
}

function partsOf(terms: readonly unknown[]): readonly string[] {
  return terms.flatMap((term) =>
    typeof term === 'object' && term !== null && 'contains' in term && typeof term.contains === 'string'
      ? folded(term.contains)
      : [],
  );
}

function byField<Value>(ofField: (field: Field) => Value): Readonly<Record<Field, Value>> {
  return { event: ofField('event'), actor: ofField('actor'), team: ofField('team'), target: ofField('target') };
}
