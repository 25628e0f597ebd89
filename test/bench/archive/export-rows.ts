import type { FileKind } from '../page/export';
import type { Row } from '../row';
import type { Run } from './archive-rows';

const FORMATS = ['csv', 'ndjson', 'ocsf'] as const;
/** From here on one file has to do: the others take hundreds of megabytes. */
const MANY = 1_000_000;

type Written = Awaited<ReturnType<typeof bench.writeFiles>>;

/** Files of what is in memory. Each format in a browser of its own: files that are done with take room for a while. */
export async function exportRows({ lab, data, quick }: Run): Promise<readonly Row[]> {
  const formats = quick || data.entries >= MANY ? FORMATS.slice(0, 1) : FORMATS;
  const rows: Row[] = [];
  let gap = 0;
  for (const format of formats) {
    const rounds = quick || format !== 'csv' ? 1 : data.entries >= MANY ? 2 : 5;
    const kinds: readonly FileKind[] = ['json floor', format];
    const written = await lab.session(async ({ page }) => {
      await page.evaluate(() => bench.load());
      return page.evaluate((...args) => bench.writeFiles(...args), data.entries, kinds, rounds);
    });
    gap = Math.max(gap, written.gap);
    rows.push({
      metric: `export, ${format} (${((written.sizes[format] ?? 0) / 1e6).toFixed(1)} MB), to JSON.stringify`,
      unit: '/s',
      more: true,
      floor: rateOf(written, 'json floor'),
      measured: rateOf(written, format),
      ...(format === 'csv' && { budget: 2 }),
    });
  }
  return [...rows, { metric: 'longest the page stands still meanwhile, export', unit: 'ms', measured: gap }];
}

/** Entries in a second; NaN, which meets no budget, for a file that found no room. */
function rateOf({ times, sizes, entries }: Written, kind: FileKind): number {
  const took = (sizes[kind] ?? 0) === 0 ? undefined : times[kind]?.best;
  return (entries / (took ?? Number.NaN)) * 1000;
}
