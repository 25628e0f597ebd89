import type { Profile } from './page/entries';

/** Of the archive alone, and of the whole extension in its panel. */
export const ARCHIVE_PARTS = ['write', 'read', 'search', 'export'] as const;
export const PANEL_PARTS = ['panel', 'list', 'worker'] as const;
export const PARTS = ['sizes', 'requests', ...ARCHIVE_PARTS, ...PANEL_PARTS] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  /** How many entries, one run each. */
  readonly sizes: readonly number[];
  readonly parts: ReadonlySet<Part>;
  readonly profile: Profile;
  /** Ten thousand entries and few repeats: what `npm test` runs. */
  readonly quick: boolean;
  /** A record for each entry in IndexedDB, and SQLite, are measured up to so many entries. */
  readonly records: number;
  readonly sqlite: number;
  /** Where the figures go beside the table, in `test/bench/out`. */
  readonly out: string;
}

export const USAGE = `npm run bench -- [--n=10000,100000,1000000] [--only=${PARTS.join(',')}] [--profile=normal|hostile]
  [--records=100000] [--sqlite=100000] [--quick] [--out=name]`;

/** `undefined` if one of them means nothing. */
export function parseOptions(args: readonly string[]): BenchOptions | undefined {
  const given = new Map(args.map((arg): [string, string] => splitOption(arg)));
  const quick = given.has('quick');
  const sizes = list(given.get('n') ?? (quick ? '10000' : '10000,100000,1000000')).map(Number);
  const parts = list(given.get('only') ?? (quick ? ARCHIVE_PARTS : PARTS).join(',')).map(partOf);
  const profile = given.get('profile') ?? 'normal';
  const upTo = {
    records: Number(given.get('records') ?? 100_000),
    sqlite: Number(given.get('sqlite') ?? (quick ? 0 : 100_000)),
  };
  const known = ['quick', 'n', 'only', 'profile', 'records', 'sqlite', 'out'];
  if (![...given.keys()].every((name) => known.includes(name))) return undefined;
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1000)) return undefined;
  if (Number.isNaN(upTo.records) || Number.isNaN(upTo.sqlite)) return undefined;
  if (profile !== 'normal' && profile !== 'hostile') return undefined;
  const wanted = new Set(parts.filter((part) => part !== undefined));
  if (wanted.size === 0 || parts.includes(undefined)) return undefined;
  return {
    sizes,
    parts: wanted,
    profile,
    quick,
    ...upTo,
    out: given.get('out') ?? (quick ? 'quick' : 'bench'),
  };
}

function splitOption(arg: string): [string, string] {
  const [, name = 'none', , value = ''] = /^--([a-z]+)(=(.*))?$/.exec(arg) ?? [];
  return [name, value];
}

function list(text: string): readonly string[] {
  return text.split(',').filter((one) => one !== '');
}

function partOf(name: string): Part | undefined {
  return PARTS.find((part) => part === name);
}
