import { QUERY_FIELDS, type QueryField } from './problem';

/** Other words, of this and other products, for our fields. */
const OTHER_WORDS: ReadonlyMap<string, QueryField> = new Map<string, QueryField>([
  ['user', 'actor'],
  ['users', 'actor'],
  ['author', 'actor'],
  ['person', 'actor'],
  ['people', 'actor'],
  ['by', 'actor'],
  ['who', 'actor'],
  ['email', 'actor'],
  ['action', 'event'],
  ['name', 'target'],
  ['object', 'target'],
  ['id', 'target'],
  ['type', 'kind'],
  ['group', 'kind'],
  ['since', 'after'],
  ['from', 'after'],
  ['until', 'before'],
  ['to', 'before'],
  ['has', 'is'],
  ['in', 'team'],
]);

/** The field that a person who typed this name probably meant. */
export function meantField(name: string): QueryField | undefined {
  const word = name.toLowerCase();
  const begun = QUERY_FIELDS.filter((field) => field.startsWith(word));
  const plural = QUERY_FIELDS.find((field) => `${field}s` === word);
  return OTHER_WORDS.get(word) ?? plural ?? (begun.length === 1 ? begun[0] : undefined);
}
