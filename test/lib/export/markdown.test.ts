import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownText } from '@/lib/export/markdown-text';
import { anyEntry } from '../archive/arbitraries';
import { fileOf, ONE_OF_EACH } from './builders';

const COLUMNS = 8;

/** Rows as GitHub's Markdown reads them: a bar that no backslash escapes ends a cell. */
function rowsOf(file: string): string[][] {
  return file
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.slice(1, -1).split(/(?<=(?:^|[^\\])(?:\\\\)*)\|/));
}

describe('a Markdown table', () => {
  test('has the same cells in every row, whatever Make sends', () => {
    const item = fc.tuple(anyEntry, fc.string({ unit: 'binary' })).map(([entry, text]) => ({
      entry: { ...entry, targetId: text, team: { id: 1, name: text } },
      targetName: text,
    }));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 4 }), (items) => {
        const rows = rowsOf(fileOf('markdown', items));
        expect(rows.map(({ length }) => length)).toEqual(Array(items.length + 2).fill(COLUMNS));
      }),
    );
  });

  test('shows what is invisible or reorders text, and nothing that is read as markup', () => {
    const file = fileOf('markdown', ONE_OF_EACH);
    expect(file).toContain('＝x\\<U+202E\\>\\<U+0000\\>\\<U+0009\\>tab');
    expect(file).toContain('=HYPERLINK("http\\://evil.example","\\|x\\|")');
    expect(file.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('text in Markdown', () => {
  test('has no sign that means something without a backslash before it', () => {
    const signs = fc.constantFrom('\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&', '#', 'a', '\u202e', '\n');
    fc.assert(
      fc.property(
        fc.array(signs).map((parts) => parts.join('')),
        (text) => {
          expect(markdownText(text).replace(/\\./gs, '')).not.toMatch(/[\\`*_[\]<>|~&#\n\u202e]/);
        },
      ),
    );
  });

  test.each([
    ['Dana Kim', 'Dana Kim'],
    ['http://x.example', 'http\\://x.example'],
    ['www.x.example', 'www\\.x.example'],
    ['a\nb', 'a\\<U+000A\\>b'],
    ['x'.repeat(301), `${'x'.repeat(299)}…`],
    [`${'x'.repeat(298)}\u{1f600}yy`, `${'x'.repeat(298)}…`],
  ])('of %j is %j', (text, shown) => {
    expect(markdownText(text)).toBe(shown);
  });
});
