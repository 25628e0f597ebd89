import type { QueryProblem } from '../audit-log/query/problem';
import { TARGET_KINDS } from '../audit-log/target';
import { formatCount } from './numbers';

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
      return `There is no “is:${problem.typed}”. Type is:new, is:late, is:changed or is:flagged.`;
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
