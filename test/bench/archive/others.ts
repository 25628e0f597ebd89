import type { Lab } from '../lab/lab';
import type { Data } from '../page/entries';
import type { Comparison } from '../page/measure';

/** What another store took: µs to insert an entry, bytes on disk of one, ms to the newest 50, ms for each question. */
export interface Other {
  readonly insert: number;
  readonly disk: number;
  readonly first: number;
  readonly times: Comparison;
  readonly counts: Readonly<Record<string, number>>;
}

/** After the first one. Scans that take a minute are done once, those that take seconds twice, others more often. */
const roundsFor = (entries: number, quick: boolean) => (entries >= 1_000_000 ? 0 : quick || entries >= 100_000 ? 1 : 5);
const OPENINGS = 3;

/** One record for each entry in IndexedDB. */
export async function measureRecords(lab: Lab, data: Data, quick: boolean): Promise<Other> {
  const took = await lab.session(({ page }) => page.evaluate((asked) => bench.fillRecords(asked), data));
  const disk = lab.bytesIn('IndexedDB');
  const first = await fresh(() => lab.session(({ page }) => page.evaluate(() => bench.readRecords())));
  const rounds = roundsFor(data.entries, quick);
  const asked = await lab.session(({ page }) => page.evaluate((...args) => bench.askRecords(...args), data, rounds));
  return { insert: (took / data.entries) * 1000, disk: disk / data.entries, first, ...asked };
}

/** SQLite in WebAssembly, in the origin's private folder. */
export async function measureSqlite(lab: Lab, data: Data, quick: boolean): Promise<Other> {
  const took = await lab.session(({ page }) =>
    page.evaluate(async (asked) => {
      await bench.openSqlite(asked);
      const filled = await bench.fillSqlite(asked);
      await bench.closeSqlite(asked);
      return filled;
    }, data),
  );
  const disk = lab.bytesIn('File System');
  const first = await fresh(() =>
    lab.session(({ page }) => page.evaluate(async (asked) => (await bench.openSqlite(asked)).took, data)),
  );
  const asked = await lab.session(({ page }) =>
    page.evaluate(
      async (wanted, rounds) => {
        await bench.openSqlite(wanted);
        return bench.askSqlite(wanted, rounds);
      },
      data,
      // Its answers take less than a tenth of the time.
      quick ? 1 : data.entries >= 1_000_000 ? 2 : 5,
    ),
  );
  return { insert: (took / data.entries) * 1000, disk: disk / data.entries, first, ...asked };
}

/** The least of some, each in a browser of its own. */
async function fresh(open: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < OPENINGS; count += 1) least = Math.min(least, await open());
  return least;
}
