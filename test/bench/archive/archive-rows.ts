import type { Lab } from '../lab/lab';
import type { BenchOptions } from '../options';
import type { Data } from '../page/entries';
import type { Row } from '../row';
import { exportRows } from './export-rows';
import { measureRecords, measureSqlite, type Other } from './others';
import { readRows } from './read-rows';
import { searchRows } from './search-rows';
import { smallAppendRows, writeRows } from './write-rows';

/** What one size of archive is measured with. */
export interface Run {
  readonly lab: Lab;
  /** Another profile, for what must not add to the first one's files. */
  readonly spare: Lab;
  readonly data: Data;
  readonly quick: boolean;
  readonly records?: Other;
  readonly sqlite?: Other;
}

/** The archive of so many entries in a real browser; what a part needs of another is done in any case. */
export async function measureArchive(
  openLab: () => Lab,
  entries: number,
  options: BenchOptions,
): Promise<readonly Row[]> {
  const { parts, profile, quick } = options;
  const data = { entries, profile };
  const compared = parts.has('write') || parts.has('read') || parts.has('search');
  const others = {
    ...(compared && entries <= options.records ? { records: await measureRecords(openLab(), data, quick) } : {}),
    ...(compared && entries <= options.sqlite ? { sqlite: await measureSqlite(openLab(), data, quick) } : {}),
  };
  const run: Run = { lab: openLab(), spare: openLab(), data, quick, ...others };
  const rows = [
    ...(await writeRows(run)),
    ...(parts.has('read') ? await readRows(run) : []),
    ...(parts.has('search') ? await searchRows(run) : []),
    ...(parts.has('export') ? await exportRows(run) : []),
    ...(parts.has('write') ? await smallAppendRows(run) : []),
  ];
  const group = `${new Intl.NumberFormat('en').format(entries)} entries${profile === 'hostile' ? ', hostile' : ''}`;
  return rows.map((row) => ({ ...row, group }));
}
