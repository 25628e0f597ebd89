import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, MARKS } from '@/lib/audit-log/query';
import {
  type Condition,
  conditionKey,
  conditionsOf,
  hasCondition,
  onlyCondition,
  withCondition,
  withoutCondition,
} from '@/lib/audit-log/query/condition';
import { TARGET_KINDS } from '@/lib/audit-log/target';
import { anyEventTerm, anyIdTerm, anyMoment, anyTargetTerm, anyTyped } from './arbitraries';

const mode = fc.constantFrom('include' as const, 'exclude' as const);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.constant('event' as const), mode, value: anyEventTerm }),
  fc.record({ field: fc.constant('text' as const), mode, value: anyTyped }),
  fc.record({ field: fc.constant('actor' as const), mode, value: anyIdTerm }),
  fc.record({ field: fc.constant('team' as const), mode, value: anyIdTerm }),
  fc.record({ field: fc.constant('target' as const), mode, value: anyTargetTerm }),
  fc.record({ field: fc.constant('kind' as const), mode, value: fc.constantFrom(...TARGET_KINDS, 'none' as const) }),
  fc.record({ field: fc.constant('is' as const), mode, value: fc.constantFrom(...MARKS) }),
  fc.record({ field: fc.constant('period' as const), value: fc.record({ after: anyMoment }) }),
);

describe('conditions of a query', () => {
  it('are there once added and gone once removed', () => {
    fc.assert(
      fc.property(fc.array(condition), condition, (others, one) => {
        const query = withCondition(others.reduce(withCondition, EVERYTHING), one);
        expect(hasCondition(query, one)).toBe(true);
        expect(conditionsOf(query).filter((other) => conditionKey(other) === conditionKey(one))).toHaveLength(1);
        expect(hasCondition(withoutCondition(query, one), one)).toBe(false);
      }),
    );
  });

  it('make the query again', () => {
    fc.assert(
      fc.property(fc.array(condition), (all) => {
        const query = all.reduce(withCondition, EVERYTHING);
        expect(conditionsOf(query).reduce(withCondition, EVERYTHING)).toEqual(query);
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

  it('may be the only one of their field', () => {
    const others: readonly Condition[] = [
      { field: 'actor', mode: 'include', value: 1 },
      { field: 'actor', mode: 'exclude', value: { contains: 'bot' } },
      { field: 'kind', mode: 'include', value: 'key' },
      { field: 'period', value: { before: 5 } },
    ];
    const query = others.reduce(withCondition, EVERYTHING);
    const dana: Condition = { field: 'actor', mode: 'include', value: 2 };
    expect(conditionsOf(onlyCondition(query, dana))).toEqual([others[3], dana, others[2]]);
    const since: Condition = { field: 'period', value: { after: 7 } };
    expect(onlyCondition(query, since).period).toEqual({ after: 7 });
  });

  it.each<[Condition, Condition]>([
    [
      { field: 'target', mode: 'include', value: { kind: 'scenario', id: '5' } },
      { field: 'target', mode: 'include', value: { kind: 'webhook', id: '5' } },
    ],
    [
      { field: 'target', mode: 'include', value: { kind: 'scenario', id: '5' } },
      { field: 'target', mode: 'include', value: { id: '5' } },
    ],
    [
      { field: 'event', mode: 'include', value: 'deleted' },
      { field: 'event', mode: 'include', value: { contains: 'deleted' } },
    ],
    [
      { field: 'event', mode: 'include', value: '{"contains":"x"}' },
      { field: 'event', mode: 'include', value: { contains: 'x' } },
    ],
    [
      { field: 'actor', mode: 'include', value: { is: 'Dana' } },
      { field: 'actor', mode: 'include', value: { contains: 'Dana' } },
    ],
  ])('%j and %j are two', (one, other) => {
    const query = [one, other].reduce(withCondition, EVERYTHING);
    expect(conditionsOf(query)).toHaveLength(2);
    expect(conditionsOf(withoutCondition(query, { ...one }))).toEqual([other]);
  });

  it('know a term by what it says, in whatever order', () => {
    const query = withCondition(EVERYTHING, { field: 'target', mode: 'include', value: { kind: 'key', id: '5' } });
    expect(hasCondition(query, { field: 'target', mode: 'include', value: { id: '5', kind: 'key' } })).toBe(true);
  });
});
