import type { QueryField, QueryProblem } from '../audit-log/query/problem';
import { TARGET_KINDS } from '../audit-log/target';
import { formatCount } from './numbers';

/** What can be typed, line by line: an example, and what it finds. */
export const QUERY_HELP: readonly { readonly example: string; readonly finds: string }[] = [
  { example: 'invoice dana', finds: 'entries with both words, in event, person, e-mail, team or object' },
  { example: '"invoice sync"', finds: 'the words as they stand' },
  { example: '-test', finds: 'entries without the word; a minus works before everything' },
  { example: 'actor:dana', finds: 'people by a part of their name or e-mail' },
  { example: 'actor:212', finds: 'the person with this id; actor:none for what nobody did' },
  { example: 'event:deleted,removed', finds: 'events with either word in their name' },
  { example: 'event:=scenario_updated', finds: 'exactly this event' },
  { example: 'team:finance', finds: 'a team by a part of its name, or by its id' },
  { example: 'target:3000', finds: 'the object with this id, or with a part of its name' },
  { example: 'target:scenario/3000', finds: 'one object: its kind and its id' },
  { example: 'kind:connection,key', finds: 'everything about connections and keys' },
  { example: 'after:7d', finds: 'the last seven days; also 30m, 24h, 2w, today, yesterday' },
  { example: 'after:2026-11-01', finds: 'from that day on' },
  { example: 'before:"2026-11-01 20:00"', finds: 'what happened earlier' },
  { example: 'is:new', finds: 'new since you last looked; also is:late and is:changed' },
];

/** What each field asks for. */
export const QUERY_FIELD_TEXT: Readonly<Record<QueryField, string>> = {
  actor: 'Who did it',
  event: 'What happened',
  team: 'In which team',
  target: 'To which object',
  kind: 'To what kind of object',
  after: 'From when on',
  before: 'Until when',
  is: 'New, late or changed',
};

export const QUERY_TEXT = {
  label: 'Search',
  placeholder: 'Search, or type actor: …',
  clear: 'Clear the search',
  help: 'What you can type',
  suggestions: 'Suggestions',
  last: 'The list still shows the last search that could be read.',
} as const;

/** What is wrong with a query, and what to type instead. What was typed is quoted: draw it as untrusted. */
export function problemText(problem: QueryProblem): string {
  switch (problem.kind) {
    case 'unknown-field': {
      const meant = problem.meant === undefined ? '' : `Did you mean “${problem.meant}:”? `;
      return `There is no field “${problem.typed}:”. ${meant}To search for the words, put them in quotes.`;
    }
    case 'empty-value':
      return `Type what to find after “${problem.field}:”, without a space.`;
    case 'nothing-to-exclude':
      return 'Type what to leave out after the minus, without a space.';
    case 'open-quote':
      return 'The quotes are still open.';
    case 'unknown-kind':
      return problem.meant.length > 0
        ? `Did you mean ${alternatives(problem.meant.map((kind) => `“kind:${kind}”`))}?`
        : `There is no kind “${problem.typed}”. Kinds are ${alternatives(TARGET_KINDS)}.`;
    case 'unknown-mark':
      return `There is no “is:${problem.typed}”. Type is:new, is:late or is:changed.`;
    case 'unknown-moment':
      return `“${problem.typed}” is no date. Type a day like 2026-11-01, or a span like 7d, 24h or today.`;
    case 'not-excludable':
      return `A minus does not work before “${problem.field}:”. Type “${problem.field === 'after' ? 'before' : 'after'}:” instead.`;
    case 'repeated':
      return `“${problem.field}:” is there twice. The last one counts.`;
    case 'too-long':
      return `This is too long: ${formatCount(problem.limit)} characters are read.`;
    case 'too-many-values':
      return `These are too many values: ${formatCount(problem.limit)} of one field are read.`;
    case 'too-many-texts':
      return `These are too many words: ${formatCount(problem.limit)} are looked for at once.`;
  }
}

function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
