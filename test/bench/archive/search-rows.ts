import type { Asked } from '../page/ask';
import type { Row } from '../row';
import type { Run } from './archive-rows';
import type { Other } from './others';

/** ×, of one pass over a typed array with as many rows; for a million if that is another. */
const BUDGETS: Readonly<Record<string, readonly [number, number]>> = {
  'search, 1 word': [10, 14],
  'search, 3 words': [16, 16],
  'filter, 4 predicates': [4, 4],
  'object history': [5, 5],
  'search all, counts, timeline': [35, 35],
};

/** Questions to the index in memory; the loading is another part's matter. */
export async function searchRows({ lab, data, quick, records, sqlite }: Run): Promise<readonly Row[]> {
  const asked = await lab.session(async ({ page }) => {
    await page.evaluate(() => bench.load());
    return page.evaluate((...args) => bench.ask(...args), data, quick ? 5 : 20);
  });
  return [...questionRows(data, asked, records, sqlite), ...otherRows(data, asked, records, sqlite)];
}

function questionRows(
  { entries, profile }: Run['data'],
  { times }: Asked,
  records?: Other,
  sqlite?: Other,
): readonly Row[] {
  const floor = times.floor?.best ?? Number.NaN;
  const names = Object.keys(times).filter((name) => name !== 'floor' && !name.startsWith('includes()'));
  const rows = names.map((name): Row => {
    const budget = profile === 'normal' ? budgetOf(name, entries) : undefined;
    const others = { records: records?.times[name]?.best, sqlite: sqlite?.times[name]?.best };
    return {
      metric: name,
      unit: 'ms',
      floor,
      measured: times[name]?.best ?? Number.NaN,
      ...(budget !== undefined && { budget }),
      ...(others.records !== undefined && { records: others.records }),
      ...(others.sqlite !== undefined && { sqlite: others.sqlite }),
    };
  });
  const first = ['search, 1 word', 'search, 3 words'].map((name): Row => {
    return { metric: `${name}, the very first time`, unit: 'ms', measured: times[name]?.first ?? Number.NaN };
  });
  return [...rows, ...first];
}

/** Below a hundred thousand rows, and among hostile ones, it is the distinct values that take the time, not the rows. */
function budgetOf(name: string, entries: number): number | undefined {
  const [hundredThousand, million] = BUDGETS[name] ?? [];
  return entries >= 1_000_000 ? million : entries >= 100_000 ? hundredThousand : undefined;
}

function otherRows(
  { entries, profile }: Run['data'],
  { times, counts }: Asked,
  records?: Other,
  sqlite?: Other,
): readonly Row[] {
  const ours = times['search, 1 word']?.best ?? Number.NaN;
  const against = (metric: string, other: Other | undefined, budget: number | undefined): readonly Row[] => {
    const theirs = other?.times['search, 1 word']?.best;
    if (theirs === undefined || budget === undefined) return [];
    return [{ metric, unit: 'ms', floor: ours, measured: theirs, budget, atLeast: true }];
  };
  const distinct = counts['distinct objects'] ?? 0;
  const includes = times['includes() over the objects']?.best;
  const differing = [records, sqlite].flatMap((other) =>
    Object.entries(other?.counts ?? {}).filter(([name, count]) => counts[name] !== undefined && counts[name] !== count),
  );
  return [
    ...against('search, 1 word: IDB records to ours', records, entries >= 100_000 ? 500 : undefined),
    ...against('search, 1 word: SQLite to ours', sqlite, entries >= 1_000_000 ? 25 : undefined),
    ...(profile === 'hostile' && includes !== undefined
      ? [
          {
            metric: `search among ${new Intl.NumberFormat('en').format(distinct)} objects, to includes()`,
            unit: 'ms',
            floor: includes,
            measured: times['search, a number']?.best ?? Number.NaN,
            ...(entries >= 1_000_000 && { budget: 1 }),
          },
        ]
      : []),
    ...(records || sqlite
      ? [{ metric: 'answers that differ from another store', unit: '', measured: differing.length, budget: 0 }]
      : []),
  ];
}
