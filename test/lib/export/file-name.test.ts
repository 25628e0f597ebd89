import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, FILE_TYPES } from '@/lib/audit-log/export-format';
import { exportFileName, safeFileName } from '@/lib/export/file-name';
import { teamSource } from '../archive/builders';
import { fakeFacts } from './builders';

/** What no system, and no shell by accident, takes for something else (security.md 76). */
function expectSafe(name: string): void {
  expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,79}$/);
  expect(name).not.toContain('..');
  expect(name).not.toMatch(/^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i);
}

const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom('.', '-', '/', '\\', 'a', ' ', 'é', '\0', '\u202e', '_'), maxLength: 120 }),
  fc
    .tuple(fc.constantFrom('CON', 'nul.', 'Com1', 'lpt9.x', 'aux-', '.prn'), fc.string())
    .map((parts) => parts.join('')),
);

describe('a file name', () => {
  test('is safe, whatever it is made from', () => {
    fc.assert(
      fc.property(anyName, fc.constantFrom(...EXPORT_FORMATS), (name, format) => {
        const { extension } = FILE_TYPES[format];
        const file = safeFileName(name, extension);
        expectSafe(file);
        expect(file.endsWith(`.${extension}`)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  test.each([
    ['Larkfield Goods', 'Larkfield-Goods.csv'],
    ['../../etc/passwd', 'etc-passwd.csv'],
    ['Łódź – Büro', 'odz-Buro.csv'],
    ['NUL', 'file-NUL.csv'],
    ['con.txt', 'file-con.txt.csv'],
    ['…', 'export.csv'],
    ['日本', 'export.csv'],
    ['', 'export.csv'],
    ['x'.repeat(500), `${'x'.repeat(76)}.csv`],
  ])('of %j is %j', (name, file) => {
    expect(safeFileName(name, 'csv')).toBe(file);
  });
});

describe('the name of an export', () => {
  test.each([
    [{}, 'csv', 'make-audit-log-eu1.make.com-Northwind-20240501T093015Z.csv'],
    [{ organizationName: undefined }, 'json', 'make-audit-log-eu1.make.com-organization-3-20240501T093015Z.json'],
    [{ organizationName: '日本' }, 'ocsf', 'make-audit-log-eu1.make.com-organization-3-20240501T093015Z.ocsf.ndjson'],
    [
      { source: teamSource(7), teamName: 'Finance & Co' },
      'markdown',
      'make-audit-log-eu1.make.com-Finance-Co-20240501T093015Z.md',
    ],
    [{ source: teamSource(7) }, 'cef', 'make-audit-log-eu1.make.com-team-7-20240501T093015Z.cef'],
  ] as const)('of %o as %s is %s', (facts, format, name) => {
    expect(exportFileName(fakeFacts(facts), format)).toBe(name);
  });

  test('says zone and time, however the organization is called', () => {
    fc.assert(
      fc.property(anyName, fc.constantFrom(...EXPORT_FORMATS), (organizationName, format) => {
        const name = exportFileName(fakeFacts({ organizationName }), format);
        expectSafe(name);
        expect(name).toMatch(/^make-audit-log-eu1\.make\.com-.+-20240501T093015Z\./);
      }),
    );
  });
});
