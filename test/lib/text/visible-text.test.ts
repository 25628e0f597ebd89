import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleParts, visibleText } from '@/lib/text/visible-text';

describe('text that others wrote', () => {
  it.each([
    ['plain text', 'plain text'],
    ['Ürgüp 東京 שלום', 'Ürgüp 東京 שלום'],
    ['\u202Egnp.exe', '<U+202E>gnp.exe'],
    ['a\u2066b\u2069', 'a<U+2066>b<U+2069>'],
    ['zero\u200Bwidth\u200D', 'zero<U+200B>width<U+200D>'],
    ['nul\u0000', 'nul<U+0000>'],
    ['two\nlines\tand', 'two<U+000A>lines<U+0009>and'],
    ['line\u2028sep', 'line<U+2028>sep'],
    ['bom\uFEFF soft\u00AD', 'bom<U+FEFF> soft<U+00AD>'],
    ['lone \uD83D half', 'lone <U+D83D> half'],
    ['tag \u{E0041}', 'tag <U+E0041>'],
    ['blank\u3164letter', 'blank<U+3164>letter'],
    ['family 👨‍👩‍👧 ❤️‍🔥', 'family 👨‍👩‍👧 ❤️‍🔥'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('%j is shown as %j', (value, shown) => {
    expect(visibleText(value)).toBe(shown);
  });

  it('keeps line breaks and tabs in blocks of text', () => {
    expect(visibleText('a\n\tb\u202E', { lines: true })).toBe('a\n\tb<U+202E>');
  });

  it('cuts piles of marks, and leaves what scripts need', () => {
    expect(visibleText(`e${'\u0301'.repeat(3000)}`, { limit: 5000 })).toBe(`e${'\u0301'.repeat(6)}<+2994 marks>`);
    expect(visibleText('Tiếng Việt')).toBe('Tiếng Việt');
  });

  it('is no longer than asked for, and never ends in half a character', () => {
    expect(visibleText('abcdef', { limit: 3 })).toBe('abc…');
    expect(visibleText('ab😀', { limit: 3 })).toBe('ab…');
    expect(visibleText('x'.repeat(1_000_000)).length).toBeLessThan(310);
  });

  it('never shows a character that hides or reorders others', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('\u202E', '\u2066', '\u0000', '\u200B', '\uD800', '\u0301', 'a', '\u{E0020}', '\n'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(nasty, (value) => {
        expect(visibleText(value)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\p{M}{7}/u);
      }),
    );
  });
});

describe('text with marked ranges', () => {
  const unit = fc.constantFrom(
    '\u202E',
    '\u200D',
    '👩',
    '🏽',
    '💻',
    '❤',
    '\uFE0F',
    '\u0301',
    '\uD800',
    'a',
    'Ü',
    ' ',
    '\n',
  );
  const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 8 }).map((all) => [...new Set(all)].sort((a, b) => a - b));
  const rangesOfCuts = (all: readonly number[]) =>
    all.flatMap((from, at) => (at % 2 === 0 && all[at + 1] !== undefined ? [{ from, to: all[at + 1] ?? 0 }] : []));

  it('is the same text, cut into parts', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 50 }), cuts, fc.nat({ max: 60 }), (value, all, limit) => {
        const parts = visibleParts(value, rangesOfCuts(all), { limit });
        expect(parts.map(({ text }) => text).join('')).toBe(visibleText(value, { limit }));
        expect(parts.filter(({ text }) => text === '')).toEqual([]);
      }),
    );
  });

  it.each([
    ['Dana Kim', [{ from: 5, to: 8 }], ['Dana ', '[Kim]']],
    ['a\u202Eb', [{ from: 1, to: 2 }], ['a', '[<U+202E>]', 'b']],
    ['e\u0301a', [{ from: 0, to: 1 }], ['[e\u0301]', 'a']],
    ['x👩‍💻y', [{ from: 4, to: 5 }], ['x', '[👩‍💻]', 'y']],
    ['abc', [{ from: 1, to: 99 }], ['a', '[bc]']],
  ])('%j with %j is %j', (value, ranges, shown) => {
    expect(visibleParts(value, ranges).map(({ text, marked }) => (marked ? `[${text}]` : text))).toEqual(shown);
  });
});
