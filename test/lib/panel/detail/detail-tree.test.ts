import { describe, expect, it } from 'vitest';
import type { JsonValue } from '@/lib/json';
import { childCount, childrenOf, isBranch, prettyJson } from '@/lib/panel/detail/detail-tree';

describe('a value as a tree', () => {
  it.each<[JsonValue, boolean]>([
    ['text', false],
    [1, false],
    [null, false],
    [{}, false],
    [[], false],
    [[1], true],
    [{ a: 1 }, true],
  ])('%j has children: %s', (value, expected) => {
    expect(isBranch(value)).toBe(expected);
  });

  it('names the path to each child so that a script would find it', () => {
    const value = { webhookName: 'x', 'odd key': [1], __proto__x: null };
    expect(childrenOf(value, 'details', 10).map(({ path }) => path)).toEqual([
      'details.webhookName',
      'details["odd key"]',
      'details.__proto__x',
    ]);
    expect(childrenOf([true, false], 'details.list', 10).map(({ path }) => path)).toEqual([
      'details.list[0]',
      'details.list[1]',
    ]);
  });

  it('gives as many children as asked for, however many there are', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`key ${at}`, at]));
    expect(childCount(many)).toBe(10_000);
    expect(childrenOf(many, 'details', 100)).toHaveLength(100);
  });

  it('takes a key named like a prototype as a key', () => {
    const value: JsonValue = JSON.parse('{"__proto__": {"polluted": true}}');
    expect(childrenOf(value, 'details', 10)).toEqual([
      { key: '__proto__', value: { polluted: true }, path: 'details.__proto__' },
    ]);
  });

  it('writes JSON to read', () => {
    expect(prettyJson({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
  });
});
