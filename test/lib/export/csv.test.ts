import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { jsonCell, numberCell, textCell, textOfCell } from '@/lib/export/csv-cell';
import { CSV_COLUMNS } from '@/lib/export/csv-writer';
import { anyEntry, anyJson, keysOf } from '../archive/arbitraries';
import { fakeEntry } from '../archive/builders';
import { fileOf, ONE_OF_EACH } from './builders';

/** Texts in which everything that matters to CSV readers and spreadsheets is frequent. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '＝',
        '＋',
        '－',
        '＠',
        '\0',
        '\t',
        '\r',
        '\n',
        "'",
        '"',
        ';',
        ',',
        '|',
        ' ',
        '\u00a0',
        '\u200b',
        '\ufeff',
        '\v',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const FORMULA = /^[\s\u200b\ufeff]*[=+\-@\t\r\n\0＝＋－＠]/;

function parse(text: string, delimiter = ',', newline: '\r\n' | '\n' | '\r' = '\r\n'): string[][] {
  return Papa.parse<string[]>(text, { delimiter, newline }).data;
}

describe('a text cell', () => {
  test('is never a formula, is one cell, and gives back its text', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 2, maxLength: 6 }), (texts) => {
        const [cells, ...more] = parse(texts.map(textCell).join());
        expect(more).toEqual([]);
        expect(cells?.filter((cell) => FORMULA.test(cell))).toEqual([]);
        expect(cells?.map(textOfCell)).toEqual(texts);
      }),
      { numRuns: 10_000 },
    );
  });

  test.each([
    [';', '\r\n'],
    [';', '\n'],
    [';', '\r'],
    ['\t', '\r\n'],
    ['\t', '\n'],
    ['\t', '\r'],
  ] as const)('opens no cell with a formula to a reader that splits at %j and %j', (delimiter, newline) => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 4 }), (texts) => {
        const cells = parse(`2024,${texts.map(textCell).join()}`, delimiter, newline).flat();
        // Some readers drop quotes and controls at the start of a cell.
        expect(cells.filter((cell) => /^["\s\0\u200b\ufeff]*[=+\-@＝＋－＠]/.test(cell))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['=1+1', "'=1+1"],
    ["'=1+1", "''=1+1"],
    [' \u200b=1+1', "' \u200b=1+1"],
    ['\ufeff@x', "'\ufeff@x"],
    ['Dana Kim', 'Dana Kim'],
    ["O'Neill", "O'Neill"],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['x;=cmd()', `"x;'=cmd()"`],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
    [undefined, ''],
  ])('of %j is %j', (text, cell) => {
    expect(textCell(text)).toBe(cell);
  });

  test('takes no longer than its length, whatever it is made of', () => {
    for (const piece of [";'", "'", '"', ';"', '\n', '=', '\t=', ' ', '; ', ' \n']) {
      const text = piece.repeat(200_000);
      const start = performance.now();
      expect(textOfCell(parse(textCell(text))[0]?.[0] ?? '')).toBe(text);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});

test('a number cell is a plain number', () => {
  expect([212, 0, undefined].map(numberCell)).toEqual(['212', '0', '']);
});

test('a JSON cell is JSON to every reader, and has no semicolon to split at', () => {
  fc.assert(
    fc.property(fc.dictionary(keysOf(fc.string()), anyJson), (value) => {
      const object = Object.fromEntries(Object.entries(value));
      const cell = jsonCell(object);
      expect(cell).not.toContain(';');
      expect(JSON.parse(parse(cell)[0]?.[0] ?? '')).toEqual(object);
    }),
  );
});

describe('a CSV file', () => {
  const rows = parse(fileOf('csv', ONE_OF_EACH).slice(1));

  test('begins with a byte order mark and ends its lines with CRLF', () => {
    const file = fileOf('csv', [{ entry: fakeEntry() }]);
    expect(file.startsWith(`\ufeff${CSV_COLUMNS.join()}\r\n`)).toBe(true);
    expect(file.endsWith('\r\n')).toBe(true);
    expect(file.split('\r\n')).toHaveLength(3);
  });

  test('has as many cells in every row as columns', () => {
    expect(rows.map(({ length }) => length)).toEqual([...Array(ONE_OF_EACH.length + 1).fill(CSV_COLUMNS.length), 1]);
  });

  test('keeps numbers of ours as numbers', () => {
    expect(fileOf('csv', [{ entry: fakeEntry() }])).toContain(',212,Finance,7,');
  });

  test('says in its first row what it is, and in its last that it is whole', () => {
    const about = rows.slice(1, -1).map((row) => row.at(-1));
    expect(about[0]).toBe(
      [
        'Zone: eu1.make.com',
        'Audit log of: organization Northwind (3)',
        'Query: event:webhook_created -actor:"Dana; Kim"',
        'Coverage: Everything since Apr 1, 2024; the log goes back further',
        'Entries: 7 of 2,300 searched; Make lists 6,838',
        'Details: included',
        'Exported at: 2024-05-01T09:30:15.250Z',
        'Exported by: Audit Lens for Make 1.2.3',
        'Form: CSV, version 1',
      ].join(' | '),
    );
    expect(about.slice(1, -1)).toEqual(Array(ONE_OF_EACH.length - 2).fill(''));
    expect(about.at(-1)).toBe(
      'End of export: 7 entries, 1 of them without details (1 refused by Make). This is not all that was asked for.',
    );
  });

  test.each([[0], [1]])('with %i entries says both in one row', (count) => {
    const [, row] = parse(fileOf('csv', ONE_OF_EACH.slice(0, count)).slice(1));
    expect(row).toHaveLength(CSV_COLUMNS.length);
    expect(row?.at(-1)).toMatch(/^Zone: eu1\.make\.com .* \| End of export: /);
  });

  test('gives back details to the last sign, or says why they are not there', () => {
    const details = fc.option(fc.dictionary(keysOf(fc.oneof(fc.string(), hostileText)), anyJson), { nil: undefined });
    fc.assert(
      fc.property(fc.array(details, { minLength: 1, maxLength: 4 }), (wanted) => {
        const entry = fakeEntry();
        const file = fileOf(
          'csv',
          wanted.map((one) => (one === undefined ? { entry, detailsMissing: 'not-found' } : { entry, details: one })),
        );
        const { data } = Papa.parse<Record<string, string>>(file.slice(1), {
          header: true,
          delimiter: ',',
          newline: '\r\n',
        });
        const told = data.slice(0, wanted.length).map((row) => row.details_missing || JSON.parse(row.details ?? ''));
        expect(told).toEqual(wanted.map((one) => one ?? 'not-found'));
      }),
      { numRuns: 500 },
    );
  });

  test('gives back what every entry says', () => {
    const short = fc.array(anyEntry, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(short, (entries) => {
        const file = fileOf(
          'csv',
          entries.map((entry) => ({ entry })),
        );
        const { data } = Papa.parse<Record<string, string>>(file.slice(1), {
          header: true,
          delimiter: ',',
          newline: '\r\n',
        });
        const told = data.slice(0, entries.length).map((row) => ({
          uuid: textOfCell(row.uuid ?? ''),
          eventName: textOfCell(row.event_name ?? ''),
          actor: [row.actor_id, textOfCell(row.actor_name ?? ''), textOfCell(row.actor_email ?? '')],
          team: [row.team_id, textOfCell(row.team_name ?? '')],
          targetId: textOfCell(row.target_id ?? ''),
          version: [textOfCell(row.version_from ?? ''), textOfCell(row.version_to ?? '')],
          triggeredAt: row.triggered_at,
          other: row.other_fields === '' ? {} : JSON.parse(row.other_fields ?? ''),
        }));
        expect(told).toEqual(
          entries.map(({ uuid, eventName, actor, team, targetId, version, triggeredAt, raw }) => ({
            uuid,
            eventName,
            actor: [String(actor?.id ?? ''), actor?.name ?? '', actor?.email ?? ''],
            team: [String(team?.id ?? ''), team?.name ?? ''],
            targetId: targetId ?? '',
            version: [version?.from ?? '', version?.to ?? ''],
            triggeredAt: triggeredAt === undefined ? '' : new Date(triggeredAt).toISOString(),
            other: expect.objectContaining(
              Object.fromEntries(Object.entries(raw).filter(([key]) => !KNOWN.includes(key))),
            ),
          })),
        );
      }),
    );
  });
});

const KNOWN = [
  'uuid',
  'createdAt',
  'triggeredAt',
  'organizationId',
  'organization',
  'eventName',
  'team',
  'actor',
  'targetId',
  'version',
];
