import { type AuditLogQuery, EVERYTHING, type Period, type TermField, type TermTypes } from '../query';
import { TARGET_KINDS } from '../target';
import type { CivilTime } from './civil-time';
import { meantField } from './meant-field';
import { parseMoment } from './moments';
import type { Problem, QueryField, QueryProblem } from './problem';
import { readItems, type TypedItem, type TypedValue } from './read-items';
import { createTermLists, MOST_TEXTS, MOST_VALUES } from './term-lists';
import { READ_TERM, type TypedField } from './terms';

/** Characters; no query that people or clicks build comes near. */
export const LONGEST_QUERY = 100_000;
/** More than anybody reads. */
const MOST_PROBLEMS = 20;

export interface ParsedQuery {
  /** The best reading, whatever the problems. */
  readonly query: AuditLogQuery;
  /** In the order of the text, the first few. */
  readonly problems: readonly QueryProblem[];
  /** `false`: the last good query should stay in force. */
  readonly answerable: boolean;
}

/**
 * Reads what a person types. Total, and linear in the length of the text: nothing typed is ever a pattern.
 *
 *     query   = item (space item)*                    all items must hold
 *     item    = ["-"] (field ":" values | words)      a minus excludes
 *     values  = value ("," value)*                    one of them must hold; a field named again adds to them
 *     value   = atom | "=" atom | kind "/" atom | "none"
 *     atom    = characters without space (in values also without comma) | '"' any characters, quotes doubled '"'
 *
 * | field    | value                                                                                           |
 * | -------- | ----------------------------------------------------------------------------------------------- |
 * | `actor`  | `212` the id; `dana` part of name or e-mail; `="Dana Kim"` all of it; `none` nobody named         |
 * | `event`  | `deleted` part of name or label; `=webhook_created` the event                                    |
 * | `team`   | like `actor`                                                                                    |
 * | `target` | `3000` the id; `scenario/3000` one object; `invoice` part of id or name; `=a1b2` the id; `none`  |
 * | `kind`   | `scenario`, `data-store`, ... (`TARGET_KINDS` or a word for one); `none` for any other           |
 * | `is`     | `new`, `late`, `changed`, `flagged`                                                             |
 * | `after`  | a moment of `parseMoment`, which belongs to the period; not to be excluded, one only             |
 * | `before` | likewise, but the moment itself does not belong to it                                           |
 *
 * Words are looked for in the event's label and name, actor, e-mail, team, target id and names, each in any case; a
 * phrase in quotes as a whole. Letters and a colon make a field, unless `//` follows; quotes make them words.
 */
export function parseQuery(typed: string, time: CivilTime): ParsedQuery {
  const text = typed.slice(0, LONGEST_QUERY);
  const reader = createReader(text.length, time);
  for (const item of readItems(text)) reader.read(item);
  if (typed.length > LONGEST_QUERY) reader.refuse({ from: text.length, to: typed.length });
  return reader.result();
}

interface Place {
  readonly from: number;
  readonly to: number;
}

function createReader(length: number, time: CivilTime) {
  const problems: QueryProblem[] = [];
  const lists = createTermLists();
  let period: Period = {};
  let answerable = true;
  let full = false;

  /** `blocks`: what is meant is anybody's guess. At the end of the text it may only be not finished. */
  function note({ from, to }: Place, blocks: boolean, what: () => Problem): void {
    if (blocks) answerable = false;
    if (problems.length < MOST_PROBLEMS) problems.push({ ...what(), from, to, blocks });
  }

  function add<Field extends TermField>(field: Field, item: TypedItem, term: TermTypes[Field], place: Place): void {
    const taken = lists.add(field, item.negated ? 'exclude' : 'include', term);
    // Told once: what follows is too many as well.
    if (taken === 'taken' || full) return;
    full = true;
    note(place, true, () => ({ kind: taken, limit: taken === 'too-many-texts' ? MOST_TEXTS : MOST_VALUES }));
  }

  function readWords(item: Extract<TypedItem, { type: 'words' | 'unknown-field' }>): void {
    noteOpenQuote(item.value);
    if (item.type === 'unknown-field') {
      note(item, true, () => {
        const meant = meantField(item.name);
        return { kind: 'unknown-field', typed: item.name, ...(meant === undefined ? {} : { meant }) };
      });
    }
    const words = item.type === 'words' ? item.value.text : `${item.name}:${item.value.text}`;
    if (words.trim() !== '') add('text', item, words, item);
  }

  function readTerm<Field extends TypedField>(field: Field, item: TypedItem, value: TypedValue): void {
    noteOpenQuote(value);
    const term = READ_TERM[field](value);
    if (term !== undefined) add(field, item, term, value);
    else if (isBlank(value)) noteEmpty(field, value);
    else if (field === 'is') note(value, true, () => ({ kind: 'unknown-mark', typed: value.text }));
    else note(value, true, () => ({ kind: 'unknown-kind', typed: value.text, meant: kindsLike(value.text) }));
  }

  function readMoment(field: 'after' | 'before', value: TypedValue): void {
    noteOpenQuote(value);
    const moment = value.exact ? undefined : parseMoment(value.text.trim(), time);
    if (moment !== undefined) {
      if (period[field] !== undefined) note(value, false, () => ({ kind: 'repeated', field }));
      period = { ...period, [field]: moment };
    } else if (isBlank(value)) noteEmpty(field, value);
    else note(value, true, () => ({ kind: 'unknown-moment', field, typed: value.text }));
  }

  function noteEmpty(field: QueryField, value: TypedValue): void {
    note(value, value.to < length, () => ({ kind: 'empty-value', field }));
  }

  function noteOpenQuote(value: TypedValue): void {
    if (value.open) note(value, false, () => ({ kind: 'open-quote' }));
  }

  return {
    read(item: TypedItem): void {
      if (item.type === 'nothing') note(item, item.to < length, () => ({ kind: 'nothing-to-exclude' }));
      else if (item.type !== 'field') readWords(item);
      else {
        const { field, values } = item;
        if (field !== 'after' && field !== 'before') for (const value of values) readTerm(field, item, value);
        else if (item.negated) note(item, true, () => ({ kind: 'not-excludable', field }));
        else for (const value of values) readMoment(field, value);
      }
    },
    refuse: (place: Place) => note(place, true, () => ({ kind: 'too-long', limit: LONGEST_QUERY })),
    result: (): ParsedQuery => ({ query: { ...EVERYTHING, ...lists.terms, period }, problems, answerable }),
  };
}

function isBlank({ text }: TypedValue): boolean {
  return text.trim() === '';
}

function kindsLike(typed: string): readonly string[] {
  return TARGET_KINDS.filter((kind) => kind.startsWith(typed.trim().toLowerCase()));
}
