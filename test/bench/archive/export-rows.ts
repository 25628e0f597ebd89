import type { FileKind } from '../page/export';
import type { Row } from '../row';
import type { Run } from './archive-rows';

const FORMATS = ['csv', 'ndjson', 'ocsf'] as const;
/** From here on one file has to do, each in a browser of its own: they take hundreds of megabytes. */
const MANY = 1_000_000;

type Written = Awaited<ReturnType<typeof bench.writeFiles>>;

/** Files of what is in memory. */
export async function exportRows({ lab, data, quick }: Run): Promise<readonly Row[]> {
  const many = data.entries >= MANY;
  const formats = quick || many ? FORMATS.slice(0, 1) : FORMATS;
  const rounds = quick || data.entries > 100_000 ? 1 : 5;
  const write = (kinds: readonly FileKind[]): Promise<Written> =>
    lab.session(async ({ page }) => {
      await page.evaluate(() => bench.load());
      return page.evaluate((...args) => bench.writeFiles(...args), data.entries, kinds, rounds);
    });
  const floor = many ? await write(['json floor']) : await write(['json floor', ...formats]);
  const files = many ? await write(formats) : floor;
  return [
    ...formats.map((format): Row => {
      const size = ((files.sizes[format] ?? 0) / 1e6).toFixed(1);
      return {
        metric: `export, ${format} (${size} MB), to JSON.stringify`,
        unit: '/s',
        more: true,
        floor: rateOf(floor, 'json floor'),
        measured: rateOf(files, format),
        ...(format === 'csv' && { budget: 2 }),
      };
    }),
    { metric: 'longest the page stands still meanwhile, export', unit: 'ms', measured: files.gap },
  ];
}

/** Entries in a second; NaN, which meets no budget, for a file that found no room. */
function rateOf({ times, sizes, entries }: Written, kind: FileKind): number {
  const took = (sizes[kind] ?? 0) === 0 ? undefined : times[kind]?.best;
  return (entries / (took ?? Number.NaN)) * 1000;
}
