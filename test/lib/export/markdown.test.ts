import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownText } from '@/lib/export/markdown-text';
import { anyEntry } from '../archive/arbitraries';
import { fakeEntry } from '../archive/builders';
import { fileOf, ONE_OF_EACH } from './builders';

const COLUMNS = 8;
const COLUMNS_WITH_DETAILS = 9;

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
      details: { [text]: text },
      entry: { ...entry, targetId: text, team: { id: 1, name: text } },
      targetName: text,
    }));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 4 }), (items) => {
        for (const [withDetails, columns] of [
          [true, COLUMNS_WITH_DETAILS],
          [false, COLUMNS],
        ] as const) {
          const rows = rowsOf(fileOf('markdown', items, { withDetails }));
          expect(rows.map(({ length }) => length)).toEqual(Array(items.length + 2).fill(columns));
        }
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

test('details in Markdown are their JSON, cut only where it is very long, or why they are not there', () => {
  const entry = fakeEntry();
  const file = fileOf('markdown', [
    { entry, details: { name: 'a|b', on: true } },
    { entry, details: { text: 'x'.repeat(3000) } },
    { entry, details: {} },
    { entry, detailsMissing: 'refused' },
    { entry },
  ]);
  const cells = rowsOf(file).map((row) => row.at(-1)?.trim());
  expect(cells).toEqual([
    'Details',
    '---',
    '{"name":"a\\|b","on":true}',
    `{"text":"${'x'.repeat(2000 - '{"text":"'.length)}…`,
    '',
    'refused by Make',
    'not fetched',
  ]);
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
    ['x'.repeat(301), `${'x'.repeat(300)}…`],
    [`${'x'.repeat(299)}\u{1f600}yy`, `${'x'.repeat(299)}…`],
    [`a${'\u0301'.repeat(40)}`, `a${'\u0301'.repeat(6)}\\<+34 marks\\>`],
  ])('of %j is %j', (text, shown) => {
    expect(markdownText(text)).toBe(shown);
  });
});
