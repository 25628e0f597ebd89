import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../run/root';
import { measureInBrowser } from './browser-rows';
import { isMet, table } from './row';
import { measureSizes } from './sizes';

// `npm run bench`: sizes, requests and times of the built extension in real Chromium, ratios to floors of the same run.

await untilIdle(45);
const OUT = join(ROOT, 'test', 'bench', 'out');
const [load = 0] = loadavg();
const rows = [...measureSizes(), ...(await measureInBrowser())];
const machine = { cpus: cpus().length, load: Number(load.toFixed(2)), node: process.version };

console.log(table(rows));
console.log(`${machine.cpus} CPUs, load ${machine.load} at the start, Node ${machine.node}`);
mkdirSync(OUT, { recursive: true });
writeFileSync(join(OUT, 'bench.json'), `${JSON.stringify({ machine, rows }, undefined, 2)}\n`);
// Times are reported; what does not depend on the machine must hold.
if (rows.some((row) => row.floor === undefined && !isMet(row))) process.exitCode = 1;

/** Times on a busy machine say little: waits at most so many seconds until four fifths of it rest. */
async function untilIdle(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    const before = idleTime();
    await wait(1000);
    if (idleTime() - before > 800 * cpus().length) return;
  }
  console.log('This machine is busy: read the times with that in mind.');
}

/** Of all CPUs together, in ms. */
function idleTime(): number {
  return cpus().reduce((sum, { times }) => sum + times.idle, 0);
}
