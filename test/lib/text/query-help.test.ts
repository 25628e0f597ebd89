import { describe, expect, it } from 'vitest';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import { parseQuery } from '@/lib/audit-log/query/parse';
import { QUERY_HELP } from '@/lib/text/query-examples';
import { problemText } from '@/lib/text/query-help';

const UTC = createCivilTime('UTC');

describe('the help of the query line', () => {
  it.each(QUERY_HELP)('gives an example that works: $example', ({ example }) => {
    expect(parseQuery(example, UTC)).toMatchObject({ problems: [] });
  });

  it.each([
    ['user:dana', 'There is no field “user:”. Did you mean “actor:”? To search for the words, put them in quotes.'],
    ['foo:bar', 'There is no field “foo:”. To search for the words, put them in quotes.'],
    ['event:', 'Type what to find after “event:”, without a space.'],
    ['a -', 'Type what to leave out after the minus, without a space.'],
    ['"a', 'The quotes are still open.'],
    ['kind:data', 'Did you mean “kind:data-store”, “kind:data-store-record” or “kind:data-structure”?'],
    ['is:odd', 'There is no “is:odd”. Type is:new, is:late, is:changed or is:flagged.'],
    ['after:soon', '“soon” is no date. Type a day like 2026-11-01, or a span like 7d, 24h or today.'],
    ['-after:7d', 'A minus does not work before “after:”. Type “before:” instead.'],
    ['after:7d after:2d', '“after:” is there twice. The last one counts.'],
    [Array.from({ length: 51 }, (_, n) => `w${n}`).join(' '), 'These are too many words: 50 are looked for at once.'],
  ])('says what to do about %s', (typed, text) => {
    expect(parseQuery(typed, UTC).problems.map(problemText)).toEqual([text]);
  });

  it('names all kinds where none comes near', () => {
    const [problem] = parseQuery('kind:zzz', UTC).problems;
    expect(problem && problemText(problem)).toMatch(
      /^There is no kind “zzz”\. Kinds are scenario, .* or organization\.$/,
    );
  });
});
