import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatShare } from '@/lib/text/numbers';
import { plural } from '@/lib/text/plural';

describe('numbers', () => {
  it.each([
    [0, '0 entries'],
    [1, '1 entry'],
    [2, '2 entries'],
    [1_234_567, '1,234,567 entries'],
  ])('%d of a thing is %j', (count, text) => {
    expect(plural(count, 'entry', 'entries')).toBe(text);
  });

  it('are one or several by the rules of the language', () => {
    const rules = new Intl.PluralRules('en');
    fc.assert(
      fc.property(fc.nat(), (count) => {
        expect(plural(count, 'one', 'other').split(' ')[1]).toBe(rules.select(count));
      }),
      { examples: [[0], [1], [2], [11], [21], [101]] },
    );
  });

  it('groups thousands', () => {
    expect(formatCount(6838)).toBe('6,838');
  });

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [3_456_000, '3.46 MB'],
    [999_600, '1 MB'],
    [35_000_000_000, '35 GB'],
  ])('%d bytes are told as %j', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it.each([
    [0, '0%'],
    [0.001, '1%'],
    [0.338, '34%'],
    [0.999, '99%'],
    [1, '100%'],
    [Number.NaN, '0%'],
  ])('a share of %d is told as %j', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  it('never writes a thousand of a unit that has a larger one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_000_000_000 }), (bytes) => {
        expect(formatBytes(bytes)).toMatch(/^\d{1,3}(\.\d{1,2})? (kB|MB|GB)$/u);
      }),
    );
  });
});
