import type { Row } from '../row';
import type { Run } from './archive-rows';

/** From the disk into the panel's memory, each time in a browser that has just started. */
export async function readRows({ lab, data, quick, records, sqlite }: Run): Promise<readonly Row[]> {
  const { entries } = data;
  await lab.session(({ page }) => page.evaluate(() => bench.copyOpaque()));
  const floors: number[] = [];
  const loads: Awaited<ReturnType<typeof bench.load>>[] = [];
  let memory = { heap: 0, buffers: 0 };
  for (let round = 0; round < (quick ? 2 : 4); round += 1) {
    floors.push(await lab.session(({ page }) => page.evaluate(() => bench.readOpaque())));
    await lab.session(async (session) => {
      const before = await session.memory();
      loads.push(await session.page.evaluate(() => bench.load()));
      const after = await session.memory();
      memory = { heap: after.heap - before.heap, buffers: after.buffers - before.buffers };
    });
  }
  const least = (pick: (load: (typeof loads)[number]) => number) => Math.min(...loads.map(pick));
  // Where every entry is about another object, it is their names that take the room.
  const normal = data.profile === 'normal';
  const budgets = entries >= 100_000;
  return [
    {
      metric: 'newest 50, fresh browser',
      unit: 'ms',
      measured: least(({ first }) => first),
      ...(records && { records: records.first }),
      ...(sqlite && { sqlite: sqlite.first }),
    },
    {
      metric: 'load and unseal all, fresh browser',
      unit: 'ms',
      floor: Math.min(...floors),
      measured: least(({ all }) => all),
      ...(budgets && { budget: 2.5 }),
    },
    { metric: 'longest the page stands still meanwhile', unit: 'ms', measured: least(({ gap }) => gap) },
    { metric: 'blocks that cannot be read', unit: '', measured: least(({ damaged }) => damaged), budget: 0 },
    {
      metric: 'buffers for an entry in memory',
      unit: 'B',
      measured: memory.buffers / entries,
      ...(budgets && normal && { budget: 48 }),
    },
    { metric: 'heap', unit: 'MB', measured: memory.heap / 1e6, ...(normal && { budget: 10 }) },
  ];
}
