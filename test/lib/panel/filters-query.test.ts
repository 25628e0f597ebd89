import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '@/lib/audit-log/query';
import {
  type Condition,
  conditionKey,
  conditionsOf,
  parseText,
  typedText,
  withCondition,
  withoutCondition,
} from '@/lib/panel/filters-query';

const mode = fc.constantFrom('include' as const, 'exclude' as const);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.constantFrom('event' as const, 'text' as const), mode, value: fc.string({ minLength: 1 }) }),
  fc.record({ field: fc.constantFrom('actor' as const, 'team' as const), mode, value: fc.nat() }),
  fc.record({
    field: fc.constant('target' as const),
    mode,
    value: fc.record({ kind: fc.constantFrom('scenario' as const, 'webhook' as const), id: fc.string() }),
  }),
  fc.record({ field: fc.constant('period' as const), value: fc.record({ after: fc.nat() }) }),
);

describe('conditions of a query', () => {
  it('are there once added and gone once removed', () => {
    fc.assert(
      fc.property(fc.array(condition), condition, (others, one) => {
        const query = withCondition(others.reduce(withCondition, EVERYTHING), one);
        expect(conditionsOf(query).map(conditionKey)).toContain(conditionKey(one));
        expect(conditionsOf(withoutCondition(query, one)).map(conditionKey)).not.toContain(conditionKey(one));
      }),
    );
  });

  it('leave each other alone', () => {
    const dana: Condition = { field: 'actor', mode: 'include', value: 1 };
    const created: Condition = { field: 'event', mode: 'include', value: 'key_created' };
    const query = [dana, created].reduce(withCondition, EVERYTHING);
    expect(conditionsOf(withoutCondition(query, dana))).toEqual([created]);
  });

  it('include or exclude a value, never both', () => {
    const included = withCondition(EVERYTHING, { field: 'actor', mode: 'include', value: 1 });
    const excluded = withCondition(included, { field: 'actor', mode: 'exclude', value: 1 });
    expect(excluded.actor).toEqual({ include: [], exclude: [1] });
  });

  it('tell targets apart by kind and id', () => {
    const scenario: Condition = { field: 'target', mode: 'include', value: { kind: 'scenario', id: '5' } };
    const webhook: Condition = { field: 'target', mode: 'include', value: { kind: 'webhook', id: '5' } };
    const query = [scenario, webhook].reduce(withCondition, EVERYTHING);
    expect(conditionsOf(withoutCondition(query, { ...scenario }))).toEqual([webhook]);
  });
});

describe('typed text', () => {
  it.each([
    ['', [], []],
    ['   ', [], []],
    ['invoice', ['invoice'], []],
    ['invoice sync', ['invoice', 'sync'], []],
    ['"invoice sync" dana', ['invoice sync', 'dana'], []],
    ['-test dana', ['dana'], ['test']],
    ['-"data store"', [], ['data store']],
    ['data-store', ['data-store'], []],
    ['dana dana', ['dana'], []],
    ['"unclosed phrase', ['unclosed phrase'], []],
    ['-', [], []],
    ['""', [], []],
    ['(a+)+$ [', ['(a+)+$', '['], []],
  ])('reads %j', (typed, include, exclude) => {
    expect(parseText(typed)).toEqual({ include, exclude });
  });

  it('reads back what it wrote', () => {
    const word = fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b', '-', '1', 'é') }).filter((w) => w !== '-');
    const phrase = fc.tuple(word, word).map((words) => words.join(' '));
    const values = fc.uniqueArray(fc.oneof(word, phrase), { maxLength: 4 });
    fc.assert(
      fc.property(values, values, (include, exclude) => {
        expect(parseText(typedText({ include, exclude }))).toEqual({ include, exclude });
      }),
    );
  });

  it('takes no more than an instant for text made to be slow', () => {
    const start = performance.now();
    parseText(`${'-'.repeat(5000)}${'"'.repeat(5000)}${'(a+)+$'.repeat(1000)}`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
