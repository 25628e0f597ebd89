import { isJsonObject, type JsonValue } from '../json';
import { kindOfNoun } from './event-kind';
import { wordsOf } from './event-words';
import { MAX_NAME_LENGTH } from './names';
import type { TargetKind } from './target';

/** Whether a field tells how things were before the event, after it, or does not say. */
export type Age = 'before' | 'after' | 'then';

/** A key of free-form details, taken apart: `oldWebhookName` is the `name` of a `webhook` from `before`. */
export interface FieldKey {
  readonly age: Age;
  /** The kind whose name or id this is; `undefined` if the key does not say whose; `other` for a noun not known. */
  readonly kind: TargetKind | 'other' | undefined;
  /** What is left is a name, an id, or something else. */
  readonly what: 'name' | 'id' | 'else';
}

const BEFORE: readonly string[] = ['old', 'previous', 'prev', 'former', 'original', 'before'];
const AFTER: readonly string[] = ['new', 'current', 'updated', 'after'];

/** Words of details that are shorter than the words of events. */
const SHORT_NOUNS: ReadonlyMap<string, TargetKind> = new Map<string, TargetKind>([
  ['request', 'credential-request'],
  ['record', 'data-store-record'],
  ['structure', 'data-structure'],
  ['store', 'data-store'],
  ['toolbox', 'mcp-toolbox'],
]);

export function parseFieldKey(key: string): FieldKey {
  const words = [...wordsOf(key)];
  const age = takeAge(words);
  const last = words.at(-1);
  const what = last === 'name' || last === 'id' ? last : 'else';
  const noun = (what === 'else' ? words : words.slice(0, -1)).join(' ');
  return { age, what, kind: noun === '' ? undefined : kindOfField(noun) };
}

/** `oldName`, `nameBefore`. Taken out of the words. */
function takeAge(words: string[]): Age {
  for (const place of [0, words.length - 1]) {
    const word = words[place] ?? '';
    const age = BEFORE.includes(word) ? 'before' : AFTER.includes(word) ? 'after' : undefined;
    if (age === undefined) continue;
    words.splice(place, 1);
    return age;
  }
  return 'then';
}

function kindOfField(noun: string): TargetKind | 'other' {
  return kindOfNoun(noun) ?? SHORT_NOUNS.get(noun) ?? 'other';
}

/** What holds the fields of one side of a change: `before`, `old values`. `undefined` for any other key. */
export function ageOfContainer(key: string): Exclude<Age, 'then'> | undefined {
  const words = [...wordsOf(key)];
  if (words.length > 2) return undefined;
  const age = takeAge(words);
  const [rest = ''] = words;
  const isContainer = ['', 'value', 'values', 'data', 'state'].includes(rest);
  return age === 'then' || !isContainer ? undefined : age;
}

/** A value that gives both sides of a change: `{ "from": "A", "to": "B" }`. */
export function sidesOf(value: JsonValue): readonly { readonly age: Age; readonly value: JsonValue }[] {
  if (!isJsonObject(value)) return [{ age: 'then', value }];
  return Object.entries(value).flatMap(([key, side]) => {
    if (key === 'from') return [{ age: 'before', value: side } as const];
    if (key === 'to') return [{ age: 'after', value: side } as const];
    const age = ageOfContainer(key);
    return age === undefined ? [] : [{ age, value: side }];
  });
}

/** A name as it may be kept; `undefined` for what is none. */
export function cleanName(value: JsonValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Cut before it is trimmed: a megabyte of blanks is not worth a walk.
  const name = value.slice(0, MAX_NAME_LENGTH + 1).trim();
  if (name.length <= MAX_NAME_LENGTH) return name === '' ? undefined : name;
  return name.slice(0, MAX_NAME_LENGTH).replace(/[\uD800-\uDBFF]$/u, '');
}

/** An id as an entry's `targetId` would be; `undefined` for what is none. */
export function cleanId(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
