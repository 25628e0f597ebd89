import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run/root';
import { measureArchive } from './archive/archive-rows';
import { untilIdle } from './idle';
import { withLabs } from './lab/lab';
import { machineOf } from './machine';
import { type BenchOptions, parseOptions, USAGE } from './options';
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
  const rows: Row[] = [];
  if (parts.has('sizes')) rows.push(...measureSizes());
  if (parts.has('requests')) rows.push(...(await measureRequests()));
  await withLabs(async (openLab) => {
    for (const entries of sizes) rows.push(...(await measureArchive(openLab, entries, options)));
  });
  if (parts.has('panel')) rows.push(...(await measurePanel(sizes)));

  console.log(table(rows));
  console.log(machine.text);
  if (!idle) console.log('The machine was busy at the start: read the times with that in mind.');
  const missed = rows.filter((row) => verdictOf(row) === 'missed').length;
  const alarms = rows.filter(isAlarm);
  const folder = join(ROOT, 'test', 'bench', 'out');
  mkdirSync(folder, { recursive: true });
  const told = { ...machine, idle, profile: options.profile, sizes, rows };
  writeFileSync(join(folder, `${options.out}.json`), `${JSON.stringify(told, undefined, 2)}\n`);
  writeFileSync(join(folder, `${options.out}.md`), `${markdownTable(rows)}\n`);
  console.log(`${rows.length} lines, ${missed} beyond their budget, ${alarms.length} of those by what fails a run.`);
  if (alarms.length > 0) process.exitCode = 1;
}
