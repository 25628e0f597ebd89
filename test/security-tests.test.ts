import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './run/root';

/** By first and last number; 23 and 24 are the passphrase lock, which the product does not have yet. */
const GROUPS = [
  [1, 9],
  [10, 15],
  [16, 22],
  [25, 26],
  [27, 49],
  [50, 64],
  [65, 72],
  [73, 78],
  [79, 87],
  [109, 109],
] as const;

/** Those that only a real browser can prove. */
const IN_A_BROWSER = [
  4, 5, 6, 13, 14, 18, 22, 25, 26, 27, 28, 29, 30, 31, 34, 35, 36, 37, 38, 39, 40, 48, 49, 61, 65, 71, 72, 78, 80, 83,
  85, 86,
];

/** Those that are about what was built. */
const IN_THE_BUILD = [66, 87];

const readme = readFileSync(join(ROOT, 'test/README.md'), 'utf8');
const section = /## Security tests\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
const rows = new Map(
  [...section.matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, number, , where = '']) => [
    Number(number),
    [...where.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  ]),
);

describe('the table of security tests', () => {
  test('has every number once, and no other', () => {
    const wanted = GROUPS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
    expect([...rows.keys()]).toEqual(wanted);
    expect(section.match(/^\| \d+ /gm)).toHaveLength(wanted.length);
  });

  test('names files that are there', () => {
    const named = [...rows.values()].flat();
    expect(named.length).toBeGreaterThan(rows.size);
    expect(named.filter((path) => !existsSync(join(ROOT, 'test', path)))).toEqual([]);
    expect([...rows].filter(([, paths]) => paths.length === 0)).toEqual([]);
  });

  test.each(IN_A_BROWSER)('proves %i in real browsers', (number) => {
    expect(rows.get(number)?.some((path) => path.startsWith('e2e/'))).toBe(true);
  });

  test.each(IN_THE_BUILD)('proves %i on what was built', (number) => {
    expect(rows.get(number)?.some((path) => path.startsWith('build/'))).toBe(true);
  });
});
