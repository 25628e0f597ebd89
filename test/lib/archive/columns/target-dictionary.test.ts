import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTargetDictionary } from '@/lib/archive/columns/target-dictionary';
import { targetText, targetValue } from '@/lib/archive/columns/target-value';
import { anyText } from '../arbitraries';

const digits = fc.oneof(
  fc.nat().map(String),
  fc.nat(120).map(String),
  fc.string({ unit: fc.constantFrom('0', '1', '2', '9'), maxLength: 12 }),
  fc.constantFrom('0', '00', '007', '2147483647', '2147483648', '9999999999', '1e3', '-1', '1.0', '٣'),
);
const anyTarget = fc.oneof(digits, anyText, fc.constant(undefined));

describe('the value of a target', () => {
  it('gives its text back', () => {
    fc.assert(
      fc.property(anyTarget, (text) => {
        expect(targetText(targetValue(text))).toBe(text);
      }),
    );
  });

  it.each([
    ['4100001', 4_100_001],
    ['0', 0],
    ['2147483647', 2_147_483_647],
    ['2147483648', '2147483648'],
    ['01', '01'],
    ['', ''],
    ['12a', '12a'],
    [undefined, null],
  ])('%j is kept as %j', (text, value) => {
    expect(targetValue(text)).toBe(value);
  });
});

describe('a dictionary of targets', () => {
  it('numbers them as a map of texts would', () => {
    fc.assert(
      fc.property(fc.array(anyTarget, { maxLength: 300 }), (texts) => {
        const targets = createTargetDictionary();
        const model = new Map<string | undefined, number>();
        for (const text of texts) {
          if (!model.has(text)) model.set(text, model.size);
          expect(targets.idOf(targetValue(text))).toBe(model.get(text));
        }
        expect(targets.size).toBe(model.size);
        for (const [text, id] of model) {
          expect(targets.find(text)).toBe(id);
          expect(targets.text(id)).toBe(text);
        }
        expect(targets.find('not there')).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('finds the same words in numbers as in their texts', () => {
    const part = fc.oneof(digits, fc.constantFrom('', 'a', '0'));
    fc.assert(
      fc.property(fc.array(anyTarget, { maxLength: 60 }), part, (texts, word) => {
        const targets = createTargetDictionary();
        for (const text of texts) targets.idOf(targetValue(text));
        const found = new Set<number>();
        targets.containing(word, (id) => found.add(id));
        const expected = new Set(texts)
          .values()
          .toArray()
          .flatMap((text, id) => ((text ?? '').toLowerCase().includes(word) ? id : []));
        expect([...found].toSorted((a, b) => a - b)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
