import { expect, test } from 'vitest';
import type { MissingDetails } from '@/lib/audit-log/export-facts';
import { exportEndText, exportFactLines, incompleteDetailsText, markdownNotes } from '@/lib/text/export-file';
import { HOUR } from '@/lib/time';
import { fakeEntry, SOURCE, teamSource } from '../archive/builders';
import { fakeFacts } from '../export/builders';

test.each([
  [{ source: SOURCE, organizationName: 'Northwind' }, 'organization Northwind (3)'],
  [{ source: SOURCE, organizationName: undefined }, 'organization 3'],
  [{ source: teamSource(7), teamName: 'Finance' }, 'team Finance (7) of organization Northwind (3)'],
  [{ source: teamSource(7), organizationName: '' }, 'team 7 of organization 3'],
])('the log of %o is that of %s', (facts, text) => {
  expect(new Map(exportFactLines(fakeFacts(facts), 'csv', '')).get('Audit log of')).toBe(text);
});

test('a file says when it is of everything, without details, and why it is not complete', () => {
  const { coverage } = fakeFacts();
  const facts = fakeFacts({
    queryText: '',
    withDetails: false,
    incomplete: 'The log is not read to its end.',
    coverage: { ...coverage, total: undefined },
  });
  expect(exportFactLines(facts, 'markdown', 'now')).toEqual([
    ['Zone', 'eu1.make.com'],
    ['Audit log of', 'organization Northwind (3)'],
    ['Query', 'everything'],
    ['Coverage', coverage.text],
    ['Entries', '7 of 2,300 searched'],
    ['Details', 'not included'],
    ['Incomplete', 'The log is not read to its end.'],
    ['Exported at', 'now'],
    ['Exported by', 'Audit Lens for Make 1.2.3'],
    ['Form', 'Markdown, version 1'],
  ]);
});

test.each([
  [{ entries: 0, withoutDetails: 0, missing: {}, complete: true }, 'End of export: 0 entries.'],
  [{ entries: 1, withoutDetails: 0, missing: {}, complete: true }, 'End of export: 1 entry.'],
  [
    { entries: 1234, withoutDetails: 3, missing: { 'not-fetched': 1, refused: 2 }, complete: false },
    'End of export: 1,234 entries, 3 of them without details (2 refused by Make, 1 not fetched). This is not all that was asked for.',
  ],
])('the end of %o is told', (end, text) => {
  expect(exportEndText(end)).toBe(text);
});

test.each<[number, MissingDetails, string]>([
  [1, { unreadable: 1 }, '1 entry comes without details: 1 not readable'],
  [
    1002,
    { 'not-found': 1000, refused: 2 },
    '1,002 entries come without details: 2 refused by Make, 1,000 no longer at Make',
  ],
])('%i entries without details, %j, are told', (entries, missing, text) => {
  expect(incompleteDetailsText(entries, missing)).toBe(text);
});

test.each([
  [0, {}, ''],
  [0, { firstSeenAt: 1 }, 'new'],
  [0, { arrivedLate: false, changed: false }, ''],
  [0, { firstSeenAt: 1, arrivedLate: true }, 'new, arrived late'],
  [
    30 * HOUR,
    { firstSeenAt: 1, arrivedLate: true, changed: true },
    'new, arrived late, recorded 30 h late, changed since first seen',
  ],
])('an entry recorded %i ms late, known to be %o, is noted as %j', (delay, known, notes) => {
  expect(markdownNotes({ entry: fakeEntry({ triggeredAt: 1e12, createdAt: 1e12 + delay }), ...known })).toBe(notes);
});
