import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '@/lib/audit-log/query';
import { createCivilTime } from '@/lib/audit-log/query/civil-time';
import type { Condition } from '@/lib/audit-log/query/condition';
import { conditionsOf } from '@/lib/audit-log/query/condition';
import { parseQuery } from '@/lib/audit-log/query/parse';
import type { FilterOptions } from '@/lib/panel/filters/filters-model';
import { createQuerySuggestions } from '@/lib/panel/suggestions/query-suggestions';
import { FILTERS } from '../fake-panel';

const UTC = createCivilTime('UTC');
const NAMES = [{ kind: 'scenario', id: '3000', names: ['Invoice sync', 'Old invoices'] }] as const;

function suggest(marked: string, countOf?: (condition: Condition) => number) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return createQuerySuggestions({
    options: signal<FilterOptions>({ status: 'ready', filters: FILTERS }),
    chosen: signal(parseQuery(text, UTC).query),
    names: signal(NAMES),
    ...(countOf === undefined ? {} : { counts: { beside: () => ({ known: countOf, soon: countOf }) } }),
  }).at(text, caret);
}
const typed = (marked: string) => suggest(marked).map((one) => one.typed);

describe('suggestions', () => {
  it.each<[string, readonly string[]]>([
    ['|', ['actor:', 'event:', 'team:', 'target:', 'kind:', 'after:', 'before:', 'is:']],
    ['a|', ['actor:', 'after:']],
    ['dan|', ['actor:212']],
    ['NOAH@|', ['actor:213']],
    ['webh|', ['event:=webhook_created']],
    ['finance|', ['team:7']],
    ['old inv|', ['target:scenario/3000']],
    ['actor:|', ['actor:212', 'actor:213', 'actor:none']],
    ['actor:21|', ['actor:212', 'actor:213']],
    ['event:act|', ['event:=scenario_activated', 'event:=scenario_deactivated']],
    ['event:=webhook_created,act|', ['event:=scenario_activated', 'event:=scenario_deactivated']],
    ['kind:da|', ['kind:data-store', 'kind:data-store-record', 'kind:data-structure']],
    ['is:|', ['is:new', 'is:late', 'is:changed', 'is:flagged']],
    ['after:2|', ['after:24h']],
    ['before:|', ['before:today', 'before:24h', 'before:7d', 'before:30d']],
    ['is:new|', []],
    ['kind:key is:new,|', ['is:late', 'is:changed', 'is:flagged']],
    ['"dan|', ['actor:212']],
    ['foo:|', []],
  ])('for %s', (marked, expected) => {
    const found = typed(marked);
    // A word may also become a field.
    expect(marked === '|' || marked === 'a|' ? found : found.filter((one) => !one.endsWith(':'))).toEqual(expected);
  });

  it.each(['foo:|', 'foo:deleted|', '"dana"|', 'event:"dana"|'])(
    'are not for %s, where nothing can be put',
    (marked) => {
      expect(typed(marked)).toEqual([]);
    },
  );

  it('are names as people know them, taken with one press', () => {
    expect(suggest('dan| x')[0]).toEqual({
      label: 'Dana Kim',
      typed: 'actor:212',
      count: undefined,
      text: 'actor:212 x',
      caret: 9,
    });
    expect(suggest('-event:webh|')[0]).toMatchObject({ label: 'Webhook created', text: '-event:=webhook_created' });
    expect(suggest('target:sync|')[0]).toMatchObject({
      label: 'Invoice sync (scenario)',
      text: 'target:scenario/3000',
    });
  });

  it('begin with what there is most of', () => {
    const counts = (condition: Condition) => (condition.field === 'actor' && condition.value === 213 ? 41 : 3);
    expect(suggest('actor:|', counts).map(({ typed: one, count }) => [one, count])).toEqual([
      ['actor:213', 41],
      ['actor:212', 3],
      ['actor:none', 3],
    ]);
  });

  it('are read back as what they say', () => {
    for (const marked of ['actor:|', 'event:|', 'team:|', 'kind:|', 'is:|', 'target:|', 'after:|']) {
      for (const { text, label } of suggest(marked)) {
        const { query, problems } = parseQuery(text, UTC);
        expect(problems, label).toEqual([]);
        expect(conditionsOf(query), label).toHaveLength(1);
      }
    }
  });

  it('need no answer from Make for fields and kinds', () => {
    const { at } = createQuerySuggestions({
      options: signal<FilterOptions>({ status: 'loading' }),
      chosen: signal(EVERYTHING),
    });
    expect(at('ki', 2).map((one) => one.typed)).toEqual(['kind:']);
    expect(at('actor:', 6).map((one) => one.typed)).toEqual(['actor:none']);
    expect(at('kind:web', 8).map((one) => one.typed)).toEqual(['kind:webhook']);
  });
});
