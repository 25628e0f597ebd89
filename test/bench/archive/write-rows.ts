import type { Comparison } from '../page/measure';
import type { Row } from '../row';
import type { Run } from './archive-rows';

/** From the answer of Make to bytes on the disk. */
export async function writeRows({ lab, spare, data, quick, records, sqlite }: Run): Promise<readonly Row[]> {
  const { entries, profile } = data;
  const perEntry = (ms: number) => (ms / entries) * 1000;
  const filled = await lab.session(({ page }) => page.evaluate((asked) => bench.fill(asked), data));
  const pages = Math.ceil(entries / 1000);
  const { encoded, opaque } = await spare.session(async ({ page }) => ({
    encoded: await page.evaluate((...args) => bench.encode(...args), profile, quick ? 5 : 15),
    opaque: await page.evaluate((...args) => bench.writeOpaque(...args), pages, Math.round(filled.bytes / pages)),
  }));
  const disk = lab.bytesIn('IndexedDB') / entries;
  const rate = (micros: number) => 1e6 / micros;
  return [
    ...encodeRows(encoded.times, encoded.seal),
    {
      metric: 'append, sealed, in pages of 1,000',
      unit: '/s',
      more: true,
      floor: rate(perEntry(opaque)),
      measured: rate(perEntry(filled.append)),
      ...(records && { records: rate(records.insert) }),
      ...(sqlite && { sqlite: rate(sqlite.insert) }),
    },
    {
      metric: 'append and merge',
      unit: '/s',
      more: true,
      floor: rate(perEntry(opaque)),
      measured: rate(perEntry(filled.append + filled.compact)),
    },
    { metric: 'longest merge', unit: 'ms', measured: filled.longestCompact },
    { metric: 'entries not kept', unit: '', measured: entries - filled.entries, budget: 0 },
    {
      metric: 'on disk for an entry',
      unit: 'B',
      measured: disk,
      // Ten thousand are too few to outweigh what an empty database takes.
      ...(entries >= 100_000 && profile === 'normal' && { budget: 45 }),
      ...(records && { records: records.disk }),
      ...(sqlite && { sqlite: sqlite.disk }),
    },
  ];
}

function encodeRows(times: Comparison, seal: number): readonly Row[] {
  const floor = times.parse?.best ?? Number.NaN;
  const row = (metric: string, measured: number, budget?: number): Row => {
    return { metric, unit: 'µs', floor, measured, ...(budget === undefined ? {} : { budget }) };
  };
  return [
    row('an entry of a page: validate', times['parse, validate']?.best ?? Number.NaN),
    row('an entry of a page: validate, encode', times['parse, validate, encode']?.best ?? Number.NaN, 5),
    row('an entry of a page: seal', seal),
  ];
}

/** What a look brings to an archive of this size, which has other entries afterwards. */
export async function smallAppendRows({ lab, quick }: Run): Promise<readonly Row[]> {
  // The first ones wake the archive.
  const repeats = quick ? 12 : 40;
  const { wake, append, floor } = await lab.session(({ page }) =>
    page.evaluate((count) => bench.appendSmall(count), repeats + 3),
  );
  return [
    {
      metric: 'append of 50, sealed, with the cursor',
      unit: 'ms',
      floor: Math.min(...floor.slice(3)),
      measured: Math.min(...append.slice(3)),
      budget: 8,
    },
    { metric: 'first look of a worker at the archive', unit: 'ms', measured: wake },
  ];
}
