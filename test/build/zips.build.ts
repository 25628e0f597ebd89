import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../run/command';
import { ROOT } from '../run/root';
import { BUILDS, filesIn, filesOf } from './output';
import { unzip } from './unzip';

/** Without what the test runner adds to the environment: Vite would build for a test. */
const BARE = { NODE_ENV: 'production', VITEST: '' };

function zipOf(kind: 'chrome' | 'firefox' | 'sources'): Buffer {
  const name = readdirSync(join(ROOT, '.output')).find((file) => file.endsWith(`-${kind}.zip`));
  if (name === undefined) throw new Error(`There is no zip of ${kind}.`);
  return readFileSync(join(ROOT, '.output', name));
}

function digests(files: ReadonlyMap<string, Buffer>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...files].map(([path, data]) => [path, createHash('sha256').update(data).digest('hex')]).sort(),
  );
}

describe('the archives for the stores', () => {
  test.each(BUILDS)('hold the files of %s and nothing else', (build) => {
    expect(digests(unzip(zipOf(build === 'chrome-mv3' ? 'chrome' : 'firefox')))).toEqual(digests(filesOf(build)));
  });

  test('the sources hold what is needed to build, and no test, configuration of a person or secret', () => {
    const roots = new Set([...unzip(zipOf('sources')).keys()].map((path) => path.split('/')[0]));
    expect([...roots].sort()).toEqual([
      'LICENSE',
      'README.md',
      'components',
      'entrypoints',
      'lib',
      'package-lock.json',
      'package.json',
      'public',
      'tsconfig.json',
      'wxt.config.ts',
    ]);
  });

  test('the sources build the same extension, byte for byte, in a folder of another name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'a-reviewer-builds-this-in-a-longer-path-'));
    try {
      for (const [path, data] of unzip(zipOf('sources'))) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), data);
      }
      symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
      const { code, output } = await runCommand('wxt', ['build', '-b', 'firefox', '--mv3'], { cwd: folder, env: BARE });
      expect(code, output).toBe(0);
      expect(digests(filesIn(join(folder, '.output', 'firefox-mv3')))).toEqual(digests(filesOf('firefox-mv3')));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
