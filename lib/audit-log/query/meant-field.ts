import { QUERY_FIELDS, type QueryField } from './problem';
import { typingDistance } from './typing-distance';

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
  return OTHER_WORDS.get(word) ?? plural ?? (begun.length === 1 ? begun[0] : undefined) ?? mistyped(word);
}

/** Of shorter words, everything is one slip from everything. */
const SHORTEST = 3;

/** The one field that is the fewest slips away: one, in longer words two. */
function mistyped(word: string): QueryField | undefined {
  if (word.length < SHORTEST) return undefined;
  const near = QUERY_FIELDS.filter((field) => field.length > SHORTEST && Math.abs(field.length - word.length) <= 2)
    .map((field) => ({ field, slips: typingDistance(word, field) }))
    .filter(({ field, slips }) => slips <= (field.length > 4 && word.length > 4 ? 2 : 1))
    .sort((a, b) => a.slips - b.slips);
  const [first, second] = near;
  return first !== undefined && first.slips !== second?.slips ? first.field : undefined;
}
