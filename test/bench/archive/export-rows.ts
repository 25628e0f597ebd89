import type { Row } from '../row';
import type { Run } from './archive-rows';

const FORMATS = ['csv', 'ndjson', 'ocsf'] as const;
/** From here on one file has to do: the others take hundreds of megabytes. */
const MANY = 1_000_000;

/** Files of what is in memory. */
export async function exportRows({ lab, data, quick }: Run): Promise<readonly Row[]> {
  const formats = quick || data.entries >= MANY ? FORMATS.slice(0, 1) : FORMATS;
  const rounds = quick || data.entries > 100_000 ? 1 : 5;
  const { times, sizes, gap, entries } = await lab.session(async ({ page }) => {
    await page.evaluate(() => bench.load());
    return page.evaluate((...args) => bench.writeFiles(...args), data.entries, formats, rounds);
  });
  const rate = (name: string) => (entries / (times[name]?.best ?? Number.NaN)) * 1000;
  return [
    ...formats.map((format): Row => {
      return {
        metric: `export, ${format} (${((sizes[format] ?? 0) / 1e6).toFixed(1)} MB), to JSON.stringify`,
        unit: '/s',
        more: true,
        floor: rate('floor'),
        measured: rate(format),
        ...(format === 'csv' && { budget: 2 }),
      };
    }),
    { metric: 'longest the page stands still meanwhile, export', unit: 'ms', measured: gap },
  ];
}
