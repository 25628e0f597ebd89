import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, FILE_TYPES } from '@/lib/audit-log/export-format';
import { fakeFacts, fileOf, ONE_OF_EACH } from './builders';

/**
 * What a file of each format looks like, to be read by people; a change of it is a change for everybody's scripts.
 * `schemas.test.ts` and `cef.test.ts` hold the same entries against the published schemas.
 */
test.each(EXPORT_FORMATS)('a file of %s is the golden one', async (format) => {
  const golden = `../../fixtures/export/golden.${FILE_TYPES[format].extension}`;
  await expect(fileOf(format, ONE_OF_EACH)).toMatchFileSnapshot(golden);
});

describe('a JSON file', () => {
  test('reads back with all its facts', () => {
    expect(JSON.parse(fileOf('json', ONE_OF_EACH))).toMatchObject({
      format: 'audit-lens-export',
      version: 1,
      facts: {
        product: 'Audit Lens for Make',
        productVersion: '1.2.3',
        zone: 'eu1.make.com',
        source: { type: 'organization', organizationId: 3, organizationName: 'Northwind' },
        query: 'event:webhook_created -actor:"Dana; Kim"',
        coverage: {
          text: 'Everything since Apr 1, 2024; the log goes back further',
          from: '2024-04-01T00:00:00.000Z',
          to: '2024-05-01T09:29:15.250Z',
          complete: false,
          total: 6838,
          searched: 2300,
          matched: 7,
        },
        exportedAt: '2024-05-01T09:30:15.250Z',
        entries: 7,
        withDetails: true,
      },
      entries: ONE_OF_EACH.map(({ entry: { uuid, raw } }) => ({ uuid, raw })),
      end: { entries: 7, withoutDetails: 1, complete: false },
    });
  });

  test('does not parse when it was cut off', () => {
    const file = fileOf('json', ONE_OF_EACH);
    const cutOff = file.slice(0, file.indexOf('],\n"end"'));
    expect(() => JSON.parse(cutOff)).toThrow(SyntaxError);
  });
});

test.each(EXPORT_FORMATS)(
  'a file of %s says zone, source, query, coverage and time, and nothing it was not asked to',
  (format) => {
    const stray = { ...fakeFacts(), token: 'secret-token', last4: 'ab12' };
    const file = fileOf(format, [], stray);
    for (const fact of [
      'eu1.make.com',
      'Northwind',
      'event',
      'Everything since Apr 1, 2024',
      '2024-05-01T09:30:15.250Z',
    ]) {
      expect(file).toContain(fact);
    }
    expect(file).not.toContain('secret-token');
    expect(file).not.toContain('ab12');
  },
);
