import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ROOT } from '../run/root';

export const BUILDS = ['chrome-mv3', 'firefox-mv3'] as const;
export type Build = (typeof BUILDS)[number];

/** Every file of a build by its path with `/`. An empty build fails: a check that sees nothing proves nothing. */
export function filesOf(build: Build): ReadonlyMap<string, Buffer> {
  return filesIn(join(ROOT, '.output', build));
}

export function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)] as const);
  if (files.length === 0) throw new Error(`${folder} is empty`);
  return new Map(files.sort(([a], [b]) => a.localeCompare(b)));
}

export function textOf(files: ReadonlyMap<string, Buffer>, path: string): string {
  const file = files.get(path);
  if (file === undefined) throw new Error(`${path} was not built; there is ${[...files.keys()]}`);
  return file.toString('utf8');
}

/** Scripts of a build with the names of the people who wrote them removed: the path, and the text. */
export function scriptsOf(build: Build): readonly (readonly [path: string, text: string])[] {
  return [...filesOf(build)]
    .filter(([path]) => path.endsWith('.js'))
    .map(([path, data]) => [path, data.toString('utf8')]);
}

/** A script and every chunk it needs for its first picture, directly or not; not what comes after that. */
export function bundleOf(files: ReadonlyMap<string, Buffer>, entry: string): ReadonlyMap<string, Buffer> {
  const bundle = new Map<string, Buffer>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const data = files.get(path);
    if (bundle.has(path) || data === undefined) continue;
    bundle.set(path, data);
    const base = `https://build.example/${path}`;
    const text = data.toString('utf8');
    for (const [, specifier = ''] of text.matchAll(/(?:from|import|src=|href=)\s*["']([^"']+\.(?:js|css))["']/g)) {
      waiting.push(new URL(specifier, base).pathname.slice(1));
    }
  }
  return bundle;
}
