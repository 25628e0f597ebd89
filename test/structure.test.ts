import { readdirSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { ROOT } from './run/root';
import { readSources, type Source } from './structure/imports';
import { HOUSES, LAYERS, layerOf, SECRETS } from './structure/layers';

const sources = readSources();
const code = ({ imports }: Source) => imports.filter(({ typeOnly }) => !typeOnly);

describe('the modules that ship', () => {
  test('are seen at all', () => {
    expect(sources.length).toBeGreaterThan(150);
    expect(sources.flatMap(code).length).toBeGreaterThan(300);
  });

  test('lie in folders that the rules know', () => {
    expect(sources.filter(({ path }) => layerOf(path) === undefined).map(({ path }) => path)).toEqual([]);
  });

  test.each(Object.entries(LAYERS))('%s imports only what it may', (layer, allowed) => {
    const mine = sources.filter(({ path }) => layerOf(path) === layer);
    expect(mine.length).toBeGreaterThan(0);
    const wrong = mine.flatMap((source) =>
      code(source)
        .filter(({ module }) => !mayImport(layer, allowed, module))
        .map(({ module }) => `${source.path} → ${module}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each(HOUSES)('%s has rooms that know each other one way only, even by type', (house) => {
    const mine = sources.filter(({ path }) => path.startsWith(`${house}/`));
    const between = mine.flatMap(({ path, imports }) => {
      const layer = layerOf(path) ?? '';
      return imports
        .filter(({ module }) => module.startsWith(`${house}/`) && layerOf(module) !== layer)
        .map(({ module }) => ({ layer, allowed: LAYERS[layer] ?? [], path, module }));
    });
    expect(between.length).toBeGreaterThan(50);
    const wrong = between.filter(({ layer, allowed, module }) => !mayImport(layer, allowed, module));
    expect(wrong.map(({ path, module }) => `${path} → ${module}`)).toEqual([]);
  });

  test('lie in folders of lib that know each other one way only, even by type', () => {
    const arrows = folderArrows(sources.filter(({ path }) => path.startsWith('lib/')));
    expect(arrows.size).toBeGreaterThan(20);
    expect([...arrows.keys()].filter((folder) => below(folder, arrows).has(folder))).toEqual([]);
  });

  test('below the entrypoints know nothing above them, not even by type', () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith('lib/'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ module }) => /^(components|entrypoints|test)\//.test(module))
          .map(({ module }) => `${path} → ${module}`),
      );
    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(SECRETS))('%s is in the hands of the background alone', (secret, holders) => {
    expect(sources.some(({ path }) => path === secret)).toBe(true);
    const wrong = sources.filter(
      (source) =>
        code(source).some(({ module }) => module === secret) &&
        !holders.some((holder) => source.path.startsWith(holder)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('do not import each other in circles', () => {
    expect(findCycle(sources)).toBeUndefined();
  });

  test('are no barrels', () => {
    const barrels = sources.filter(
      ({ path, text }) =>
        /(^|\/)index\.tsx?$/.test(path) || /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s+from\s/m.test(text),
    );
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  test('name each file after what it is, in kebab case', () => {
    expect(sources.filter(({ path }) => !/^[a-z0-9/-]+\.tsx?$/.test(path)).map(({ path }) => path)).toEqual([]);
  });

  test('stay short enough to be read at once', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 250).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  test('wire and nothing else, in entrypoints', () => {
    const entrypoints = sources.filter(({ path }) => path.startsWith('entrypoints/'));
    expect(entrypoints.length).toBeGreaterThanOrEqual(5);
    expect(entrypoints.filter(({ text }) => text.split('\n').length > 60).map(({ path }) => path)).toEqual([]);
  });
});

interface Forbidden {
  readonly what: string;
  readonly pattern: RegExp;
  /** Paths that may. */
  readonly except?: RegExp;
}

const FORBIDDEN: readonly Forbidden[] = [
  {
    what: 'markup from text',
    pattern:
      /\.(?:inner|outer)HTML\b|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|createContextualFragment/,
  },
  { what: 'code from text', pattern: /\beval\(|new Function\(|set(?:Timeout|Interval)\(\s*['"`]/ },
  { what: 'a script brought in at run time', pattern: /importScripts|createElement\(['"]script/ },
  {
    what: 'another way to the network than the fetch handed to it',
    pattern: /(?<!typeof )(?:window|globalThis|self)\.fetch\b|XMLHttpRequest|sendBeacon|WebSocket|EventSource/,
  },
  {
    what: 'storage that web pages have',
    pattern:
      /\b(?:local|session)Storage\.(?:get|set|remove)Item|(?:window|globalThis|self)\.(?:local|session)Storage|document\.cookie/,
  },
  { what: 'messages to pages', pattern: /tabs\.sendMessage|\.scripting\b|window\.postMessage|parent\.postMessage/ },
  {
    what: 'the browser interface by its bare name',
    pattern: /(?<![\w.'"`/-])(?:chrome|browser)\.\w/,
    except: /^entrypoints\/|^lib\/(?:browser|messaging|state)\//,
  },
  { what: 'the console', pattern: /\bconsole\.\w+\(/ },
  {
    what: 'a wait at its top level: a page is one file, and what it loads later would wait for that file to end',
    pattern: /^(?:(?:export )?(?:const|let) [^=]+= |\} = )?(?:for )?await\b/,
  },
  {
    what: 'a schema before it is needed: to make them all takes the worker some ms, each time it is started',
    pattern: /^(?:export )?const [^=]+= z\./,
  },
  { what: 'a way to open the keys', pattern: /exportKey|extractable:\s*true|setAccessLevel\([^)]*UNTRUSTED/ },
];

describe('no module that ships uses', () => {
  test.each(FORBIDDEN)('$what', ({ pattern, except }) => {
    const users = sources
      .filter(({ path }) => except?.test(path) !== true)
      .flatMap(({ path, text }) =>
        withoutComments(text)
          .split('\n')
          .filter((line) => pattern.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(users).toEqual([]);
  });
});

describe('what is drawn', () => {
  const drawn = sources.filter(({ path }) => path.startsWith('components/') && path.endsWith('.tsx'));

  test('spreads nothing over an element but what is written out beside it', () => {
    // A row of Make's with a key `dangerouslySetInnerHTML` must not become a property.
    const spreads = drawn.flatMap(({ path, text }) =>
      [...text.matchAll(/\{\.\.\.\s*([\s\S]{0,40})/g)]
        .map(({ index, 1: what = '' }) => ({ path, what, tag: /.*<([A-Za-z]\w*)\b/s.exec(text.slice(0, index))?.[1] }))
        .filter(({ tag }) => tag !== undefined && /^[a-z]/.test(tag)),
    );
    expect(spreads.length).toBeGreaterThan(2);
    const writtenOut = /^(?:placedAt\(|TYPES\[|\([^)]*[=?])/;
    expect(spreads.filter(({ what }) => !writtenOut.test(what))).toEqual([]);
  });

  test('links and loads by written out addresses, or by the one component that knows the six zones', () => {
    const addresses = drawn.flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(/<(\w+)\b[^<]*?\s(href|src|srcDoc|action|formAction|data)=("[^"]*"|\{)/g)].map(
        ([, tag = '', attribute, value = '']) => ({ path, tag, attribute, value }),
      ),
    );
    expect(addresses.length).toBeGreaterThan(5);
    const unknown = addresses
      .filter(({ tag }) => /^[a-z]/.test(tag))
      .filter(({ value }) => !/^"(?:#\w+|\/icon\/\d+\.png)"$/.test(value));
    expect(unknown).toEqual([{ path: 'components/ui/external-link.tsx', tag: 'a', attribute: 'href', value: '{' }]);
  });
});

test('only the background names the global fetch; all else is handed one', () => {
  const users = sources
    .filter(({ text }) => /(?<![.\w])fetch\(/.test(withoutComments(text)))
    .filter(
      ({ text }) => !/function fetch\(|\bfetch[:,]|readonly fetch/.test(text.replace('fetch: (input, init) =>', '')),
    );
  expect(users.map(({ path }) => path)).toEqual(['entrypoints/background.ts']);
});

test('the top level holds the five folders and what tools insist on', () => {
  const ignored = ['.git', '.output', '.wxt', '.cache', 'node_modules'];
  const found = readdirSync(ROOT).filter((name) => !ignored.includes(name) && !name.endsWith('.log'));
  expect(found.sort()).toEqual(
    [
      '.ci',
      '.gitignore',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'biome.json',
      'components',
      'entrypoints',
      'knip.json',
      'lib',
      'package-lock.json',
      'package.json',
      'public',
      'test',
      'tsconfig.json',
      'vitest.config.ts',
      'wxt.config.ts',
    ].sort(),
  );
});

function mayImport(layer: string, allowed: readonly string[], module: string): boolean {
  const target = layerOf(module);
  // A module loaded for what it does: a style sheet, drawn by the build.
  if (module.endsWith('.css')) return layer === 'components' || layer.startsWith('entrypoints/');
  if (target === layer) return true;
  if (target === 'base' && layer !== 'entrypoints/make-page.ts') return true;
  return allowed.some((one) => {
    if (one.endsWith('/*')) return target === one.slice(0, -2);
    return module === one || module.startsWith(one.endsWith('/') ? one : `${one}/`);
  });
}

function findCycle(modules: readonly Source[]): readonly string[] | undefined {
  const byPath = new Map(modules.map((source) => [source.path, source]));
  const done = new Set<string>();
  function visit(path: string, trail: readonly string[]): readonly string[] | undefined {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    const source = byPath.get(path);
    if (source === undefined || done.has(path)) return undefined;
    for (const { module } of code(source)) {
      const cycle = visit(module, [...trail, path]);
      if (cycle !== undefined) return cycle;
    }
    done.add(path);
    return undefined;
  }
  for (const { path } of modules) {
    const cycle = visit(path, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

/** Which folders each folder of these modules imports from, types included; what lies directly in lib is anybody's. */
function folderArrows(modules: readonly Source[]): ReadonlyMap<string, ReadonlySet<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const { path, imports } of modules) {
    const from = dirname(path);
    const to = imports.map(({ module }) => dirname(module)).filter((one) => one.startsWith('lib/') && one !== from);
    arrows.set(from, new Set([...(arrows.get(from) ?? []), ...to]));
  }
  arrows.delete('lib');
  return arrows;
}

/** Every folder that can be come to from this one. */
function below(folder: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const to of arrows.get(next) ?? []) {
      if (found.has(to)) continue;
      found.add(to);
      waiting.push(to);
    }
  }
  return found;
}

/** Comments may speak of what the code must not do. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}
