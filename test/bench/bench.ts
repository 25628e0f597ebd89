import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run/root';
import { measureArchive } from './archive/archive-rows';
import { untilIdle } from './idle';
import { withLabs } from './lab/lab';
import { machineOf } from './machine';
import { ARCHIVE_PARTS, type BenchOptions, PANEL_PARTS, type Part, parseOptions, USAGE } from './options';
import { measurePanel } from './panel/panel-rows';
import { measureRequests } from './requests';
import { isAlarm, markdownTable, type Row, table, verdictOf } from './row';
import { measureSizes } from './sizes';

// `npm run bench`: one table of what the built extension and its archive take, beside what nobody can beat and what one
// would have otherwise. Times are ratios to floors of the same run; nothing here asserts a number of milliseconds.

const options = parseOptions(process.argv.slice(2));
if (options === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await run(options);
}

async function run(options: BenchOptions): Promise<void> {
  const { quick, parts, sizes } = options;
  const idle = await untilIdle(quick ? 5 : 45);
  const machine = await machineOf();
  const asks = (group: readonly Part[]) => group.some((one) => parts.has(one));
  const rows: Row[] = [];
  let broken = 0;

  /** What breaks takes nothing else with it, and what is done is kept. */
  async function part(name: string, measure: () => Promise<readonly Row[]> | readonly Row[]): Promise<void> {
    if (!quick) console.log(`${name} ...`);
    try {
      rows.push(...(await measure()));
    } catch (error) {
      broken += 1;
      console.error(`${name} could not be measured:`, error);
    }
    save(options, { ...machine, idle, profile: options.profile, sizes }, rows);
  }

  if (parts.has('sizes')) await part('sizes', measureSizes);
  if (parts.has('requests')) await part('requests', measureRequests);
  if (asks(ARCHIVE_PARTS)) {
    await withLabs(async (openLab) => {
      for (const size of sizes) await part(`${size} entries`, () => measureArchive(openLab, size, options));
    });
  }
  if (asks(PANEL_PARTS)) {
    for (const size of sizes) await part(`panel with ${size}`, () => measurePanel(size, parts));
  }

  console.log(table(rows));
  console.log(machine.text);
  if (!idle) console.log('The machine was busy at the start: read the times with that in mind.');
  const missed = rows.filter((row) => verdictOf(row) === 'missed').length;
  const alarms = rows.filter(isAlarm).length;
  console.log(`${rows.length} lines, ${missed} beyond their budget, ${alarms} of those by what fails a run.`);
  if (alarms + broken > 0 || rows.length === 0) process.exitCode = 1;
}

function save({ out }: BenchOptions, facts: object, rows: readonly Row[]): void {
  const folder = join(ROOT, 'test', 'bench', 'out');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${out}.json`), `${JSON.stringify({ ...facts, rows }, undefined, 2)}\n`);
  writeFileSync(join(folder, `${out}.md`), `${markdownTable(rows)}\n`);
}
