import type { Verb } from './events';

/** An event's name or label taken apart: `team_member_removed` is noun `team`, action `member removed`. */
export interface EventWords {
  /** Lower-case words of what was acted on, for example `data store`. Empty if the text is only an action. */
  readonly noun: string;
  /** The words of the action as they stand, in lower case: `created`, `role updated`. */
  readonly action: string;
  readonly verb: Verb;
}

/** Last words of an event, by what they do. Two-word actions are looked up first. */
const VERB_BY_ACTION: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['member added', 'access'],
  ['member invited', 'access'],
  ['member removed', 'access'],
  ['role updated', 'access'],
  ['role changed', 'access'],
  ['authorized', 'access'],
  ['authorised', 'access'],
  ['reauthorized', 'access'],
  ['reauthorised', 'access'],
  ['invited', 'access'],
  ['created', 'created'],
  ['added', 'created'],
  ['updated', 'updated'],
  ['changed', 'updated'],
  ['edited', 'updated'],
  ['modified', 'updated'],
  ['renamed', 'updated'],
  ['deleted', 'deleted'],
  ['removed', 'deleted'],
  ['activated', 'enabled'],
  ['enabled', 'enabled'],
  ['deactivated', 'disabled'],
  ['disabled', 'disabled'],
]);

/** Far longer than any event's name; what is longer is no name, and is not taken apart. */
const LONGEST_NAME = 200;

/**
 * `dataStore.created`, `data-store-created` and `Data Store created` all give `data store created`.
 * A hyphen in running text belongs to its word: `Two-factor authentication`.
 */
export function wordsOf(text: string): readonly string[] {
  const short = text.slice(0, LONGEST_NAME).trim();
  return short
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/\s/u.test(short) ? /[\s_./:]+/u : /[\s_./:-]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** `undefined` if the last words are no action we know. */
export function parseEventWords(text: string): EventWords | undefined {
  const words = [...wordsOf(text)];
  const last = takeAction(words);
  if (last === undefined) return undefined;
  // `Connection authorized/reauthorized` is one event with two actions: the noun is what is left of both.
  let first = last;
  for (let earlier = takeAction(words); earlier !== undefined; earlier = takeAction(words)) first = earlier;
  return { noun: words.join(' '), action: first.action, verb: first.verb };
}

function takeAction(words: string[]): { readonly action: string; readonly verb: Verb } | undefined {
  for (const length of [2, 1]) {
    if (words.length < length) continue;
    const action = words.slice(-length).join(' ');
    const verb = VERB_BY_ACTION.get(action);
    if (verb === undefined) continue;
    words.length -= length;
    return { action, verb };
  }
  return undefined;
}
