import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../run/root';

export interface ServedFile {
  readonly type: string;
  readonly body: Buffer | string;
}

const SQLITE_FILES = ['index.mjs', 'sqlite3.wasm', 'sqlite3-opfs-async-proxy.js'];

/** One of our scripts for the browser, with all that it imports of the real code, as a build ships it. */
export async function bundle(script: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'audit-lens-bench-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: ROOT,
      resolve: { alias: { '@/': `${ROOT}/` } },
      build: {
        outDir,
        target: 'esnext',
        lib: { entry: join(ROOT, script), formats: ['es'], fileName: () => 'script.js' },
        // One file: what the real code loads later is in it.
        rolldownOptions: { output: { codeSplitting: false } },
      },
    });
    return readFileSync(join(outDir, 'script.js'), 'utf8');
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

/** What the page of the bench is made of, by path. */
export async function pageFiles(): Promise<ReadonlyMap<string, ServedFile>> {
  const script = async (path: string): Promise<ServedFile> => ({ type: 'text/javascript', body: await bundle(path) });
  const sqlite = dirname(createRequire(import.meta.url).resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm'));
  return new Map([
    [
      '/',
      { type: 'text/html', body: '<!doctype html><title>Bench</title><script type="module" src="/page.js"></script>' },
    ],
    ['/page.js', await script('test/bench/page/page.ts')],
    ['/sqlite-worker.js', await script('test/bench/others/sqlite-worker.ts')],
    ...SQLITE_FILES.map((name): [string, ServedFile] => [
      `/sqlite/${name}`,
      { type: name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript', body: readFileSync(join(sqlite, name)) },
    ]),
  ]);
}
