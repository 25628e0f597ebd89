import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { ROOT } from '../run/root';

export interface Import {
  /** Path from the root for our own modules, the specifier for packages. */
  readonly module: string;
  readonly typeOnly: boolean;
}

export interface Source {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const SHIPPED = ['entrypoints', 'components', 'lib'] as const;
const STATEMENT =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** Every module that ships, with what it imports. */
export function readSources(): readonly Source[] {
  const paths = SHIPPED.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
  const known = new Set(paths);
  return paths.sort().map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    return { path, text, imports: importsOf(path, text, known) };
  });
}

function importsOf(path: string, text: string, known: ReadonlySet<string>): readonly Import[] {
  return [...text.matchAll(STATEMENT)].map(([statement, type, from, dynamic]) => {
    const specifier = from ?? dynamic ?? '';
    return { module: resolve(path, specifier, known), typeOnly: type !== undefined || onlyTypes(statement) };
  });
}

/** `import { type A, type B } from ...` brings no code either. */
function onlyTypes(statement: string): boolean {
  const names = /\{([^}]*)\}/.exec(statement)?.[1];
  if (names === undefined || /import\s+\w/.test(statement)) return false;
  const list = names.split(',').filter((name) => name.trim() !== '');
  return list.length > 0 && list.every((name) => /^\s*type\s/.test(name));
}

function resolve(from: string, specifier: string, known: ReadonlySet<string>): string {
  if (!specifier.startsWith('.') && !specifier.startsWith('@/')) return specifier;
  const path = specifier.startsWith('@/') ? specifier.slice(2) : posix.join(dirname(from), specifier);
  return [`${path}.ts`, `${path}.tsx`, path].find((candidate) => known.has(candidate)) ?? path;
}
